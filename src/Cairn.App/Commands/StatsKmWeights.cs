using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats km --weights</c>: the same curves with a weight for each row.</summary>
static class StatsKmWeights
{
    sealed record Result(IReadOnlyList<Arm> Groups);
    sealed record Arm(string Group, int N, double Events, IntervalEstimate Median, IReadOnlyList<WeightedStep> Curve);

    public static int Run(StatsColumns columns, WeightMeaning meaning, Confidence confidence, bool json, string limits)
    {
        var (names, group) = columns.Groups();
        var weights = columns.Numbers("--weights");
        if (group.Length > 0) Say("There is no log-rank test of weighted groups.");
        var result = new Result([.. names.Zip(columns.FollowUp(group).ByGroup(), (name, arm) => Of(name, arm.Count, WeightedSurvival.Of(arm, weights, meaning, confidence)))]);
        return json ? Shell.Print(result) : Show(result, limits);
    }

    static Arm Of(string name, int n, WeightedSurvival curve) => new(name, n, curve.Curve.Sum(s => s.Events), curve.Median, curve.Curve);

    static int Show(Result result, string limits)
    {
        foreach (var arm in result.Groups)
        {
            Print($"{arm.Group}: n {arm.N}, weighted events {arm.Events:G7}, median {Text(arm.Median.Estimate, "G7")} ({Text(arm.Median.Lower, "G7")} to {Text(arm.Median.Upper, "G7")}; {limits})");
            Print($"{"time",12}{"at risk",11}{"events",10}{"censored",10}{"survival",10}{"std.err",9}{"lower",9}{"upper",9}");
            foreach (var s in arm.Curve)
                Print($"{s.Time,12:G7}{s.AtRisk,11:G7}{s.Events,10:G6}{s.Censored,10:G6}{s.Survival,10:0.0000}{Text(s.StandardError),9}{Text(s.Lower),9}{Text(s.Upper),9}");
            Print($"");
        }
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
