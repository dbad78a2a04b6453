using Cairn.Survival;

namespace Cairn.App.Commands;

/// <summary>The comparison of two groups among some of the rows: a hazard ratio, or an odds ratio.</summary>
sealed class SubgroupModel(StatsColumns columns, int[] group, double level)
{
    readonly double[] _times = columns.Numbers("--time");
    readonly int[] _outcomes = [.. columns.Numbers(columns.Has("--time") ? "--event" : "--response").Select(x => (int)x)];

    public sealed record Effect(int N, int Events, double? Ratio, double? Lower, double? Upper, double? P);

    public Effect Of(int[] rows)
    {
        var (n, events) = (rows.Length, rows.Count(i => _outcomes[i] == 1));
        var design = new[] { Treatment(rows) };
        if (_times.Length > 0)
        {
            var term = Cox(rows, design).Terms[0];
            return new Effect(n, events, term.HazardRatio, term.Lower, term.Upper, term.P);
        }
        var odds = Logistic(rows, design).Terms[1];
        return new Effect(n, events, odds.OddsRatio, odds.Lower, odds.Upper, odds.P);
    }

    /// <summary>Twice the gain in likelihood by letting the comparison differ between the levels, as a p-value.</summary>
    public double? InteractionP(IReadOnlyList<string> labels)
    {
        int[] all = [.. Enumerable.Range(0, labels.Count)];
        var treatment = Treatment(all);
        var levels = CovariateColumn.Categories("by", labels);
        CovariateColumn[] main = [treatment, .. levels],
            with = [.. main, .. levels.Select(l => l.Times(treatment))];
        var gain = 2 * (LogLikelihood(all, with) - LogLikelihood(all, main));
        return levels.Count == 0 ? null : ChiSquareTest.Of(gain < 0 ? 0 : gain, levels.Count).P;
    }

    double LogLikelihood(int[] rows, CovariateColumn[] design) =>
        _times.Length > 0 ? Cox(rows, design).LogLikelihood : Logistic(rows, design).LogLikelihood;

    CoxModel Cox(int[] rows, CovariateColumn[] design)
    {
        double[] times = [.. rows.Select(i => _times[i])];
        int[] outcomes = [.. rows.Select(i => _outcomes[i])];
        return CoxModel.Of(FollowUp.Of(times, outcomes), design, new CoxOptions { Level = level });
    }

    LogisticModel Logistic(int[] rows, CovariateColumn[] design) =>
        LogisticModel.Of([.. rows.Select(i => _outcomes[i])], design, level: level);

    CovariateColumn Treatment(int[] rows) => CovariateColumn.Number("group", [.. rows.Select(i => (double)group[i])]);
}
