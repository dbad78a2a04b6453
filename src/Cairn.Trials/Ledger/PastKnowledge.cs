using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>What a state's entries showed at the end of earlier days.</summary>
sealed class PastKnowledge(LedgerState state)
{
    public SubjectRecords Of(string subject, DateOnly day)
    {
        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var records = state.RecordsOf(subject).Values.Select(r => By(end, r)?.Record);
        return new(subject, records.OfType<Record>());
    }

    RecordVersions? By(DateTimeOffset end, RecordVersions? version)
    {
        while (version is not null && state.KnownSince(version.Newest) >= end)
            version = version.Before;
        return version;
    }
}
