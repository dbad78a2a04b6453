using System.Runtime.CompilerServices;
using System.Text;
using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Integrity;

/// <summary>
/// What each entry of a chain is about: its subject, its domain and the number of its record, a few bytes each.
/// </summary>
sealed class AboutEntries
{
    readonly List<About> _entries = [];
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    readonly record struct About(int Subject, int Domain, long Number);

    /// <summary>Adds the next entry.</summary>
    /// <param name="form">Its canonical form.</param>
    public void Add(ReadOnlySpan<byte> form, EntryCheck check) =>
        _entries.Add(new(NumberOf(form, check.Subject), NumberOf(form, check.Domain), check.Number ?? -1));

    /// <summary>True when an entry is there and is about the same as the last one.</summary>
    public bool IsAboutTheSame(long sequence) =>
        sequence >= 1 && sequence < _entries.Count && _entries[(int)sequence - 1] == _entries[^1];

    /// <summary>True when the entry is about the same subject as the last one.</summary>
    public bool IsOfTheSameSubject(long sequence) => _entries[(int)sequence - 1].Subject == _entries[^1].Subject;

    // -1 for null, else a number that stands for the text.
    [MethodImpl(Often.Called)]
    int NumberOf(ReadOnlySpan<byte> form, (int Start, int Length) text)
    {
        const int Short = 64;
        if (text.Length < 0)
            return -1;
        var utf8 = form.Slice(text.Start, text.Length);
        if (text.Length > Short)
            return NumberOf(Encoding.UTF8.GetString(utf8));
        Span<char> chars = stackalloc char[Short];
        return NumberOf(chars[..Encoding.UTF8.GetChars(utf8, chars)]);
    }

    int NumberOf(ReadOnlySpan<char> text)
    {
        var known = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var number))
            known[text] = number = _numbers.Count;
        return number;
    }
}
