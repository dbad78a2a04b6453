namespace Cairn.Kinetics;

/// <summary>A measure of several subjects of one dose level.</summary>
/// <param name="N">Subjects with a value.</param>
/// <param name="Zeros">Of those, subjects with 0 (never quantifiable): they have no logarithm and are in no geometric
/// figure.</param>
/// <param name="GeometricMean">Of the values above 0; null without one.</param>
/// <param name="GeometricCv">Coefficient of variation, sqrt(exp(s^2) - 1) with s the standard deviation of the logarithms; null
/// with fewer than two values above 0.</param>
public sealed record LevelSummary(
    int N,
    int Zeros,
    double? GeometricMean,
    double? GeometricCv,
    double? Median,
    double? Least,
    double? Most
)
{
    /// <param name="values">0 or more; null where a subject has none.</param>
    public static LevelSummary Of(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        double[] logs = [.. known.Where(x => x > 0).Select(x => Math.Log(x))];
        double? mean = logs.Length > 0 ? logs.Average() : null;
        return new LevelSummary(
            known.Length,
            known.Length - logs.Length,
            mean is { } m ? Math.Exp(m) : null,
            logs.Length > 1
                ? Math.Sqrt(Math.Exp(logs.Sum(x => (x - mean!.Value) * (x - mean.Value)) / (logs.Length - 1)) - 1)
                : null,
            Middle(known),
            known.Length > 0 ? known[0] : null,
            known.Length > 0 ? known[^1] : null
        );
    }

    static double? Middle(double[] ordered) =>
        ordered.Length == 0 ? null : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
}
