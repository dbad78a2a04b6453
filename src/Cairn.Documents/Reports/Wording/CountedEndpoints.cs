using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Endpoints;
using Cairn.Safety;
using Cairn.Safety.Ctcae;
using Cairn.Studies;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Wording;

/// <summary>
/// The endpoints that are counted, adverse events and dose-limiting toxicities, as rows of their own in the table of endpoints.
/// </summary>
static class CountedEndpoints
{
    public static IEnumerable<IReadOnlyList<Cell>> Rows(Analysis analysis) =>
        from plan in analysis.Study.Endpoints
        let row = Row(analysis, plan)
        where row is not null
        select row;

    static IReadOnlyList<Cell>? Row(Analysis analysis, EndpointPlan plan)
    {
        var endpoint = Endpoint.Of(plan);
        if (endpoint is AdverseEvents)
            return [.. Named(analysis, plan), .. OfEvents(analysis, plan), Populations.Short(plan.Population)];
        return endpoint is DoseLimitingToxicity
            ? [.. Named(analysis, plan), .. OfToxicity(analysis, plan), Populations.Short(plan.Population)]
            : null;
    }

    // What is not the first rank says nothing of it: the rows of the others do neither.
    static Cell[] Named(Analysis analysis, EndpointPlan plan)
    {
        var version = Endpoint.Of(plan) is AdverseEvents ? $", CTCAE v{CtcaeVersion.Of(analysis.Study.Safety).Number}" : "";
        var rank = plan.Rank == "primary" ? " (primary)" : "";
        return [$"{Endpoint.Of(plan).Title}{version}{rank}"];
    }

    static Cell[] OfEvents(Analysis analysis, EndpointPlan plan)
    {
        var table = analysis.AdverseEvents;
        if (table.Treated == 0)
            return Nobody;
        string Of(int n) => Written.CountOf(n, table.Treated);
        Phrase severe = (Phrase)$"grade 3 or more in {Of(table.Any.Severe)}, fatal in {Of(table.Any.WorstGrade[5])}";
        Phrase among = $"{EventCountWords.Of(analysis)} in {Of(table.Any.Subjects)} of {Written.Count(table.Treated)}";
        Cell estimate = (Phrase)$"{among}; {severe}{EventCountWords.Later(table)}";
        var facts = table.Any.Rows.Select(ae => ae.AsFact());
        var told = Written.Count(EventCountWords.Told(analysis));
        return [estimate.From(facts), Interval(plan, table.Any.Subjects, table.Treated), told];
    }

    static Cell[] OfToxicity(Analysis analysis, EndpointPlan plan)
    {
        List<DltAssessment> evaluable =
        [
            .. from s in analysis.Doses?.Subjects ?? []
            where s.Assessment.Status.Value is DltStatus.Dlt or DltStatus.None
            select s.Assessment,
        ];
        if (evaluable.Count == 0)
            return Nobody;
        var toxic = evaluable.FindAll(a => a.Status.Value == DltStatus.Dlt);
        Cell estimate = $"{Written.CountOf(toxic.Count, evaluable.Count)} of {Written.Count(evaluable.Count)} evaluable";
        return
        [
            estimate.From(toxic.SelectMany(a => a.Status.Because)),
            Interval(plan, toxic.Count, evaluable.Count),
            Written.Count(toxic.Count),
        ];
    }

    static Cell[] Nobody => ["nobody yet", Written.NotEstimable, "none"];

    static Phrase Interval(EndpointPlan plan, int n, int of)
    {
        var exact = BinomialInterval.Of(n, of, BinomialMethod.ClopperPearson, plan.Level);
        return $"{Written.Share(exact.Lower)} to {Written.Share(exact.Upper)} of subjects ({plan.LevelInWords})";
    }

    /// <summary>Until when events count, and how many were followed as far: an event of who was not may be missing.</summary>
    public static IEnumerable<Inline> Notes(Analysis analysis)
    {
        if (analysis.Study.Endpoints.FirstOrDefault(e => Endpoint.Of(e) is AdverseEvents) is not { } plan)
            yield break;
        var (all, from) = (analysis.Treated, SafetyWords.Of(analysis.Study.Safety.EventsFrom));
        if (all.Count == 0)
            yield break;
        if (plan.TimeFrameMonths is not { } months)
        {
            yield return $"Adverse events from {from} on, of those given cells.";
            yield break;
        }
        var followed = all.Count(s => s.Vital.IsDead || s.Vital.LastKnownAlive.Value >= s.FirstCells?.AddMonths(months));
        yield return $"Adverse events from {from} on, within {Written.Count(months)} months of the first cells; "
            + $"{Written.Count(followed)} of {Written.Count(all.Count)} were followed for as long, or died before.";
    }
}
