using Cairn.Survival;

namespace Cairn.Bench;

/// <summary>What Cairn finds in a <see cref="RandomSet"/>, under the names that bench/r/sets.R gives to the same.</summary>
static class RandomSetEstimates
{
    public static Dictionary<(string Quantity, string Term), double?> Of(RandomSet set)
    {
        var found = new Dictionary<(string, string), double?>();
        Weights(set, found);
        Concordances(set, found);
        Subdistribution(set, found);
        SmallSamples(set, found);
        Groups(set, found);
        Tables(set, found);
        return found;
    }

    static void Model(Dictionary<(string, string), double?> found, string name, IEnumerable<HazardTerm> terms)
    {
        foreach (var term in terms)
            (found[(name, term.Term)], found[($"{name} se", term.Term)]) = (term.Coefficient, term.StandardError);
    }

    static void Weights(RandomSet set, Dictionary<(string, string), double?> found)
    {
        var followUp = FollowUp.Of(set.Times, set.Events);
        foreach (var (ties, name) in new[] { (CoxTies.Efron, "efron"), (CoxTies.Breslow, "breslow") })
        {
            var fit = CoxModel.Of(
                followUp,
                set.Columns,
                new CoxOptions
                {
                    Ties = ties,
                    Robust = true,
                    Weights = set.Weights,
                }
            );
            Model(found, $"cox weights {name}", fit.Terms);
            foreach (var term in fit.Terms)
                found[($"cox weights {name} model se", term.Term)] = term.ModelStandardError;
            found[($"cox weights {name} log-likelihood", "at 0")] = fit.LogLikelihoodAtZero;
            found[($"cox weights {name} log-likelihood", "fitted")] = fit.LogLikelihood;
        }
        var robust = new CoxOptions { Robust = true, Weights = set.Weights };
        Model(
            found,
            "cox weights strata cluster",
            CoxModel.Of(followUp.Split(set.Stratum), set.Columns, robust with { Cluster = set.Cluster }).Terms
        );
        var late = FollowUp.Of(set.Times, set.Events, default, set.Entry);
        Model(found, "cox weights entry", CoxModel.Of(late, set.Columns, robust).Terms);
        Drift(CoxModel.Of(followUp, set.Columns, robust), found);
    }

    static void Drift(CoxModel fit, Dictionary<(string, string), double?> found)
    {
        foreach (
            var (scale, name) in new[]
            {
                (HazardTime.KaplanMeier, "km"),
                (HazardTime.Identity, "identity"),
                (HazardTime.Rank, "rank"),
            }
        )
        foreach (var test in fit.ProportionalHazards(scale))
            found[($"drift weights {name}", test.Covariate ?? "all")] = test.Test.ChiSquare;
        var curve = fit.Predicted([0.3, 1])[0];
        foreach (var time in new[] { 3, 8 })
        {
            var at = curve.LastOrDefault(step => step.Time <= time, new PredictedStep(0, 1, 0, null, null));
            found[("prediction weights", $"{time}")] = at.Survival;
            found[("prediction weights se", $"{time}")] = at.StandardError;
        }
    }

    static void Concordances(RandomSet set, Dictionary<(string, string), double?> found)
    {
        var (followUp, late) = (FollowUp.Of(set.Times, set.Events), FollowUp.Of(set.Times, set.Events, default, set.Entry));
        foreach (
            var (name, fit) in new[]
            {
                ("concordance", CoxModel.Of(followUp, set.Columns)),
                ("concordance entry", CoxModel.Of(late, set.Columns)),
                (
                    "concordance weights",
                    CoxModel.Of(followUp, set.Columns, new CoxOptions { Robust = true, Weights = set.Weights })
                ),
            }
        )
        {
            found[(name, "estimate")] = fit.Concordance.Estimate;
            found[(name, "se")] = fit.Concordance.StandardError;
        }
    }

