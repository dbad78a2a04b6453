using System.Globalization;

namespace Cairn.Survival;

/// <summary>One column of a regression: a number for each subject, in the order of the input rows.</summary>
/// <param name="Term">How the column is called in the result: the covariate, and its level where it has levels.</param>
/// <param name="Covariate">The covariate it belongs to.</param>
/// <param name="Level">For a covariate of categories: 1 in this category, 0 elsewhere. Null for a number.</param>
/// <param name="Reference">The category that has no column; the others are compared with it.</param>
public sealed record CovariateColumn(string Term, string Covariate, string? Level, string? Reference, double[] Values)
{
    /// <summary>A covariate that is a number.</summary>
    public static CovariateColumn Number(string covariate, double[] values) => new(covariate, covariate, null, null, values);

    /// <summary>
    /// A covariate of categories: one column for each but the first, which is the reference (R's treatment contrasts). The order
    /// is that of the numbers where all are numbers, else of the characters (ordinal). One category gives no column.
    /// </summary>
    public static IReadOnlyList<CovariateColumn> Categories(string covariate, IReadOnlyList<string> labels)
    {
        var levels = labels
            .Distinct(StringComparer.Ordinal)
            .OrderBy(AsNumber(labels))
            .ThenBy(label => label, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. levels
                .Skip(1)
                .Select(level => new CovariateColumn(
                    covariate + level,
                    covariate,
                    level,
                    levels[0],
                    [.. labels.Select(label => label == level ? 1.0 : 0.0)]
                )),
        ];
    }

    /// <summary>The product with another column: an interaction, named as R names it.</summary>
    public CovariateColumn Times(CovariateColumn other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double[] products = [.. Values.Zip(other.Values, (x, y) => x * y)];
        return new CovariateColumn($"{Term}:{other.Term}", $"{Covariate}:{other.Covariate}", null, null, products);
    }

    static Func<string, double> AsNumber(IReadOnlyList<string> labels) =>
        labels.All(label => double.TryParse(label, CultureInfo.InvariantCulture, out _))
            ? label => double.Parse(label, CultureInfo.InvariantCulture)
            : _ => 0;
}
