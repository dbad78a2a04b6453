using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What a state's entries showed at the end of earlier days.</summary>
sealed class PastKnowledge(LedgerState state)
{
    public SubjectRecords Of(string subject, DateOnly day)
    {
        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var records = state
            .RecordsOf(subject)
            .Select(r => (r.Key, Version: By(end, r.Value)))
            .Where(r => r.Version is { IsRemoved: false })
            .Select(r => Read(r.Key, r.Version!));
        return new(subject, records.OfType<Record>());
    }

    RecordVersions? By(DateTimeOffset end, RecordVersions? version)
    {
        while (version is not null && state.KnownSince(version.Newest) >= end)
            version = version.Before;
        return version;
    }

    static Record? Read(RecordKey key, RecordVersions version)
    {
        try
        {
            return RecordValues.Read(key, version.Newest.Values, "", version.Newest.Sequence).Value;
        }
        catch (FormatException)
        {
            return null; // said where the record is read as it stands now
        }
    }
}