    static void Subdistribution(RandomSet set, Dictionary<(string, string), double?> found)
    {
        var followUp = FollowUp.Of(set.Times, set.Cause);
        Model(found, "fine-gray strata", FineGrayModel.Of(followUp.Split(set.Stratum), set.Columns).Terms);
        Model(found, "fine-gray cluster", FineGrayModel.Of(followUp, set.Columns, new() { Cluster = set.Cluster }).Terms);
        IReadOnlyList<FollowUp> late = [FollowUp.Of(set.Times, set.Cause, default, set.Entry)];
        if (FineGrayModel.FirstUnweighable(late, 1) is null)
            Model(found, "fine-gray entry", FineGrayModel.Of(late, set.Columns).Terms);
    }

    static void SmallSamples(RandomSet set, Dictionary<(string, string), double?> found)
    {
        var followUp = FollowUp.Of(set.Times, set.Events);
        Model(
            found,
            "cox firth",
            CoxModel.Of(followUp, set.Columns, new CoxOptions { Firth = true, Ties = CoxTies.Breslow }).Terms
        );
        foreach (var term in LogisticModel.Of(set.Response, set.Columns).Terms)
            (found[("logistic", term.Term)], found[("logistic se", term.Term)]) = (term.Coefficient, term.StandardError);
        foreach (var term in LogisticModel.Of(set.Response, set.Columns, firth: true).Terms)
        {
            found[("logistic firth", term.Term)] = term.Coefficient;
            found[("logistic firth lower", term.Term)] = term.Lower is { } lower ? Math.Log(lower) : null;
            found[("logistic firth upper", term.Term)] = term.Upper is { } upper ? Math.Log(upper) : null;
            found[("logistic firth p", term.Term)] = term.P;
        }
    }

    static void Groups(RandomSet set, Dictionary<(string, string), double?> found)
    {
        var arms = FollowUp.Of(set.Times, set.Events, Array.ConvertAll(set.Z, z => (int)z)).ByGroup();
        var difference = SurvivalDifference.At(5, KaplanMeier.Of(arms[0]), KaplanMeier.Of(arms[1]));
        found[("difference at a time", "estimate")] = difference.Estimate;
        found[("difference at a time", "se")] = difference.StandardError;
        var landmark = Landmark.Of(set.Times, [], 4);
        var after = KaplanMeier.Of(
            FollowUp.Of(landmark.Times, [.. landmark.Rows.Select(row => set.Events[row])], default, landmark.Entries)
        );
        var at = after.KnownAt(4);
        found[("landmark", "survival")] = at?.Survival;
        found[("landmark", "se")] = at?.StandardError;
        foreach (var (adjustment, name) in new[] { (PAdjustment.Holm, "holm"), (PAdjustment.Bonferroni, "bonferroni") })
        foreach (var pair in PairwiseLogRank.Of([FollowUp.Of(set.Times, set.Events, set.Group)], 0, adjustment))
        {
            var term = $"{"abc"[pair.One]}-{"abc"[pair.Other]}";
            (found[("pairs", term)], found[($"pairs {name} p", term)]) = (pair.Test.ChiSquare, pair.AdjustedP);
        }
    }

    static void Tables(RandomSet set, Dictionary<(string, string), double?> found)
    {
        var all = Enumerable.Range(0, set.Z.Length).ToList();
        found[("fisher p", "all")] = FisherTest.Of(Table(set, all)).P;
        var strata = StratifiedTables.Of([
            .. Enumerable.Range(0, 2).Select(s => Table(set, [.. all.Where(i => set.Stratum[i] == s)])),
        ]);
        found[("cmh", "plain")] = strata.Test.ChiSquare;
        found[("cmh", "corrected")] = strata.CorrectedTest.ChiSquare;
        var odds = strata.OddsRatio;
        found[("mantel-haenszel odds ratio", "estimate")] = odds.Estimate;
        found[("mantel-haenszel odds ratio", "lower")] = odds.Lower;
        found[("mantel-haenszel odds ratio", "upper")] = odds.Upper;
    }

    static TwoByTwo Table(RandomSet set, List<int> rows) =>
        new(
            rows.Count(i => set.Z[i] == 1 && set.Response[i] == 1),
            rows.Count(i => set.Z[i] == 1),
            rows.Count(i => set.Z[i] == 0 && set.Response[i] == 1),
            rows.Count(i => set.Z[i] == 0)
        );
}
