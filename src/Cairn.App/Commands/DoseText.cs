using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Exact;
using Cairn.Escalation.Simulation;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn dose</c> prints: the fields of its JSON, and its tables for people.</summary>
static class DoseText
{
    public static object Json(Design design, Characteristics exact, int states, TimeSpan compile, TimeSpan sweep) =>
        new
        {
            exact.None,
            exact.Select,
            exact.Patients,
            exact.Dlts,
            exact.ExpectedPatients,
            states,
            compileMicroseconds = compile.TotalMicroseconds,
            sweepMicroseconds = sweep.TotalMicroseconds,
            exact.ExpectedDlts,
            exact.SubjectCount,
            exact.DltCount,
            exact.TrueMtd,
            moreThan60PercentAboveMtd = exact.Over60,
            moreThan80PercentAboveMtd = exact.Over80,
            followUpTakenAsComplete = design.DecidesMeanwhile,
        };

    public static object Json(Simulated simulated, TimeSpan took, ulong seed, SimulatedCalendar? calendar = null)
    {
        var e = simulated.Estimates;
        return new
        {
            e.None,
            e.Select,
            e.Patients,
            e.Dlts,
            e.ExpectedPatients,
            e.ExpectedDlts,
            simulated.StandardErrors,
            simulated.Trials,
            seed,
            trialsPerSecond = simulated.Trials / Math.Max(took.TotalSeconds, 1e-9),
            e.SubjectCount,
            e.DltCount,
            e.TrueMtd,
            moreThan60PercentAboveMtd = e.Over60,
            moreThan80PercentAboveMtd = e.Over80,
            calendar = calendar is null
                ? null
                : new
                {
                    calendar.DurationDays,
                    calendar.Enrolled,
                    calendar.ManufactureFailures,
                    calendar.NotEvaluable,
                    calendar.Backfilled,
                    calendar.TurnedAway,
                    calendar.Unfinished,
                },
        };
    }

    public static int Write(
        Design design,
        ToxicityScenario truth,
        Simulated simulated,
        ulong seed,
        SimulatedCalendar? calendar = null
    )
    {
        var (e, se) = (simulated.Estimates, simulated.StandardErrors);
        var said = simulated.Trials > 1 ? "± is the Monte Carlo standard error" : "one trial has no Monte Carlo error";
        Line($"{design.Name}; {Count(simulated.Trials)}, seed {seed}; {said}");
        Line($"{"level", -6}{"P(DLT)", 9}{"selected", 18}{"subjects", 18}{"DLTs", 18}");
        for (var i = 0; i < truth.Levels; i++)
            Line(
                $"{design.Written(i + 1), -6}{truth.Dlt[i], 9:0.0000}{e.Select[i], 9:0.0000}{Error(se.Select[i], 4, 9)}"
                    + $"{e.Patients[i], 9:0.000}{Error(se.Patients[i], 3, 9)}{e.Dlts[i], 9:0.000}{Error(se.Dlts[i], 3, 9)}"
            );
        Line($"{"none", -6}{"", 9}{e.None, 9:0.0000}{Error(se.None, 4, 9)}");
        Line(
            $"{"all", -6}{"", 9}{1.0, 9:0.0000}{"", 9}{e.ExpectedPatients, 9:0.000}{Error(se.ExpectedPatients, 3, 9)}"
                + $"{e.ExpectedDlts, 9:0.000}{Error(se.ExpectedDlts, 3, 9)}"
        );
        Above(e);
        AtTheTarget(design, truth, e);
        if (calendar is not null)
            foreach (
                var (name, value) in ((string, Estimate)[])
                    [
                        ("duration, days", calendar.DurationDays),
                        ("enrolled", calendar.Enrolled),
                        ("product failures", calendar.ManufactureFailures),
                        ("not evaluable", calendar.NotEvaluable),
                        ("backfilled", calendar.Backfilled),
                        ("turned away", calendar.TurnedAway),
                    ]
            )
                Line($"{name, -18}{value.Mean, 10:0.00}{Error(value.StandardError, 3, 10)}");
        if (calendar?.Unfinished > 0)
            Line($"{calendar.Unfinished} trials did not end; they count as ending without an MTD.");
        return ExitCode.Done;
    }

