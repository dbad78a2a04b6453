using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// What the ledger says of one subject's records. Never changed once it is made; what is read from it is read once.
/// </summary>
sealed class SubjectLedger
{
    readonly Lazy<(SubjectRecords Records, IReadOnlyList<UnreadRecord> Unread)> _read;

    public SubjectLedger(string subject, Dictionary<RecordKey, RecordVersions> versions)
    {
        Versions = versions;
        _read = new(() => Read(subject, versions.Values));
    }

    public IReadOnlyDictionary<RecordKey, RecordVersions> Versions { get; }

    /// <summary>The records, read from their text.</summary>
    public SubjectRecords Records => _read.Value.Records;

    /// <summary>The records that could not be read.</summary>
    public IReadOnlyList<UnreadRecord> Unread => _read.Value.Unread;

    static (SubjectRecords, IReadOnlyList<UnreadRecord>) Read(string subject, IEnumerable<RecordVersions> versions)
    {
        var (records, unread) = (new List<Record>(), new List<UnreadRecord>());
        foreach (var version in versions)
            if (!version.IsRemoved)
                Read(version, records, unread);
        return (new(subject, records), unread);
    }

    static void Read(RecordVersions version, List<Record> records, List<UnreadRecord> unread)
    {
        var (entry, key) = (version.Newest, version.Newest.Key!.Value);
        var place = EntryKinds.Place(entry);
        try
        {
            var read = RecordValues.Read(key, entry.Values, place, entry.Sequence);
            if (read.Value is { } record)
                records.Add(record);
            else
                unread.Add(new(key, entry.Sequence, RecordValues.Texts(entry.Values), read.Findings));
        }
        catch (FormatException broken)
        {
            unread.Add(new(key, entry.Sequence, [], [Finding.Error(place, null, null, broken.Message, "Run 'cairn verify'.")]));
        }
    }
}
