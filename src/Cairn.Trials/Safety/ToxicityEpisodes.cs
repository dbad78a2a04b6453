using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>Which rows of adverse events are asked together.</summary>
static class ToxicityEpisodes
{
    /// <summary>The episodes of which an event of a definition is asked: none where no row can be of its kind.</summary>
    public static IEnumerable<ToxicityEpisode> Of(ToxicityWatch watch, ToxicityEvent meant, bool lasts)
    {
        var rows = watch.Events.Select(ae => (Event: ae, MayBe: !ToxicityMatch.IsNamed(ae, meant).IsFalse)).ToList();
        foreach (var (ae, _) in rows.Where(row => row.MayBe))
            yield return new([ae], true, watch);
        if (!lasts || !rows.Exists(row => row.MayBe))
            yield break;
        rows.RemoveAll(row => row.Event.Start is null || row.Event.WorstGrade < meant.MinimumGrade);
        var toxicities = rows.ToLookup(row => ToxicityTerm.Of(row.Event.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var one in toxicities.Where(one => one.Any(row => row.MayBe)))
        {
            List<AdverseEvent> named = [.. one.Select(row => row.Event)];
            var may =
                from row in rows
                where row.MayBe && !named.Contains(row.Event) && ToxicityGroups.MayBeOneLowCount(row.Event, named[0])
                select row.Event;
            foreach (var episode in Joined(named, [.. may], watch))
                yield return episode;
        }
    }

    // From every row on: a piece from before the cells, or one that does not belong, hides none of the later ones.
    /// <param name="rows">Of one name.</param>
    /// <param name="may">Low counts of another name that may be the same: whether they are is asked.</param>
    static IEnumerable<ToxicityEpisode> Joined(List<AdverseEvent> rows, List<AdverseEvent> may, ToxicityWatch watch)
    {
        List<AdverseEvent> graded = [.. rows.Where(ae => ae.WorstGrade is not null).OrderBy(ae => ae.Start!.Value.Latest)];
        List<AdverseEvent> all = [.. rows.Concat(may).OrderBy(ae => ae.Start!.Value.Earliest)];
        foreach (var first in all)
        {
            var sure = graded.IndexOf(first) is >= 0 and var i
                ? Run(graded.Skip(i), ae => LastedDays.SurelyUntil(ae, watch.Followed), ae => ae.Start!.Value.Latest.DayNumber)
                : [first];
            var possible = Run(
                all.Skip(all.IndexOf(first)),
                ae => (ae.End?.Latest ?? DateOnly.MaxValue).DayNumber,
                ae => ae.Start!.Value.Earliest.DayNumber
            );
            if (sure.Count > 1)
                yield return new(sure, true, watch);
            if (possible.Count > sure.Count)
                yield return new(possible, false, watch);
        }
    }

    static List<AdverseEvent> Run(IEnumerable<AdverseEvent> rows, Func<AdverseEvent, int> until, Func<AdverseEvent, int> from)
    {
        var run = new List<AdverseEvent>();
        var last = int.MaxValue - 1;
        foreach (var ae in rows)
        {
            if (from(ae) > last + 1)
                break;
            last = run.Count == 0 ? until(ae) : Math.Max(last, until(ae));
            run.Add(ae);
        }
        return run;
    }
}
