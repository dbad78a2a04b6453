using Cairn.App.Commands;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Content;
using Cairn.Escalation.Simulation;

namespace Cairn.App.Web.Design;

/// <summary>What comes of a design: the pages of its report, or what is wrong with it, in words.</summary>
/// <param name="Report">Null when something is wrong.</param>
public sealed record DesignAnswer(Report? Report, IReadOnlyList<Finding> Wrong)
{
    /// <summary>
    /// Trials drawn where a design has too many states to follow: enough for a page, and said beside the numbers.
    /// </summary>
    const int Trials = 2_000;

    /// <summary>How long a page waits. What takes longer is for the command, which may take all night.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>Designs worked on at once; one that was given up is worked on to its next look at the clock.</summary>
    static readonly SemaphoreSlim Turns = new(2, 2);

    static readonly double[] Factors = [.5, 1, 2];

    internal static async Task<DesignAnswer> Of(DesignQuery query, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            await Turns.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused("Two other designs are being worked on.", "Ask again in a moment.");
        }
        var work = Task.Run(() => Worked(query, day, limit.Token), CancellationToken.None);
        _ = work.ContinueWith(_ => Turns.Release(), TaskScheduler.Default);
        try
        {
            return await work.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Refused(
                "It is too large to be answered on a page.",
                "Take fewer levels, cohorts or truths, or ask 'cairn dose report', which may take as long as it needs."
            );
        }
    }

    static DesignAnswer Worked(DesignQuery query, DateOnly day, CancellationToken cancel)
    {
        try
        {
            var design = new DoseOptions().Design(query.Options, "design");
            var truths = ScenariosOf(query, design);
            return new(ReportOf(design, truths, day, cancel).Page(), []);
        }
        catch (BadInputException wrong)
        {
            return new(null, wrong.Findings);
        }
    }

    static List<Scenario> ScenariosOf(DesignQuery query, Escalation.Design design)
    {
        if (query.Truths.Count == 0)
            throw BadInputException.At(
                "truths",
                "No truth is given.",
                "Give a line with the probability of a DLT at each level."
            );
        List<Scenario> truths =
        [
            .. query.Truths.Select(t => new Scenario(
                t.Name,
                DoseTruth.Read(design, t.Dlt, NullIfEmpty(query.Moderate), NullIfEmpty(query.Response), null)
            )),
        ];
        foreach (var truth in truths)
            DoseOptions.RequireLevels(design, truth.Truth.Levels, "truths");
        return truths.DistinctBy(t => t.Truth.Levels).Count() == 1
            ? truths
            : throw BadInputException.At(
                "truths",
                "The truths have different numbers of dose levels.",
                "Give all of them one probability a level."
            );
    }

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    static DesignReport ReportOf(Escalation.Design design, List<Scenario> truths, DateOnly day, CancellationToken cancel)
    {
        var plan = new SimulationPlan(Trials, 1) { Threads = 1 };
        IReadOnlyList<Appraised> Under(double factor) =>
            Appraisal.Of(design, [.. truths.Select(s => s with { Truth = s.Truth.WithDltOdds(factor) })], plan, cancel);
        return new()
        {
            Study = "No study named",
            Design = design,
            Levels = truths[0].Truth.Levels,
            Scenarios = Appraisal.Of(design, truths, plan, cancel),
            Sensitivity = [.. Factors.Select(f => (f, Under(f)))],
            Seed = plan.Seed,
            Trials = plan.Trials,
            Version = ProgramVersion.Full,
            Day = day,
        };
    }

    static DesignAnswer Refused(string what, string mend) => new(null, [Finding.Error("design", null, null, what, mend)]);
}
