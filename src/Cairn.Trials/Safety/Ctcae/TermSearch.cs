using System.Collections.Frozen;
using System.Text;

namespace Cairn.Safety.Ctcae;

/// <summary>How a term was found.</summary>
public enum TermMatch
{
    /// <summary>It is the term's own name.</summary>
    Name,

    /// <summary>It is another name of it: a lay word, an abbreviation, a MedDRA preferred term.</summary>
    OtherName,

    /// <summary>The words begin the words of a name.</summary>
    Beginning,

    /// <summary>The words are among those of a name.</summary>
    Words,

    /// <summary>It is near a name in spelling.</summary>
    Misspelt,
}

/// <summary>A term that was found.</summary>
/// <param name="By">The name by which it was found.</param>
public sealed record FoundTerm(CtcaeTerm Term, TermMatch Match, string By);

/// <summary>
/// Finds CTCAE's terms as people write them: in British spelling, by lay words and abbreviations, by MedDRA's preferred terms,
/// half typed, misspelt. The other names are the project's own list.
/// </summary>
public sealed class TermSearch
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<CtcaeVersion, TermSearch> Known = [];

    readonly FrozenDictionary<string, (CtcaeTerm Term, string Name, bool IsOwn)> _exact;
    readonly (string Plain, CtcaeTerm Term, string Name)[] _all;

    TermSearch(CtcaeVersion version)
    {
        var names = version.Terms.Select(t => (Term: t, t.Name, IsOwn: true)).ToList();
        names.AddRange(OtherNames(version));
        _exact = names
            .DistinctBy(n => Plain(n.Name), StringComparer.Ordinal)
            .ToFrozenDictionary(n => Plain(n.Name), n => (n.Term, n.Name, n.IsOwn), StringComparer.Ordinal);
        _all = [.. names.Select(n => (Plain(n.Name), n.Term, n.Name))];
    }

    public static TermSearch Of(CtcaeVersion version) => Known.GetValue(version, v => new(v));

    /// <summary>The term that a text names, by its own or another name; null when it names none.</summary>
    public CtcaeTerm? Named(string text) => _exact.TryGetValue(Plain(text), out var found) ? found.Term : null;

    /// <summary>The terms that a text may mean, the likeliest first, each once.</summary>
    public IReadOnlyList<FoundTerm> Find(string text, int most = 10)
    {
        var plain = Plain(text);
        if (plain.Length == 0)
            return [];
        var found = Exactly(plain).Concat(ByWords(plain).Concat(Near(plain)));
        return [.. found.DistinctBy(f => f.Term).Take(most)];
    }

    IEnumerable<FoundTerm> Exactly(string plain)
    {
        if (_exact.TryGetValue(plain, out var found))
            yield return new(found.Term, found.IsOwn ? TermMatch.Name : TermMatch.OtherName, found.Name);
    }

    IEnumerable<FoundTerm> ByWords(string plain)
    {
        var asked = plain.Split(' ');
        return _all.Select(n => (n, Match: Match(asked, n.Plain.Split(' '), plain, n.Plain)))
            .Where(n => n.Match is not null)
            .OrderBy(n => n.Match)
            .ThenBy(n => n.n.Plain.Length)
            .ThenBy(n => n.n.Name, StringComparer.Ordinal)
            .Select(n => new FoundTerm(n.n.Term, n.Match!.Value, n.n.Name));
    }

    static TermMatch? Match(string[] asked, string[] words, string plain, string name)
    {
        if (name.StartsWith(plain, StringComparison.Ordinal))
            return TermMatch.Beginning;
        return Array.TrueForAll(asked, a => Array.Exists(words, w => w.StartsWith(a, StringComparison.Ordinal)))
            ? TermMatch.Words
            : null;
    }

    // One letter in four may be wrong; a short word has to be right in all but one.
    IEnumerable<FoundTerm> Near(string plain) =>
        _all.Select(n => (n, Edits: EditDistance.Between(plain, n.Plain)))
            .Where(n => n.Edits <= Math.Max(1, plain.Length / 4))
            .OrderBy(n => n.Edits)
            .ThenBy(n => n.n.Name, StringComparer.Ordinal)
            .Select(n => new FoundTerm(n.n.Term, TermMatch.Misspelt, n.n.Name));

    static IEnumerable<(CtcaeTerm Term, string Name, bool IsOwn)> OtherNames(CtcaeVersion version) =>
        from line in TermList.Lines("ctcae-names.txt")
        let parts = line.Split('=')
        let term = version.Find(parts[0])
        where term is not null
        from name in parts[1].Split(';')
        select (term, name.Trim(), false);

    static readonly (string British, string American)[] Spellings =
    [
        ("ae", "e"),
        ("oe", "e"),
        ("our ", "or "),
        ("isation", "ization"),
    ];

    /// <summary>Small letters and digits in words, the British ae and oe written e, the our or, the ise ize.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsLetterOrDigit(c))
                plain.Append(c);
            else if (
                !char.IsSurrogate(c)
                && System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c)
                    != System.Globalization.UnicodeCategory.NonSpacingMark
            )
                plain.Append(' ');
        foreach (var (british, american) in Spellings)
            plain.Replace(british, american);
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
