using System.Collections.Concurrent;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// What the ledger says of one subject's records. Never changed once it is made; what is read from it is read once.
/// </summary>
/// <param name="subject">USUBJID.</param>
sealed class SubjectLedger(string subject, SubjectVersions versions)
{
    readonly Lock _turn = new();
    Reading? _read;

    // Made when somebody asks; two that ask at once make them twice, to the same end.
    PastRecords? _past;
    ConcurrentDictionary<Entry, SignedRecords>? _signed;

    sealed record Reading(SubjectRecords Records, IReadOnlyList<UnreadRecord> Unread);

    /// <summary>USUBJID.</summary>
    public string Subject { get; } = subject;

    public SubjectVersions Versions { get; } = versions;

    /// <summary>The records, read from their text.</summary>
    public SubjectRecords Records => Read().Records;

    /// <summary>The records that could not be read.</summary>
    public IReadOnlyList<UnreadRecord> Unread => Read().Unread;

    /// <summary>What these entries showed at the end of a day.</summary>
    /// <param name="knownSince">Since when an entry has been known: no later entry changes that.</param>
    public SubjectRecords By(DateOnly day, Func<Entry, DateTimeOffset> knownSince) =>
        (_past ??= new(Subject, Versions.Values, knownSince)).By(day);

    /// <summary>What a signature covers of these records, looked for once.</summary>
    public SignedRecords SignedBy(Stated<Signed> signature) =>
        (_signed ??= new(ReferenceEqualityComparer.Instance)).GetOrAdd(signature.Entry, _ =>
            SignedRecords.Of(Versions.Values, signature.Content.Covers)
        );

    // Once: whoever asks again is given the very same records.
    Reading Read()
    {
        if (_read is { } known)
            return known;
        lock (_turn)
            return _read ??= Anew();
    }

    Reading Anew()
    {
        var (records, unread) = (new List<Record>(Versions.Count), new List<UnreadRecord>());
        foreach (var version in Versions.Values)
            if (version.Record is { } record)
                records.Add(record);
            else if (version.Unread is { } broken)
                unread.Add(broken);
        return new(new(Subject, records), unread);
    }
}
