using Cairn.Ledger.Entries;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// What one subject's entries showed at the end of each day, in UTC: the same records for every day between two on which
/// something was entered. Safe to use from several threads.
/// </summary>
sealed class PastRecords
{
    readonly string _subject;
    readonly IEnumerable<RecordVersions> _newest;
    readonly Func<Entry, DateTimeOffset> _knownSince;
    readonly DateOnly[] _changes; // the days on which something was entered, ascending
    readonly SubjectRecords?[] _known; // before the first of them, and from each of them on

    /// <param name="newest">Everything said of the subject's records.</param>
    /// <param name="knownSince">Since when an entry has been known.</param>
    public PastRecords(string subject, IEnumerable<RecordVersions> newest, Func<Entry, DateTimeOffset> knownSince)
    {
        (_subject, _newest, _knownSince) = (subject, newest, knownSince);
        var days = newest.SelectMany(r => r.All).Select(Day);
        _changes = [.. days.Distinct().Order()];
        _known = new SubjectRecords?[_changes.Length + 1];
    }

    // Two that ask at once read it twice, to the same end.
    public SubjectRecords By(DateOnly day)
    {
        var found = Array.BinarySearch(_changes, day);
        var index = found >= 0 ? found + 1 : ~found;
        return _known[index] ??= new(_subject, _newest.Select(r => By(day, r)?.Record).OfType<Record>());
    }

    RecordVersions? By(DateOnly day, RecordVersions? version)
    {
        while (version is not null && Day(version.Newest) > day)
            version = version.Before;
        return version;
    }

    DateOnly Day(Entry entry) => DateOnly.FromDateTime(_knownSince(entry).UtcDateTime);
}
