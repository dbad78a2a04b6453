using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn stats follow-up</c>: how long subjects were observed, by Kaplan-Meier with events and censorings exchanged.
/// </summary>
static class StatsFollowUp
{
    sealed record Result(IReadOnlyList<Arm> Groups);

    sealed record Arm(
        string Group,
        int N,
        int Censored,
        IntervalEstimate LowerQuartile,
        IntervalEstimate Median,
        IntervalEstimate UpperQuartile
    );

    public static Command Create()
    {
        var (data, time, @event) = (
            Data(),
            Column("--time", "Time to event or censoring, 0 or later.", required: true),
            Column("--event", "1 event, 0 censored.", required: true)
        );
        var (entry, group) = (
            Column("--entry", "Time from which the subject was under observation (left truncation)."),
            Column("--group", "The follow-up of each group.")
        );
        var (scale, scaleOf) = Choice(
            "--ci",
            "Scale of the confidence limits.",
            ("log-log", IntervalScale.LogLog),
            ("log", IntervalScale.Log),
            ("plain", IntervalScale.Plain),
            ("logit", IntervalScale.Logit),
            ("arcsin", IntervalScale.Arcsin)
        );
        var (level, format) = (Level(), Format());
        var command = new Command(
            "follow-up",
            "Median follow-up and its quartiles by reverse Kaplan-Meier (Schemper and Smith). Rows with a missing value "
                + "are left out; times that differ by rounding only are taken as equal."
        )
        {
            data,
            time,
            @event,
            entry,
            group,
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
                ("--time", parsed.GetValue(time), CellRule.Time),
                ("--event", parsed.GetValue(@event), CellRule.Event),
                ("--entry", parsed.GetValue(entry), CellRule.Time),
                ("--group", parsed.GetValue(group), CellRule.Group)
            );
            var confidence = new Confidence { Scale = scaleOf(parsed), Level = parsed.GetValue(level) };
            var (names, groups) = columns.Groups();
            List<(string Name, KaplanMeier Curve)> curves =
            [
                .. names.Zip(columns.FollowUp(groups).ByGroup(), (name, arm) =>
                    (name, KaplanMeier.OfFollowUpTime(arm, confidence))
                ),
            ];
            figure.RefuseLateEntry(parsed, columns.Has("--entry"));
            figure.Draw(
                parsed,
                parsed.GetValue(time)!,
                "end of follow-up",
                curves,
                confidence,
                parsed.GetValue(scale)!,
                test: null
            );
            var result = new Result([.. curves.Select(c => Of(c.Name, c.Curve))]);
            return format.IsJson(parsed)
                ? Shell.Print(result)
                : Show(result, $"{confidence.Level * 100:0.##} % limits, {parsed.GetValue(scale)}");
        });
        return command;
    }

    static Arm Of(string name, KaplanMeier curve) =>
        new(name, curve.N, curve.Events, curve.Quantile(0.25), curve.Median, curve.Quantile(0.75));

    static int Show(Result result, string limits)
    {
        foreach (var a in result.Groups)
            Print(
                $"{a.Group}: n {a.N}, censored {a.Censored}, median follow-up {Words(a.Median)}, quartiles "
                    + $"{Words(a.LowerQuartile)} and {Words(a.UpperQuartile)}"
            );
        Print($"{limits}; {NotEstimable} = not estimable");
        return ExitCode.Done;
    }

    static string Words(IntervalEstimate e) => $"{Text(e.Estimate, "G7")} ({Text(e.Lower, "G7")} to {Text(e.Upper, "G7")})";
}
