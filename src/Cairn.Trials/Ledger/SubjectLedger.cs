using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// What the ledger says of one subject's records. Never changed once it is made; what is read from it is read once.
/// </summary>
sealed class SubjectLedger
{
    readonly Lazy<(SubjectRecords Records, IReadOnlyList<UnreadRecord> Unread)> _read;

    public SubjectLedger(string subject, SubjectVersions versions)
    {
        (Subject, Versions) = (subject, versions);
        _read = new(() => Read(subject, versions));
    }

    /// <summary>USUBJID.</summary>
    public string Subject { get; }

    public SubjectVersions Versions { get; }

    /// <summary>The records, read from their text.</summary>
    public SubjectRecords Records => _read.Value.Records;

    /// <summary>The records that could not be read.</summary>
    public IReadOnlyList<UnreadRecord> Unread => _read.Value.Unread;

    static (SubjectRecords, IReadOnlyList<UnreadRecord>) Read(string subject, SubjectVersions versions)
    {
        var (records, unread) = (new List<Record>(versions.Count), new List<UnreadRecord>());
        foreach (var version in versions.Values)
            if (version.Record is { } record)
                records.Add(record);
            else if (version.Unread is { } broken)
                unread.Add(broken);
        return (new(subject, records), unread);
    }
}