    static string Count(long trials) => trials == 1 ? "1 simulated trial" : $"{trials} simulated trials";

    // What cannot be estimated is left empty.
    static string Error(double error, int decimals, int width) =>
        double.IsFinite(error)
            ? " ±" + error.ToString("F" + decimals, CultureInfo.InvariantCulture).PadLeft(width - 2)
            : new string(' ', width);

    // Of two agents several levels can be the MTD, and none of them is above another.
    static void AtTheTarget(Design design, ToxicityScenario truth, Characteristics e)
    {
        if (design is not { Matrix: { } matrix, TargetRate: { } target })
            return;
        var closest = truth.Closest(target);
        Line(
            $"True DLT rate closest to {target:0.###} at {string.Join(", ", closest.Select(matrix.Written))}: "
                + $"selected {closest.Sum(level => e.Select[level - 1]):0.0000}, "
                + $"{closest.Sum(level => e.Patients[level - 1]):0.000} subjects treated there"
        );
    }

    static void Above(Characteristics e)
    {
        if (e is { TrueMtd: { } mtd, Over60: { } over60, Over80: { } over80 })
            Line(
                $"More than 60 % of the subjects above "
                    + $"{(mtd == 0 ? "any acceptable level (none is)" : $"the true MTD, level {mtd}")}: {over60:0.0000}; "
                    + $"more than 80 %: {over80:0.0000}"
            );
    }

    public static object Json(Design design, IReadOnlyList<TitrationCell> titration, IReadOnlyList<DecisionCell> table) =>
        new
        {
            rule = design.Name,
            titration = titration.Select(c => new
            {
                c.Level,
                c.Dlts,
                c.Triggers,
                c.GoesOn,
                c.Move.Action,
                c.Move.Dose,
                c.Move.Treat,
                c.Move.Mtd,
            }),
            afterTitration = titration.Count > 0,
            underObservation = FollowUp(design, table)
                .Select(row => new
                {
                    row.Subjects,
                    row.Dlts,
                    row.Pending,
                    decisions = row.Steps.Select(s => new
                    {
                        fromFollowUp = s.From,
                        s.Move.Action,
                        s.Move.Dose,
                        s.Move.Treat,
                    }),
                }),
            situations = table
                .GroupBy(c => c.Situation)
                .Select(g => new
                {
                    situation = g.Key,
                    rows = g.GroupBy(c => c.Evaluable)
                        .Select(row => new
                        {
                            evaluable = row.Key,
                            escalateAtMost = Most(row, EscalationAction.Escalate),
                            deEscalateAtLeast = Least(row, c => c.Move.Action == EscalationAction.DeEscalate),
                            closeAtLeast = Least(row, c => c.Closes),
                            decisions = row.Select(c => new
                            {
                                dlts = c.Dlts,
                                action = c.Move.Action,
                                treat = c.Move.Treat,
                                closes = c.Closes,
                            }),
                        }),
                }),
        };

    public static object Json(Design design, int levels, IReadOnlyList<DosePath> paths) =>
        new
        {
            rule = design.Name,
            levels,
            paths = paths.Select(p => new
            {
                outcomes = p.History.Written(design.Matrix),
                doses = p.Moves.Select(m => m.Dose),
                p.Moves[^1].Action,
                p.Moves[^1].Mtd,
            }),
        };

    public static int Write(Design design, ToxicityScenario truth, Characteristics exact, int states)
    {
        Line($"{design.Name}; exact{(design.DecidesMeanwhile ? " with complete follow-up" : "")}, {states} states");
        Line($"{"level", -6}{"P(DLT)", 9}{"selected", 10}{"subjects", 10}{"DLTs", 9}");
        for (var i = 0; i < truth.Levels; i++)
            Line(
                $"{design.Written(i + 1), -6}{truth.Dlt[i], 9:0.0000}{exact.Select[i], 10:0.0000}{exact.Patients[i], 10:0.000}"
                    + $"{exact.Dlts[i], 9:0.000}"
            );
        Line($"{"none", -6}{"", 9}{exact.None, 10:0.0000}");
        Line($"{"all", -6}{"", 9}{1.0, 10:0.0000}{exact.ExpectedPatients, 10:0.000}{exact.ExpectedDlts, 9:0.000}");
        Line($"Number of subjects: {Distribution(exact.SubjectCount)}");
        Line($"Number of DLTs: {Distribution(exact.DltCount)}");
        Above(exact);
        AtTheTarget(design, truth, exact);
        return ExitCode.Done;
    }

