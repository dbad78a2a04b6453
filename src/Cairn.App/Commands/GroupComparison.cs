using System.CommandLine;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>What compares two groups of survival curves: differences at a time, hazard ratios, tests of pairs.</summary>
static class GroupComparison
{
    /// <summary>The log-rank test of two groups, alone and adjusted for the number of pairs.</summary>
    public sealed record Pair(string Group, string Reference, double? ChiSquare, int Df, double? P, double? AdjustedP);

    /// <summary>Survival of a group less that of the first group.</summary>
    public sealed record Difference(
        string Group,
        string Reference,
        double Time,
        double? Estimate,
        double? StandardError,
        double? Lower,
        double? Upper,
        double? ChiSquare,
        double? P
    );

    /// <summary>The hazard of a group over that of the first group.</summary>
    public sealed record Ratio(string Group, string Reference, double? HazardRatio, double? Lower, double? Upper, double? P);

    /// <summary>Asks for the tests of all pairs, with one of the adjustments.</summary>
    public static (Option<string?> Option, Func<ParseResult, PAdjustment?> Of) Pairwise()
    {
        (string Word, PAdjustment Value)[] words =
        [
            ("holm", PAdjustment.Holm),
            ("bonferroni", PAdjustment.Bonferroni),
            ("benjamini-hochberg", PAdjustment.BenjaminiHochberg),
            ("none", PAdjustment.None),
        ];
        var option = new Option<string?>("--pairwise")
        {
            Description = "The log-rank test of each two groups, p-values adjusted in this way for their number.",
        };
        option.AcceptOnlyFromAmong([.. words.Select(w => w.Word)]);
        return (option, parsed => parsed.GetValue(option) is { } word ? words.First(w => w.Word == word).Value : null);
    }

    public static IReadOnlyList<Pair> Pairs(
        IReadOnlyList<string> names,
        IReadOnlyList<FollowUp> strata,
        double rho,
        PAdjustment adjustment
    ) =>
        [
            .. PairwiseLogRank
                .Of(strata, rho, adjustment)
                .Select(p => new Pair(
                    names[p.Other],
                    names[p.One],
                    p.Test.ChiSquare,
                    p.Test.DegreesOfFreedom,
                    p.Test.P,
                    p.AdjustedP
                )),
        ];

    public static IReadOnlyList<Difference> Differences(
        IReadOnlyList<(string Name, KaplanMeier Curve)> curves,
        IReadOnlyList<double> times,
        double level
    ) =>
        [
            .. from t in times
            from other in curves.Skip(1)
            let d = SurvivalDifference.At(t, other.Curve, curves[0].Curve, level)
            select new Difference(other.Name, curves[0].Name, t, d.Estimate, d.StandardError, d.Lower, d.Upper, d.ChiSquare, d.P),
        ];

    public static IReadOnlyList<Ratio> Ratios(IReadOnlyList<string> names, IReadOnlyList<FollowUp> strata, double level)
    {
        var fit = CoxModel.Of(strata, Indicators(names, strata), new CoxOptions { Level = level });
        return [.. fit.Terms.Select(t => new Ratio(t.Level!, names[0], t.HazardRatio, t.Lower, t.Upper, t.P))];
    }

    static CovariateColumn[] Indicators(IReadOnlyList<string> names, IReadOnlyList<FollowUp> strata)
    {
        var group = new int[strata.Sum(s => s.Count)];
        foreach (var stratum in strata)
            for (var i = 0; i < stratum.Count; i++)
                group[stratum.Rows[i]] = stratum.Group[i];
        return
        [
            .. Enumerable
                .Range(1, names.Count - 1)
                .Select(g => new CovariateColumn(
                    names[g],
                    "group",
                    names[g],
                    names[0],
                    Array.ConvertAll(group, own => own == g ? 1.0 : 0.0)
                )),
        ];
    }

    public static string InWords(Ratio r) =>
        $"hazard ratio, {r.Group} over {r.Reference}: {Text(r.HazardRatio, "0.000")} ({Text(r.Lower, "0.000")} to "
        + $"{Text(r.Upper, "0.000")}), {P(r.P)}";

    public static IEnumerable<string> InWords(IReadOnlyList<Difference>? differences, IReadOnlyList<Pair>? pairs) =>
        [
            .. (differences ?? []).Select(d =>
                $"survival at {Text(d.Time, "G7")}, {d.Group} less {d.Reference}: {Text(d.Estimate)} ({Text(d.Lower)} to "
                + $"{Text(d.Upper)}), {P(d.P)}"
            ),
            .. (pairs ?? []).Select(p =>
                $"{p.Group} and {p.Reference}: chi-square {Text(p.ChiSquare)} on {p.Df} df, {P(p.P)}, adjusted "
                + $"{P(p.AdjustedP)}"
            ),
        ];
}
