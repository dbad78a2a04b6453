using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats multistate</c>: the probability of being in each of several states.</summary>
static class StatsMultiState
{
    sealed record Result(int N, IReadOnlyList<string> States, IReadOnlyList<double> Initial, IReadOnlyList<StateStep> Curve);

    public static Command Create()
    {
        var (data, subject) = (Data(), Column("--subject", "Whose stay it is.", required: true));
        var (entry, time) = (
            Column("--entry", "Time from which the subject was in the state.", required: true),
            Column("--time", "Time up to which it was.", required: true)
        );
        var (from, to) = (
            Column("--from", "The state.", required: true),
            Column("--to", "The state it went to; empty or NA where observation ended.", required: true)
        );
        var (scale, scaleOf) = Choice(
            "--ci",
            "Scale of the confidence limits.",
            ("log-log", IntervalScale.LogLog),
            ("plain", IntervalScale.Plain)
        );
        var (level, format) = (Level(), Format());
        var command = new Command(
            "multistate",
            "Probabilities of several states over time (Aalen-Johansen); a row for each stay of a subject in a state. "
                + "Rows with a missing value are left out."
        )
        {
            data,
            subject,
            entry,
            time,
            from,
            to,
            scale,
            level,
            format,
        };
        var figure = new StatsFigure();
        figure.AddTo(command);
        command.SetAction(parsed =>
        {
            var columns = StatsColumns.Read(
                parsed,
                ("--subject", parsed.GetValue(subject), CellRule.Group),
                ("--entry", parsed.GetValue(entry), CellRule.Time),
                ("--time", parsed.GetValue(time), CellRule.Time),
                ("--from", parsed.GetValue(from), CellRule.Group),
                ("--to", parsed.GetValue(to), CellRule.StateOrNone)
            );
            var (result, stays) = Of(columns, new Confidence { Scale = scaleOf(parsed), Level = parsed.GetValue(level) });
            figure.Draw(parsed, "states", $"States by {parsed.GetValue(time)}", result.Curve.Count * result.States.Count, head =>
                new StateFigure
                {
                    Head = head,
                    Time = figure.Axis(parsed, parsed.GetValue(time)!),
                    States = result.States,
                    Subjects = result.N,
                    Initial = result.Initial,
                    Curve = result.Curve,
                    InState = (state, t) =>
                        stays.Count(s => s.From == state && (s.Entry < t || (t == 0 && s.Entry == 0)) && s.Exit >= t),
                }.Draw()
            );
            return format.IsJson(parsed)
                ? Shell.Print(result)
                : Show(result, $"{parsed.GetValue(level) * 100:0.##} % limits, {parsed.GetValue(scale)}");
        });
        return command;
    }

    static (Result, IReadOnlyList<Sojourn>) Of(StatsColumns columns, Confidence confidence)
    {
        if (columns.LeftOut > 0)
            Say($"{columns.LeftOut} row(s) left out for a missing value; {columns.Count} used.");
        var (from, to, subject) = (columns.Texts("--from"), columns.Texts("--to"), columns.Labels("--subject"));
        List<string> states = [.. from.Union(to, StringComparer.Ordinal).Where(s => s.Length > 0)];
        var (entry, time) = (columns.Numbers("--entry"), columns.Numbers("--time"));
        Sojourn[] written =
        [
            .. Enumerable
                .Range(0, columns.Count)
                .Select(i => new Sojourn(
                    subject[i],
                    entry[i],
                    time[i],
                    states.IndexOf(from[i]),
                    to[i].Length == 0 ? null : states.IndexOf(to[i])
                )),
        ];
        var (stays, merged) = Sojourn.WithTiesEqual(written);
        if (merged > 0)
            StatsColumns.SayTimesMerged(merged);
        columns.Refuse(
            Sojourn
                .Faults(stays)
                .Select(f =>
                    (
                        f.Place,
                        f.What,
                        "Give each stay a row of its own, one after the other, each beginning where and when the one before ends."
                    )
                )
        );
        var found = StateProbabilities.Of(stays, states.Count, confidence);
        return (new Result(found.N, states, found.Initial, found.Curve), stays);
    }

    static int Show(Result result, string limits)
    {
        Print($"n {result.N}; {limits}");
        for (var k = 0; k < result.States.Count; k++)
        {
            Print($"{result.States[k]}: at first {Text(result.Initial[k])}");
            Print($"{"time", 12}{"at risk", 9}{"entered", 9}{"probability", 13}{"std.err", 9}{"lower", 9}{"upper", 9}");
            foreach (var s in result.Curve)
                Print(
                    $"{s.Time, 12:G7}{s.AtRisk[k], 9}{s.Entered[k], 9}{s.Probability[k], 13:0.0000}"
                        + $"{Text(s.StandardError[k]), 9} {Text(s.Lower[k]), 8} {Text(s.Upper[k]), 8}"
                );
            Print($"");
        }
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
