using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Ledger.Entries;

/// <summary>
/// Reads what an entry says, value by value. Every getter throws <see cref="FormatException"/> when the value is not what it asks
/// for.
/// </summary>
public sealed class ContentReader
{
    readonly Entry _entry;
    readonly Dictionary<string, EntryValue> _values;

    /// <exception cref="FormatException">The content is none.</exception>
    public ContentReader(Entry entry)
    {
        (_entry, Values) = (entry, entry.Values);
        _values = new(Values.Count, StringComparer.Ordinal);
        foreach (var value in Values)
            if (!_values.TryAdd(value.Name, value))
                throw new FormatException($"{value.Name} stands twice.");
    }

    /// <summary>All values, in the order of the content.</summary>
    public IReadOnlyList<EntryValue> Values { get; }

    /// <summary>The record it is about.</summary>
    public RecordKey Key => _entry.Key ?? throw new FormatException("It names no record.");
    public RecordKey? KeyOrNone => _entry.Key;
    public string Subject => _entry.Subject ?? throw new FormatException("It names no subject.");
    public string? SubjectOrNone => _entry.Subject;
    public long Corrects => _entry.Corrects ?? throw new FormatException("It names no entry that it corrects.");
    public Attribution By => _entry.By;
    public PartialDate? Happened => _entry.Event;

    /// <summary>A text; the mark of removal where it was taken out.</summary>
    public string Text(string name) => TextOrNone(name) ?? throw new FormatException($"{name} is missing.");

    /// <summary>A text; null where there is none, the mark of removal where it was taken out.</summary>
    public string? TextOrNone(string name) =>
        _values.TryGetValue(name, out var value) ? value.Text ?? (value.IsRemoved ? EntryValue.RemovedMark : null) : null;

    public int Whole(string name) => WholeOrNone(name) ?? throw new FormatException($"{name} is missing.");

    public int? WholeOrNone(string name) => NumberOrNone(name) is { } number ? checked((int)number) : null;

    public long Number(string name) => NumberOrNone(name) ?? throw new FormatException($"{name} is missing.");

    public long? NumberOrNone(string name)
    {
        if (TextOrNone(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        throw new FormatException($"{name} '{text}' is no whole number.");
    }

    public DateOnly Day(string name) => DayOrNone(name) ?? throw new FormatException($"{name} is missing.");

    public DateOnly? DayOrNone(string name)
    {
        if (TextOrNone(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        throw new FormatException($"{name} '{text}' is no day.");
    }

    public DateTimeOffset? InstantOrNone(string name) =>
        TextOrNone(name) is not { } text
            ? null
            : TimeText.ReadDevice(text) ?? throw new FormatException($"{name} '{text}' is no time.");

    public T Code<T>(string name)
        where T : struct, Enum =>
        Entries.Codes.Find<T>(Text(name)) ?? throw new FormatException($"{name} '{Text(name)}' is not known.");

    public T? CodeOrNone<T>(string name)
        where T : struct, Enum => TextOrNone(name) is null ? null : Code<T>(name);

    /// <summary>A list of members of one of our enums.</summary>
    public IReadOnlyList<T> Codes<T>(string name)
        where T : struct, Enum =>
        [.. List(name).Select(c => Entries.Codes.Find<T>(c) ?? throw new FormatException($"{name} '{c}' is not known."))];

    public bool Flag(string name) => TextOrNone(name) == "yes";

    /// <summary>A list; empty where there is none.</summary>
    public IReadOnlyList<string> List(string name) => _values.TryGetValue(name, out var value) ? value.Items ?? [] : [];
}
