using Cairn.Analyses;
using Cairn.Endpoints;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Endpoints and what was estimated of them, in a line each.</summary>
public static class EstimateWords
{
    /// <summary>Every endpoint with its estimate; the table of an overview.</summary>
    public static Table Table(Analysis analysis) =>
        new()
        {
            Id = "endpoint-overview",
            Caption = "Endpoints so far",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "The study names no endpoint of response, survival or relapse.",
            Columns =
            [
                Column.OfWords("Endpoint"),
                Column.OfWords("Estimate"),
                Column.OfWords("Interval"),
                Column.OfWords("Events"),
                Column.OfWords("Population"),
            ],
            Groups = Reports.Table.Plain(
                analysis.Estimates.Select(e => (IReadOnlyList<Cell>)[Name(e.Plan.Kind), .. Cells(e), InShort(e.Plan.Population)])
            ),
            Notes =
                analysis.Estimates.Count == 0
                    ? []
                    :
                    [
                        "Rates with Clopper-Pearson intervals, medians by Kaplan-Meier, incidence by Aalen-Johansen; the definitions and curves are on the pages of response and survival.",
                    ],
        };

    static IEnumerable<Cell> Cells(Estimate estimate) =>
        estimate switch
        {
            Estimate.Rate { Values.InPlan.Of: 0 } => ["nobody yet", Written.NotEstimable, "none"],
            Estimate.Rate { Values.InPlan: var (x, n) } r =>
            [
                Written.Percent(x, n),
                At(r, $"{Share(r.Interval.Lower)} to {Share(r.Interval.Upper)}"),
                $"{Written.Count(x)} of {Written.Count(n)} responded",
            ],
            Estimate.Survival { Curve: { N: 0 } } => ["nobody yet", Written.NotEstimable, "none"],
            Estimate.Survival { Curve: { Median: var m } curve } s =>
            [
                $"median {Written.Fixed(Months.Of(m.Estimate), 1, "not reached")}{(m.Estimate is null ? "" : " months")}",
                At(s, Written.Interval(Months.Of(m.Lower), Months.Of(m.Upper), 1)),
                $"{Written.Count(curve.Events)} of {Written.Count(curve.N)}",
            ],
            Estimate.Incidence { Event.N: 0 } => ["nobody yet", Written.NotEstimable, "none"],
            Estimate.Incidence i =>
            [
                InSum(i),
                At(i, $"{Share(i.InSum?.Lower)} to {Share(i.InSum?.Upper)}"),
                $"{Of(i.Event.Events, i.Plan.Kind.Events().Event)}, {Of(i.Competing.Events, "death")} in {Written.Count(i.Event.N)}",
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    /// <summary>"12.5% by 365 days"; where nobody was followed that long, the last day that somebody was, and that it is the last.</summary>
    public static string InSum(Estimate.Incidence estimate) =>
        estimate.InSum is not { } at
            ? Written.NotEstimable
            : $"{Share(at.Incidence)} by {Written.Count((int)at.Time)} days{(at.Time < Estimate.Incidence.Year ? $" (nobody was followed for {Written.Count(Estimate.Incidence.Year)})" : "")}";

    static string At(Estimate estimate, string interval) =>
        $"{interval} ({FormattableString.Invariant($"{100 * estimate.Plan.Level:0.#}%")})";

    static string Share(double? share) => share is { } s ? Written.Fixed(100 * s, 1) + "%" : Written.NotEstimable;

    /// <summary>The name with the field's short form: Overall survival (OS).</summary>
    public static string Name(EndpointKind kind) =>
        kind.Form() == EndpointForm.Count
        || kind is EndpointKind.CrRate or EndpointKind.RemissionRate or EndpointKind.MrdNegativeRate
            ? Capital(kind.Name())
            : $"{Capital(kind.Name())} ({kind.ShortName()})";

    /// <summary>Identity of an endpoint's figure and listing.</summary>
    internal static string Id(EndpointKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What the time of an endpoint is counted from.</summary>
    public static string From(EndpointPlan plan) =>
        (plan.Kind.OwnStart(), plan.Start) switch
        {
            (EndpointStart.FirstResponse, _) => "first response",
            (EndpointStart.Remission, _) or (_, ClockStart.Remission) => "remission",
            (_, ClockStart.FirstInfusion) => "first cells",
            _ => "enrolment",
        };

    internal static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>"2 deaths in remission": the number with the first word of the event in the plural.</summary>
    public static string Of(int n, string what)
    {
        var words = what.Split(' ', 2);
        return Written.Plural(n, what, string.Join(' ', [words[0] + "s", .. words[1..]]));
    }

    static string InShort(Population population) =>
        population switch
        {
            Studies.Population.DltEvaluable => "DLT-evaluable",
            Studies.Population.ResponseEvaluable => "response-evaluable",
            Studies.Population.InRemission => "in remission",
            _ => population.ToString().ToLowerInvariant(),
        };
}
