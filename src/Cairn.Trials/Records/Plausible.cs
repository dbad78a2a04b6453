using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>
/// Whether a result can be a patient's: outside the catalogue's wide range a slip of the value or the unit is likelier. It is
/// kept as recorded and asked about; no rule grades it (decision 0038).
/// </summary>
public static class Plausible
{
    /// <summary>Outside the range of a test, whatever a bound leaves open.</summary>
    /// <param name="test">Null when the catalogue has none: nothing is known then.</param>
    /// <param name="result">In the test's unit.</param>
    public static bool IsOutside(CatalogueTest? test, Measured result) =>
        test?.Plausible is var (low, high) && (result.High < low || result.Low > high);

    /// <summary>
    /// Outside the range of a test, by all that a bound leaves open. No result of a test is negative, in whatever unit; one whose
    /// unit does not convert is judged by its sign alone.
    /// </summary>
    /// <param name="ends">Least and most it can be, as written.</param>
    /// <param name="unit">As written.</param>
    public static bool AreOutside(this (double Least, double Most) ends, CatalogueTest? test, string? unit)
    {
        if (ends.Most < 0)
            return true;
        return test is { Plausible: var (low, high) }
            && (test.ValueOf(ends.Most, unit) < low || test.ValueOf(ends.Least, unit) > high);
    }

    /// <summary>
    /// Above zero, and less than laboratories give: a slip of the unit is likely, and so is a patient after lymphodepletion.
    /// </summary>
    public static bool AreLessThanGiven(this (double Least, double Most) ends, CatalogueTest? test, string? unit) =>
        ends.Least > 0 && test is { LeastGiven: { } least } && test.ValueOf(ends.Most, unit) < least;

    /// <summary>The least and most that a result can be, as written; null when it is no number and no bound.</summary>
    public static (double Least, double Most)? Ends(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return observation.Number is { } number ? (number, number) : Measured.Read(observation.Result)?.Ends;
    }

    /// <summary>A result that no patient is likely to have.</summary>
    public static bool IsOutside(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return Ends(observation) is { } ends && ends.AreOutside(Catalogue.Find(observation), observation.Unit);
    }
}
