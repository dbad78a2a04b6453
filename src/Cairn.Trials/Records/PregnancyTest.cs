using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>A pregnancy test that the laboratory reports as an amount of choriogonadotropin.</summary>
public static class PregnancyTest
{
    const double Negative = 5,
        Positive = 25; // IU/L: limits that laboratories use; between them the test is repeated

    static readonly CatalogueTest Test = new("LB", ScreeningCode.Hcg, "Choriogonadotropin")
    {
        Unit = Unit.Of("[iU]/L"),
        Alike = Unit.Of("U/L"),
    };

    /// <summary>The amount in IU/L; null for words, for another test, and for a number without its unit.</summary>
    public static Measured? Amount(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return observation.TestCode == Test.Code ? Test.Read(observation).Value : null;
    }

    /// <summary>
    /// Negative below 5 IU/L, or up to the laboratory's own upper limit while that is below 25; positive from 25; between them
    /// unknown.
    /// </summary>
    public static Truth OfAmount(Observation observation)
    {
        if (Amount(observation) is not { } amount)
            return Truth.Unknown;
        if (amount.Low >= Positive)
            return Truth.True;
        return IsBelow(amount, Negative) || amount.High <= OwnLimit(observation) ? Truth.False : Truth.Unknown;
    }

    static bool IsBelow(Measured amount, double limit) => amount.High < limit || (amount.High == limit && amount.HighIsOpen);

    static double? OwnLimit(Observation observation) =>
        observation.NormalHigh is { } high
        && Test.FactorOf(observation.Unit) is { } factor
        && factor.Times(high) is < Positive and var own
            ? own
            : null;
}
