using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>
/// What a line of a toxicity definition is asked of: a row of adverse events by itself, and for a line that asks for a duration also the rows
/// of one toxicity that follow a row without a day between, all at or above the line's grade. A toxicity entered in pieces lasts as long as its
/// pieces together, and is related as soon as one piece is. A further row never unmakes what another row shows.
/// </summary>
/// <param name="Rows">By start; the first one's start is the onset.</param>
/// <param name="IsCertain">False when a grade or date that is not fully known leaves open whether the rows belong together.</param>
sealed record ToxicityEpisode(IReadOnlyList<AdverseEvent> Rows, bool IsCertain, Followed Followed)
{
    public AdverseEvent First => Rows[0];

    /// <summary>Whether the line is met, with what would settle it.</summary>
    public Answer<Truth> Meets(ToxicityRule rule)
    {
        var met = Truth.All(
            Truth.Any(Rows.Select(ae => ToxicityMatch.IsNamed(ae, rule))),
            Truth.All(Rows.Select(ae => IsAtLeast(ae, rule.MinimumGrade))),
            rule.RelatedOnly ? IsRelated : Truth.True,
            rule.LongerThanDays is { } days ? LastsLongerThan(days) : Truth.True
        );
        var known = met.IsTrue && !IsCertain ? Truth.Unknown : met;
        return new(
            known,
            new($"toxicity.{rule.Id}", $"{rule.Id}: {rule.Says}"),
            Facts,
            known.IsUnknown ? [.. Missing(rule)] : []
        );
    }

    public IReadOnlyList<Fact> Facts => [.. Rows.Select(ae => ae.AsFact())];

    static Truth IsAtLeast(AdverseEvent ae, int grade) =>
        ToxicityMatch.GradeOf(ae) is { } known ? Truth.Of(known >= grade) : Truth.Unknown;

    // What would have to be recorded to settle an unknown.
    IEnumerable<Gap> Missing(ToxicityRule rule)
    {
        foreach (var ae in Rows)
        {
            if (ToxicityMatch.IsNamed(ae, rule).IsUnknown)
                yield return new Gap.Unfilled(ae.AsFact(), "AEDECOD");
            if (ToxicityMatch.GradeOf(ae) is null)
                yield return new Gap.Unfilled(ae.AsFact(), "AETOXGR");
            if (rule.RelatedOnly && IsRelated.IsUnknown && ToxicityMatch.IsRelated(ae).IsUnknown)
                yield return new Gap.Unfilled(ae.AsFact(), "AEREL");
        }
        if (rule.LongerThanDays is { } days && (!IsCertain || LastsLongerThan(days).IsUnknown))
            yield return new Gap.Duration(First.Name, Facts, days);
    }

    Truth IsRelated => Truth.Any(Rows.Select(ToxicityMatch.IsRelated));

    // Days = last day - first day + 1. A row that ends before it starts has no known duration.
    Truth LastsLongerThan(int days)
    {
        if (First.Start is not { } start)
            return Truth.Unknown;
        var shortest = Rows.Max(SurelyUntil) - start.Latest.DayNumber + 1;
        int? longest = Rows.All(ae => ae.End is not null || Followed.IsOver)
            ? Rows.Max(ae => (ae.End?.Latest ?? Followed.Until).DayNumber) - start.Earliest.DayNumber + 1
            : null;
        if (Rows.Any(ae => ae.End is not null) && longest < 1)
            return Truth.Unknown;
        if (shortest > days)
            return Truth.True;
        return longest <= days ? Truth.False : Truth.Unknown;
    }

    int SurelyUntil(AdverseEvent ae) => SurelyUntil(ae, Followed);

    static int SurelyUntil(AdverseEvent ae, Followed followed) => (ae.End?.Earliest ?? followed.Until).DayNumber;

    public static IEnumerable<ToxicityEpisode> Of(IEnumerable<AdverseEvent> events, ToxicityRule rule, Followed followed)
    {
        List<AdverseEvent> rows = [.. events];
        foreach (var ae in rows)
            yield return new([ae], true, followed);
        if (rule.LongerThanDays is null)
            yield break;
        foreach (
            var one in rows.Where(ae => ae.Start is not null && !(ToxicityMatch.GradeOf(ae) < rule.MinimumGrade))
                .GroupBy(ae => ToxicityTerm.Of(ae.Name), StringComparer.OrdinalIgnoreCase)
        )
        foreach (var episode in Joined([.. one], rule, followed))
            yield return episode;
    }

    // From every row on: a piece from before the cells, or one that does not belong, hides none of the later ones.
    static IEnumerable<ToxicityEpisode> Joined(List<AdverseEvent> rows, ToxicityRule rule, Followed followed)
    {
        List<AdverseEvent> graded =
        [
            .. rows.Where(ae => ToxicityMatch.GradeOf(ae) is not null).OrderBy(ae => ae.Start!.Value.Latest),
        ];
        List<AdverseEvent> all = [.. rows.OrderBy(ae => ae.Start!.Value.Earliest)];
        foreach (var first in all)
        {
            var sure = graded.IndexOf(first) is >= 0 and var i
                ? Run(graded.Skip(i), ae => SurelyUntil(ae, followed), ae => ae.Start!.Value.Latest.DayNumber)
                : [first];
            var possible = Run(
                all.Skip(all.IndexOf(first)),
                ae => (ae.End?.Latest ?? DateOnly.MaxValue).DayNumber,
                ae => ae.Start!.Value.Earliest.DayNumber
            );
            if (sure.Count > 1)
                yield return new(sure, true, followed);
            if (possible.Count > sure.Count)
                yield return new(possible, false, followed);
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
