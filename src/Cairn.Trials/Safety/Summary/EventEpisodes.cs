using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>
/// Rows of adverse events as the toxicities they tell: one that was entered in pieces, a row for each grade, is one occurrence
/// as long as the next piece begins on a day of the last one or the day after. What has no known start stands by itself.
/// </summary>
static class EventEpisodes
{
    /// <summary>The rows of each occurrence, by start.</summary>
    public static IEnumerable<IReadOnlyList<AdverseEvent>> Of(IEnumerable<AdverseEvent> rows, Followed followed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var all = rows.ToLookup(ae => ae.Start is { Year: not null });
        return
        [
            .. all[true]
                .GroupBy(ae => ToxicityTerm.Of(ae.Name), StringComparer.OrdinalIgnoreCase)
                .SelectMany(one => Joined(one, followed))
                .OrderBy(pieces => pieces[0].Start!.Value.Earliest),
            .. all[false].Select(ae => (IReadOnlyList<AdverseEvent>)[ae]),
        ];
    }

    static List<List<AdverseEvent>> Joined(IEnumerable<AdverseEvent> rows, Followed followed)
    {
        var (joined, until) = (new List<List<AdverseEvent>>(), 0);
        foreach (var ae in rows.OrderBy(ae => ae.Start!.Value.Latest).ThenBy(ae => ae.Sequence))
        {
            var own = LastedDays.SurelyUntil(ae, followed);
            if (joined.Count > 0 && ae.Start!.Value.Latest.DayNumber <= until + 1)
                joined[^1].Add(ae);
            else
                joined.Add([ae]);
            until = joined[^1].Count == 1 ? own : Math.Max(until, own);
        }
        return joined;
    }
}
