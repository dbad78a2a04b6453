using System.CommandLine;
using Cairn.Documents.Csv;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats rmst</c>: mean time lived up to a horizon, and its differences between groups.</summary>
static class StatsRmst
{
    sealed record Result(double Horizon, IReadOnlyList<Arm> Groups, IReadOnlyList<Contrast> Differences);

    sealed record Arm(string Group, int N, int Events, double? Estimate, double? StandardError, double? Lower, double? Upper);

    sealed record Contrast(
        string Group,
        string Reference,
        double? Estimate,
        double? StandardError,
        double? Lower,
        double? Upper,
        double? P
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
            Column("--group", "A mean for each group, and the difference of each from the first.")
        );
        var horizon = new Option<double?>("--horizon")
        {
            HelpName = "TIME",
            Description = "Up to when; the shortest of the groups' last times when it is not given.",
        };
        horizon.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<double?>() is not (null or > 0))
                found.AddError("--horizon is a time after 0.");
        });
        var (level, format) = (Level(), Format());
        var command = new Command(
            "rmst",
            "Restricted mean survival time, with differences between groups. Rows with a missing value are left out; "
                + "times that differ by rounding only are taken as equal."
        )
        {
            data,
            time,
            @event,
            entry,
            group,
            horizon,
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
            figure.RefuseLateEntry(parsed, columns.Has("--entry"));
            var (result, curves) = Of(columns, parsed.GetValue(horizon), parsed.GetValue(level));
            figure.Draw(
                parsed,
                "mean",
                $"Restricted mean: {parsed.GetValue(time)} to {parsed.GetValue(@event)}",
                curves.Sum(c => c.Curve.Curve.Count),
                head =>
                    Figure(
                        head,
                        figure.Axis(parsed, parsed.GetValue(time)!),
                        parsed.GetValue(@event)!,
                        result,
                        curves,
                        parsed.GetValue(level)
                    )
            );
            return format.IsJson(parsed) ? Shell.Print(result) : Show(result, parsed.GetValue(level));
        });
        return command;
    }

    static Figure Figure(
        FigureHead head,
        TimeAxis time,
        string outcome,
        Result result,
        IReadOnlyList<(string Name, KaplanMeier Curve)> curves,
        double level
    ) =>
        new KaplanMeierFigure
        {
            Head = head,
            Time = time,
            Outcome = $"no {outcome}",
            IntervalType = "plain",
            Level = level,
            Horizon = result.Horizon,
            Groups = [.. curves.Select(c => SurvivalGroup.Of(c.Name, c.Curve))],
            Means =
            [
                .. result.Groups.Select(a =>
                    $"{a.Group}: n = {Written.Count(a.N)}, {Written.Plural(a.Events, "event", "events")}; mean "
                    + $"{Mean(a.Estimate, a.Lower, a.Upper)}."
                ),
                .. result.Differences.Select(d =>
                    $"{d.Group} less {d.Reference}: {Mean(d.Estimate, d.Lower, d.Upper)}{(d.P is null ? "" : ", " + P(d.P))}."
                ),
            ],
        }.Draw();

    static string Mean(double? estimate, double? lower, double? upper) =>
        Written.Decimals(2, estimate, lower, upper) is var decimals && estimate is null
            ? Written.NotEstimable
            : $"{Written.Fixed(estimate, decimals)} (interval {Written.Interval(lower, upper, decimals)})";

    static (Result, IReadOnlyList<(string Name, KaplanMeier Curve)>) Of(StatsColumns columns, double? asked, double level)
    {
        var (names, group) = columns.Groups();
        var followUp = columns.FollowUp(group);
        var horizon = asked ?? followUp.ByGroup().Min(arm => arm.Times[^1]);
        var arms = names
            .Zip(followUp.ByGroup(), (name, arm) =>
                KaplanMeier.Of(arm, new Confidence { Level = level }) is var curve
                    ? (name, curve, mean: curve.RestrictedMean(horizon))
                    : default
            )
            .ToList();
        foreach (var arm in arms.Where(a => a.mean.Estimate is null))
            Say($"{arm.name}: follow-up ends before {horizon:G7} with someone surviving; there is no mean up to then.");
        var result = new Result(
            horizon,
            [
                .. arms.Select(a => new Arm(
                    a.name,
                    a.curve.N,
                    a.curve.Events,
                    a.mean.Estimate,
                    a.mean.StandardError,
                    a.mean.Lower,
                    a.mean.Upper
                )),
            ],
            [
                .. arms.Skip(1)
                    .Select(a => Contrasted(a.name, arms[0].name, RestrictedMeanDifference.Of(a.mean, arms[0].mean, level))),
            ]
        );
        return (result, [.. arms.Select(a => (a.name, a.curve))]);
    }

    static Contrast Contrasted(string group, string reference, RestrictedMeanDifference d) =>
        new(group, reference, d.Estimate, d.StandardError, d.Lower, d.Upper, d.P);

    static string InWords(Arm a) =>
        $"{a.Group}: n {a.N}, events {a.Events}, {Text(a.Estimate, "G7")} ({Text(a.Lower, "G7")} to {Text(a.Upper, "G7")})";

    static string InWords(Contrast d) =>
        $"{d.Group} less {d.Reference}: {Text(d.Estimate, "G7")} ({Text(d.Lower, "G7")} to {Text(d.Upper, "G7")}), {P(d.P)}";

    static int Show(Result result, double level)
    {
        Print($"mean time up to {result.Horizon:G7}, {level * 100:0.##} % limits");
        foreach (var a in result.Groups)
            Print($"{InWords(a)}, standard error {Text(a.StandardError, "G5")}");
        foreach (var d in result.Differences)
            Print($"{InWords(d)}");
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
