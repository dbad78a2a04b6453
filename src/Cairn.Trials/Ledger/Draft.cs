using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What shall be appended, before it has its place, its author and its hash.</summary>
public sealed record Draft
{
    Draft(EntryKind kind, RecordKey? key, IEnumerable<KeyValuePair<string, string>> values, long? corrects = null) =>
        (Kind, Key, Values, Corrects) = (kind, key, [.. values.OrderBy(v => v.Key, StringComparer.Ordinal)], corrects);

    public EntryKind Kind { get; }
    public RecordKey? Key { get; }
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; }
    public long? Corrects { get; }

    /// <summary>A record that is new.</summary>
    public static Draft Added(Record record) => new(EntryKind.RecordAdded, KeyOf(record), RecordShape.Write(record));

    /// <summary>A record that replaces what an entry says.</summary>
    /// <param name="corrects">Sequence of that entry.</param>
    public static Draft Corrected(Record record, long corrects) =>
        new(EntryKind.RecordCorrected, KeyOf(record), RecordShape.Write(record), corrects);

    /// <summary>The study's definition: for example its files with their SHA-256.</summary>
    public static Draft StudyLoaded(IReadOnlyDictionary<string, string> definition) =>
        new(EntryKind.StudyLoaded, null, definition);

    /// <summary>The study's records come from the generator.</summary>
    /// <param name="origin">What made them: for example the seed.</param>
    public static Draft SyntheticMark(IReadOnlyDictionary<string, string> origin) => new(EntryKind.SyntheticMark, null, origin);

    /// <summary>The committee's decision; who decided, in which role and why belong to the attribution it is linked with.</summary>
    public static Draft DoseDecided(CommitteeDecision decision) => new(EntryKind.DoseDecided, null, DecisionText.Write(decision));

    static RecordKey KeyOf(Record record) => new(record.Subject, record.Domain, record.Sequence);
}
