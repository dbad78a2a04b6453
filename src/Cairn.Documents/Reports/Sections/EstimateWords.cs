using Cairn.Analyses;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Endpoints and what was estimated of them, in a line each.</summary>
public static class EstimateWords
{
    /// <summary>Every endpoint with its estimate; the table of an overview.</summary>
    public static Table Table(Analysis analysis) => new()
    {
        Id = "endpoint-overview", Caption = "Endpoints so far", Synthetic = analysis.Casebook.IsSynthetic, WhenEmpty = "The study names no endpoint of response, survival or relapse.",
        Columns = [Column.OfWords("Endpoint"), Column.OfWords("Estimate"), Column.OfWords("Interval"), Column.OfWords("Events"), Column.OfWords("Population")],
        Groups = Reports.Table.Plain(analysis.Estimates.Select(e => (IReadOnlyList<Cell>)[Name(e.Plan.Kind), .. Cells(e), InShort(e.Plan.Population)])),
        Notes = analysis.Estimates.Count == 0 ? [] : ["Rates with Clopper-Pearson intervals, medians by Kaplan-Meier, incidence by Aalen-Johansen; the definitions and curves are on the pages of response and survival."],
    };

    static IEnumerable<Cell> Cells(Estimate estimate) => estimate switch
    {
        Estimate.Rate { Values.InPlan.Of: 0 } => ["nobody yet", Written.NotEstimable, "none"],
        Estimate.Rate { Values.InPlan: var (x, n) } r => [Written.Percent(x, n), At(r, $"{Share(r.Interval.Lower)} to {Share(r.Interval.Upper)}"), $"{Written.Count(x)} of {Written.Count(n)} responded"],
        Estimate.Survival { Curve: { N: 0 } } => ["nobody yet", Written.NotEstimable, "none"],
        Estimate.Survival { Curve: { Median: var m } curve } s =>
            [$"median {Written.Fixed(Months.Of(m.Estimate), 1, "not reached")}{(m.Estimate is null ? "" : " months")}", At(s, Written.Interval(Months.Of(m.Lower), Months.Of(m.Upper), 1)), $"{Written.Count(curve.Events)} of {Written.Count(curve.N)}"],
        Estimate.Incidence { Event.N: 0 } => ["nobody yet", Written.NotEstimable, "none"],
        Estimate.Incidence i when i.Event.At(365) is { } year =>
            [$"{Share(year.Incidence)} by 365 days", At(i, $"{Share(year.Lower)} to {Share(year.Upper)}"), $"{Written.Plural(i.Event.Events, "relapse", "relapses")}, {Written.Plural(i.Competing.Events, "death", "deaths")} in {Written.Count(i.Event.N)}"],
        Estimate.Incidence i => [Written.NotEstimable, Written.NotEstimable, $"none of {Written.Count(i.Event.N)}"],
        _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
    };

    static string At(Estimate estimate, string interval) => $"{interval} ({FormattableString.Invariant($"{100 * estimate.Plan.Level:0.#}%")})";

    static string Share(double? share) => share is { } s ? Written.Fixed(100 * s, 1) + "%" : Written.NotEstimable;

    public static string Name(EndpointKind kind) => kind switch
    {
        EndpointKind.AdverseEvents => "Adverse events",
        EndpointKind.Dlt => "Dose-limiting toxicity",
        EndpointKind.Orr => "Overall response rate (ORR)",
        EndpointKind.Os => "Overall survival (OS)",
        EndpointKind.Efs => "Event-free survival (EFS)",
        EndpointKind.Cir => "Cumulative incidence of relapse (CIR)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    static string InShort(Population population) => population switch
    {
        Studies.Population.DltEvaluable => "DLT-evaluable",
        Studies.Population.ResponseEvaluable => "response-evaluable",
        Studies.Population.InRemission => "in remission",
        _ => population.ToString().ToLowerInvariant(),
    };

    public static string Population(Population population) => population switch
    {
        Studies.Population.Screened => "everyone screened",
        Studies.Population.Enrolled => "everyone enrolled",
        Studies.Population.Infused => "everyone infused",
        Studies.Population.DltEvaluable => "DLT-evaluable subjects",
        Studies.Population.ResponseEvaluable => "response-evaluable subjects",
        _ => "subjects in remission",
    };
}
