using System.Globalization;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>The survival curve of a subject with chosen covariates, as <c>cairn stats cox --predict</c> prints it.</summary>
/// <param name="Covariates">As they were written.</param>
/// <param name="Stratum">From 1, in the order of the data; null without strata.</param>
sealed record PredictedCurve(string Covariates, int? Stratum, IReadOnlyList<PredictedStep> Curve)
{
    /// <exception cref="BadInputException">A covariate is missing, unknown, or its value cannot be read.</exception>
    public static IReadOnlyList<PredictedCurve> Of(
        CoxModel fit,
        IReadOnlyList<CovariateColumn> design,
        IReadOnlyList<string> asked
    )
    {
        List<PredictedCurve> curves = [];
        foreach (var written in asked)
        {
            var strata = fit.Predicted(Values(written, design));
            if (strata.Count == 0)
                throw BadInputException.At(
                    "--predict",
                    "A coefficient has no estimate, or ties are exact.",
                    "Take another model."
                );
            curves.AddRange(strata.Select((steps, k) => new PredictedCurve(written, strata.Count > 1 ? k + 1 : null, steps)));
        }
        return curves;
    }

    static double[] Values(string written, IReadOnlyList<CovariateColumn> design)
    {
        var pairs = written
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToList();
        if (pairs.GroupBy(p => p[0], StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Bad(
                $"'{twice.Key}' has {twice.Count()} values.",
                "Give each covariate one; write --predict again for another curve."
            );
        var given = pairs.ToDictionary(p => p[0], p => p.Length == 2 ? p[1] : "", StringComparer.Ordinal);
        var covariates = design
            .Select(c => c.Covariate)
            .Where(c => !c.Contains(':', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (given.Keys.FirstOrDefault(name => !covariates.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw Bad($"'{unknown}' is no covariate of the model.", $"Give {string.Join(", ", covariates)}.");
        if (covariates.FirstOrDefault(name => !given.ContainsKey(name)) is { } missing)
            throw Bad($"'{missing}' has no value.", $"Write --predict {string.Join(",", covariates.Select(c => c + "=..."))}.");
        var single = design
            .Where(c => !c.Covariate.Contains(':', StringComparison.Ordinal))
            .ToDictionary(c => c.Term, c => Value(c, design, given), StringComparer.Ordinal);
        return [.. design.Select(c => c.Term.Split(':').Aggregate(1.0, (product, term) => product * single[term]))];
    }

    static double Value(CovariateColumn column, IReadOnlyList<CovariateColumn> design, Dictionary<string, string> given)
    {
        var text = given[column.Covariate];
        if (column.Level is null)
            return
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Bad($"'{text}' is no number for {column.Covariate}.", "Write digits with a decimal point.");
        var levels = design
            .Where(c => c.Covariate == column.Covariate && c.Level is not null)
            .Select(c => c.Level!)
            .Prepend(column.Reference!);
        if (!levels.Contains(text, StringComparer.Ordinal))
            throw Bad($"'{text}' is no value of {column.Covariate}.", $"Write one of {string.Join(", ", levels)}.");
        return text == column.Level ? 1 : 0;
    }

    static BadInputException Bad(string what, string mend) => BadInputException.At("--predict", what, mend);

    public void Show()
    {
        Print($"survival at {Covariates}{(Stratum is { } stratum ? $", stratum {stratum}" : "")}");
        Print($"{"time", 12}{"survival", 10}{"std.err", 9}{"lower", 9}{"upper", 9}");
        foreach (var s in Curve)
            Print($"{s.Time, 12:G7}{s.Survival, 10:0.0000}{s.StandardError, 9:0.0000} {Text(s.Lower), 8} {Text(s.Upper), 8}");
    }
}