    static string Distribution(IReadOnlyList<Chance> chances) =>
        string.Join(
            ", ",
            chances
                .Where(c => c.Probability >= .00005)
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {c.Probability:0.0000}"))
        );

    public static int Write(Design design, IReadOnlyList<TitrationCell> titration, IReadOnlyList<DecisionCell> table)
    {
        Line(design.Name);
        if (titration.Count > 0)
            Line("\nIn titration, one subject a level; DLTs and moderate events (triggers) so far");
        foreach (var cell in titration)
            Line($"  level {cell.Level}, {Events(cell)}: {(cell.GoesOn ? "" : "titration is over, ")}{cell.Move}");
        foreach (var situation in table.GroupBy(c => c.Situation))
        {
            Line("");
            Line(
                (titration.Count > 0 ? "After titration. " : "")
                    + situation.Key switch
                    {
                        LevelSituation.NextUntried => "The level above is open and untried",
                        LevelSituation.NextClosed => "The level above is closed",
                        LevelSituation.Highest => "The highest level",
                    }
            );
            foreach (var cell in situation)
                Line($"  {cell.Dlts} of {cell.Evaluable}: {Words(cell)}");
        }
        WriteFollowUp(design, table);
        return ExitCode.Done;
    }

    // As many subjects as the table has.
    static IReadOnlyList<FollowUpRow> FollowUp(Design design, IReadOnlyList<DecisionCell> table) =>
        FollowUpTable.Of(design, table.Max(c => c.Evaluable));

    static void WriteFollowUp(Design design, IReadOnlyList<DecisionCell> table)
    {
        var rows = FollowUp(design, table);
        if (rows.Count == 0)
            return;
        Line("");
        Line("While subjects are under observation, the level above open and untried; follow-up is theirs in all, in windows");
        foreach (var row in rows)
        {
            var steps = row.Steps.Select(s => (s.From == 0 ? "" : Fixed($"from {s.From:0.00} ")) + $"{s.Move}");
            Line($"  {row.Dlts} of {row.Subjects}, {row.Pending} pending: {string.Join("; ", steps)}");
        }
    }

    static string Events(TitrationCell cell) =>
        (cell.Dlts == 0 ? "no DLT" : "1 DLT")
        + (cell.Triggers is { } triggers ? $", {triggers} trigger{(triggers == 1 ? "" : "s")}" : "");

    public static int Write(Design design, IReadOnlyList<DosePath> paths)
    {
        foreach (var path in paths)
            Line(
                $"{path.History.Written(design.Matrix)}{(path.History.Cohorts.Count > 0 ? ": " : "")}"
                    + $"{design.Said(path.Moves[^1])}"
            );
        return ExitCode.Done;
    }

    static int? Most(IEnumerable<DecisionCell> row, EscalationAction action) =>
        row.LastOrDefault(c => c.Move.Action == action)?.Dlts;

    static int? Least(IEnumerable<DecisionCell> row, Func<DecisionCell, bool> holds) => row.FirstOrDefault(holds)?.Dlts;

    static string Words(DecisionCell cell) =>
        cell.Move.Action switch
        {
            EscalationAction.Escalate => $"escalate, treat {cell.Move.Treat}",
            EscalationAction.Stay => $"stay, treat {cell.Move.Treat} more",
            EscalationAction.DeEscalate => $"de-escalate, treat {cell.Move.Treat}",
            EscalationAction.Suspend => "wait",
            EscalationAction.Stop => cell.Closes ? "stop, the level below is the MTD" : "stop, this level is the MTD",
        } + (cell.Closes ? "; too toxic, this level is closed" : "");

    public static string Sentence(Design design, Move move) =>
        design.Said(move).ToString() is var words ? $"{char.ToUpperInvariant(words[0])}{words[1..]}." : "";

    public static void Line(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public static void Line(string line) => Console.Out.WriteLine(line);

    /// <summary>Words with their numbers.</summary>
    public static string Fixed(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
