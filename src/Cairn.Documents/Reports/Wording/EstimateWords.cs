using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Endpoints;
using Cairn.Response;

namespace Cairn.Documents.Reports.Wording;

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
            WhenEmpty = "The study names no endpoint.",
            Columns =
            [
                Column.OfWords("Endpoint"),
                Column.OfWords("Estimate"),
                Column.OfWords("Interval"),
                Column.OfWords("Events"),
                Column.OfWords("Population"),
            ],
            Groups = Content.Table.Plain([
                .. CountedEndpoints.Rows(analysis),
                .. analysis.Estimates.Select(e =>
                    (IReadOnlyList<Cell>)
                        [e.Endpoint.Title, .. Cells(e).Select(c => On(e, c)), Populations.Short(e.Plan.Population)]
                ),
            ]),
            Notes =
                analysis.Estimates.Count == 0
                    ? [.. CountedEndpoints.Notes(analysis)]
                    :
                    [
                        .. CountedEndpoints.Notes(analysis),
                        "Rates with Clopper-Pearson intervals, medians by Kaplan-Meier, median follow-up by reverse "
                            + "Kaplan-Meier, incidence by Aalen-Johansen; the definitions and curves stand under response and "
                            + "survival.",
                        SurvivalWords.FlatStep,
                        .. DeathsBeside(analysis),
                    ],
        };

    /// <summary>A number of an estimate with the records behind the values of its subjects.</summary>
    internal static Cell On(EndpointAnalysis estimate, Cell number) =>
        number.IsSpare || !estimate.Because.Any() ? number : number.From(() => estimate.Because);

    // The deaths that are recorded, where overall survival counts another number of them.
    static IEnumerable<Inline> DeathsBeside(Analysis analysis)
    {
        var os = analysis.Estimates.OfType<EndpointAnalysis.Survival>().FirstOrDefault(s => s.Endpoint is OverallSurvival);
        if (os is null || os.Curve.Events == analysis.Flow.Deaths)
            yield break;
        var times = os.Subjects.ToDictionary(t => t.Subject, t => t.Status, StringComparer.Ordinal);
        var dead = analysis.Flow.Subjects.Where(s => s.IsDead).ToList();
        var outside = dead.Count(s => !times.ContainsKey(s.Subject));
        var later = dead.Count(s => times.TryGetValue(s.Subject, out var status) && status == 0);
        List<string> taken = [.. from t in os.Subjects where t.Status == 0 && t.DecidedBy.Count > 0 select t.Subject];
        var imputed = taken.Count == 0 ? "" : $"; by an imputed day {Phrase.Join(", ", taken)}";
        yield return $"Of {Written.Plural(dead.Count, "death", "deaths")} recorded "
            + $"{Written.Count(os.Curve.Events)} are events of "
            + $"overall survival; {Written.Count(later)} came after its follow-up ended "
            + $"(time frame, transplant or loss{imputed}), and "
            + $"{Written.Count(outside)} are of people outside its population.";
    }

    static IEnumerable<Cell> Cells(EndpointAnalysis estimate) =>
        estimate switch
        {
            EndpointAnalysis.Rate { InPlan.Of: 0 } => ["nobody yet", Written.NotEstimable, "none"],
            EndpointAnalysis.Rate { InPlan: var (x, n) } r =>
            [
                Written.Percent(x, n),
                At(r, $"{Written.Share(r.Interval.Lower)} to {Written.Share(r.Interval.Upper)}"),
                $"{Written.Count(x)} of {Written.Count(n)} responded",
            ],
            EndpointAnalysis.Survival { Curve: { N: 0 } } => ["nobody yet", Written.NotEstimable, "none"],
            EndpointAnalysis.Survival { Curve: var curve } s =>
            [
                $"{SurvivalWords.Median(s)}; {Phrase.Join("; ", SurvivalWords.Beside(s))}",
                At(s, SurvivalWords.IntervalInMonths(s)),
                $"{Written.Count(curve.Events)} of {Written.Count(curve.N)}",
            ],
            EndpointAnalysis.Incidence { Event.N: 0 } => ["nobody yet", Written.NotEstimable, "none"],
            EndpointAnalysis.Incidence i =>
            [
                InSum(i),
                IncidenceInterval(i),
                $"{Of(i.Event.Events, i.Kind.EventName)}, {Of(i.Competing.Events, "death")} in {Written.Count(i.Event.N)}",
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(estimate)),
        };

    /// <summary>
    /// "12.5% by 12 months"; where nobody was followed that long, the last day that somebody was, and that it is the last.
    /// </summary>
    public static Phrase InSum(EndpointAnalysis.Incidence estimate)
    {
        if (estimate.InSum is not { } at)
            return Written.NotEstimable;
        var year = EndpointAnalysis.Incidence.Year;
        Phrase shorter = at.Time < year ? (Phrase)$" (nobody was followed for {InMonths(year)})" : "";
        return $"{Written.Share(at.Incidence)} by {InMonths(at.Time)} months{shorter}";
    }

    static string InMonths(double days) => Written.Short(Math.Round(Months.Of(days), 1));

    /// <summary>In months.</summary>
    public static Phrase MedianInterval(EndpointAnalysis.Survival estimate)
    {
        var median = estimate.Curve.Median;
        return Written.Interval(Months.Of(median.Lower), Months.Of(median.Upper), 1);
    }

    // No interval has no level either.
    internal static Phrase IncidenceInterval(EndpointAnalysis.Incidence i) =>
        i.InSum is null or { Lower: null, Upper: null }
            ? Written.NotEstimable
            : At(i, $"{Written.Share(i.InSum?.Lower)} to {Written.Share(i.InSum?.Upper)}");

    static Phrase At(EndpointAnalysis estimate, Phrase interval) => (Phrase)$"{interval} ({Level(estimate)})";

    /// <summary>"95%".</summary>
    public static Phrase Level(EndpointAnalysis estimate) => (Phrase)$"{100 * estimate.Plan.Level:0.#}%";

    /// <summary>Identity of an endpoint's figure and listing.</summary>
    internal static string Id(EndpointAnalysis of) => of.Endpoint.Id;

    /// <summary>What the time of an endpoint is counted from.</summary>
    public static string From(EndpointAnalysis.Times times)
    {
        var start = times.Endpoint.StartOf(times.Plan);
        if (start == CourseEventKind.Response)
            return "first response";
        return start == CourseEventKind.FirstInfusion ? "first cells" : start.InWords();
    }

    /// <summary>The same phrase, which begins a sentence.</summary>
    internal static Phrase Capital(Phrase words) => Phrase.Of(Capital(words.Words), words.Values);

    internal static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>"2 deaths in remission": the number with the first word of the event in the plural.</summary>
    public static Phrase Of(int n, string what)
    {
        var words = what.Split(' ', 2);
        return Written.Plural(n, what, string.Join(' ', [words[0] + "s", .. words[1..]]));
    }
}
