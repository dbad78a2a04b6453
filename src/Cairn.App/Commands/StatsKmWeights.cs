using System.Text.Json.Serialization;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats km --weights</c>: the same curves with a weight for each row.</summary>
static class StatsKmWeights
{
    sealed record Result(IReadOnlyList<Arm> Groups, StatsKm.RankTest? Logrank, string? Variance);

    sealed record Arm(
        string Group,
        int N,
        double Events,
        IntervalEstimate Median,
        IReadOnlyList<WeightedStep> Curve,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StatsKm.QuantileEstimate>? Quantiles
    );

    public static int Run(
        StatsColumns columns,
        WeightMeaning meaning,
        Confidence confidence,
        double[]? quantiles,
        bool json,
        string limits
    )
    {
        var (names, group) = columns.Groups();
        var (followUp, weights) = (columns.FollowUp(group), columns.Numbers("--weights"));
        var arms = names.Zip(followUp.ByGroup(), (name, arm) =>
            Of(name, arm.Count, WeightedSurvival.Of(arm, weights, meaning, confidence), quantiles)
        );
        var test = group.Length == 0 ? null : Test(columns.Strata(followUp), weights, meaning);
        var result = new Result(
            [.. arms],
            test is null ? null : new(test.ChiSquare, test.DegreesOfFreedom, test.P),
            test is null ? null : Variance(meaning)
        );
        return json ? Shell.Print(result) : Show(result, limits);
    }

    static string Variance(WeightMeaning meaning) =>
        meaning switch
        {
            WeightMeaning.Sampling => "robust",
            WeightMeaning.Frequency => "hypergeometric",
        };

    static ChiSquareTest? Test(IReadOnlyList<FollowUp> strata, double[] weights, WeightMeaning meaning)
    {
        if (meaning == WeightMeaning.Sampling || Array.TrueForAll(weights, w => w == Math.Floor(w)))
            return WeightedLogRank.Of(strata, weights, meaning);
        Say(
            "There is no log-rank test: a frequency is not a whole number. If the weights say how much a row counts, take "
                + "--weights-are sampling."
        );
        return null;
    }

    static Arm Of(string name, int n, WeightedSurvival curve, double[]? quantiles) =>
        new(name, n, curve.Curve.Sum(s => s.Events), curve.Median, curve.Curve, StatsKm.Quantiles(quantiles, curve.Quantile));

    static int Show(Result result, string limits)
    {
        foreach (var arm in result.Groups)
        {
            Print(
                $"{arm.Group}: n {arm.N}, weighted events {arm.Events:G7}, median {Text(arm.Median.Estimate, "G7")} "
                    + $"({Text(arm.Median.Lower, "G7")} to {Text(arm.Median.Upper, "G7")}; {limits})"
            );
            Print(
                $"{"time", 12}{"at risk", 11}{"events", 10}{"censored", 10}{"survival", 10}{"std.err", 9}{"lower", 9}{"upper", 9}"
            );
            foreach (var s in arm.Curve)
                Print(
                    $"{s.Time, 12:G7}{s.AtRisk, 11:G7}{s.Events, 10:G6}{s.Censored, 10:G6}{s.Survival, 10:0.0000}"
                        + $"{Text(s.StandardError), 9} {Text(s.Lower), 8} {Text(s.Upper), 8}"
                );
            StatsKm.ShowQuantiles(arm.Quantiles);
            Print($"");
        }
        if (result.Logrank is { } test)
            Print($"{StatsKm.InWords(test)} ({result.Variance} variance)");
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }
}
