using System.Diagnostics;
using Cairn.Analyses;
using Cairn.Cohorts;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.Bench;

/// <summary>
/// What the analysis of a study's rehearsal costs: all of it derived, and derived again after one entry more about one subject,
/// which is what the next page waits for when somebody saved.
/// </summary>
static class AnalysisBench
{
    const int Times = 25;
    static readonly Attribution By = new("bench", "coordinator");
    static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run(string folder)
    {
        var study = StudyFolder.Read(folder).Value!;
        var book = SyntheticCohort.Play(study, CohortFile.ReadFolder(folder, study).Value!, 3).Value!.Casebook;
        List<Draft> drafts =
        [
            new(new SyntheticMark(3, []), By),
            .. book.Subjects.SelectMany(s => s.All).Select(r => Draft.Added(r, By)),
            .. book.Decisions.Select(d => Draft.DoseDecided(d, By)),
        ];
        var day = book.Subjects.SelectMany(s => s.All).Max(r => r.When?.Date)!.Value;
        Console.WriteLine($"{book.Subjects.Count} subjects, {drafts.Count} entries; median of {Times}, warm");
        var entries = Chain.Link(ChainHead.Empty, study.Id, drafts, At, NoSalt);
        Say(
            "all of it derived",
            [.. Enumerable.Range(0, Times).Select(_ => Of(study, LedgerState.Fold(study.Id, entries), day))]
        );
        More(study, LedgerState.Fold(study.Id, entries), day);
        return 0;
    }

    /// <summary>What one entry more costs in a ledger that is kept.</summary>
    public static async Task<int> Run(string folder, string database)
    {
        var study = StudyFolder.Read(folder).Value!;
        await using var store = new LedgerStore(database);
        var state = await store.State(study.Id);
        var day = state.Casebook().Subjects.SelectMany(s => s.All).Max(r => r.When?.Date)!.Value;
        Console.WriteLine($"{state.Casebook().Subjects.Count} subjects, {state.Head.Sequence} entries; median of {Times}, warm");
        Of(study, state, day);
        More(study, state, day);
        return 0;
    }

    static void More(Study study, LedgerState state, DateOnly day)
    {
        var (after, subjects) = (new List<Cost>(), state.Casebook().Subjects);
        for (var i = 0; i < 4 * Times; i++)
        {
            var one = Temperature(subjects[i % subjects.Count].Id, 9_000 + i);
            state = state.After(Chain.Link(state.Head, study.Id, [Draft.Added(one, By)], At, NoSalt));
            after.Add(Of(study, state, day));
        }
        Say("after one entry more", [.. after[^Times..]]);
    }

    readonly record struct Cost(double Clock, double Processor);

    static Cost Of(Study study, LedgerState state, DateOnly day)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Analysis.Of(study, state.Casebook(), day);
        return new(clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    static void Say(string what, List<Cost> costs) =>
        Console.WriteLine(
            $"{what}: {Median(costs.Select(c => c.Clock)):0.0} ms, {Median(costs.Select(c => c.Processor)):0.0} of processors"
        );

    static double Median(IEnumerable<double> values) => values.Order().ElementAt(Times / 2);

    static string NoSalt() => new('0', 32);

    static VitalSign Temperature(string subject, int number) =>
        new()
        {
            Subject = subject,
            Sequence = number,
            TestCode = "TEMP",
            Result = "37.1",
            Unit = "C",
            Visit = "DAY 28",
        };
}
