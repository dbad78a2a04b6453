using System.Runtime.InteropServices;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What a study's entries say, up to the last one given: the newest entry of each record. Anything else is derived from it.</summary>
public sealed class LedgerState
{
    readonly Dictionary<RecordKey, Entry> _records = [];
    readonly List<Entry> _decisions = [];

    LedgerState(string study) => Study = study;

    public string Study { get; }
    public ChainHead Head { get; private set; } = ChainHead.Empty;

    /// <summary>True from the first <see cref="EntryKind.SyntheticMark"/> on.</summary>
    public bool IsSynthetic { get; private set; }

    /// <summary>The newest entry of each record.</summary>
    public IReadOnlyDictionary<RecordKey, Entry> Records => _records;

    /// <param name="entries">A study's entries from the first, in order. A study without entries has an empty state.</param>
    public static LedgerState Fold(string study, IEnumerable<Entry> entries)
    {
        var state = new LedgerState(study);
        foreach (var entry in entries)
            state.Take(entry);
        return state;
    }

    /// <summary>The records, read from their text; subjects in order of identifier.</summary>
    /// <exception cref="InvalidDataException">An entry holds what is no record: it was written by another version, or altered.</exception>
    public Casebook Casebook()
    {
        var subjects = new Dictionary<string, List<Record>>(StringComparer.Ordinal);
        foreach (var (key, entry) in _records)
        {
            ref var records = ref CollectionsMarshal.GetValueRefOrAddDefault(subjects, key.Subject, out _);
            (records ??= []).Add(RecordOf(key, entry));
        }
        return new(
            Study,
            IsSynthetic,
            null,
            [.. subjects.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SubjectRecords(s.Key, s.Value))]
        )
        {
            Decisions = [.. _decisions.Select(DecisionText.Read)],
        };
    }

    void Take(Entry entry)
    {
        if (entry.Kind == EntryKind.SyntheticMark)
            IsSynthetic = true;
        if (entry.Kind == EntryKind.DoseDecided)
            _decisions.Add(entry);
        if (entry.Key is { } key)
            _records[key] = entry;
        Head = ChainHead.Of(entry);
    }

    static Record RecordOf(RecordKey key, Entry entry)
    {
        var read = RecordShape.Of(key.Domain)?.Read(entry.Values, key.Domain, null, entry.Sequence);
        return read?.Value
            ?? throw new InvalidDataException(
                $"Entry {entry.Sequence} of {entry.Study} ({key}) cannot be read: {(read is null ? "the domain is not known." : string.Join(" ", read.Findings))}"
            );
    }
}
