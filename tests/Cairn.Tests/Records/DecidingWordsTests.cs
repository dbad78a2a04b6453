using Cairn.Records;

namespace Cairn.Tests.Records;

/// <summary>Words of a record that decide: those that are known, and what becomes of the others.</summary>
public sealed class DecidingWordsTests
{
    // At least possibly related counts (both protocols' definition of a DLT).
    [Theory]
    [InlineData("POSSIBLE", Truth.True)]
    [InlineData("probably related", Truth.True)]
    [InlineData("Related", Truth.True)]
    [InlineData("UNLIKELY", Truth.False)]
    [InlineData("unrelated", Truth.False)]
    [InlineData("to be discussed", Truth.Unknown)]
    [InlineData("", Truth.Unknown)]
    [InlineData(null, Truth.Unknown)]
    public void A_relation_in_other_words_is_unknown_and_never_no(string? written, Truth expected) =>
        Assert.Equal(expected, (Coded<Relatedness>.Of(written)?.Meaning).IsRelated);

    [Theory]
    [InlineData("CAR-T INFUSION", null, null, false)]
    [InlineData("lymphodepletion", null, null, false)]
    [InlineData("Cells", null, null, true)]
    [InlineData(null, 1, null, true)]
    [InlineData(null, null, "10^6/kg", true)]
    [InlineData(null, null, "x10⁵ cells/kg", true)]
    [InlineData(null, null, "mg/m2", false)]
    [InlineData(null, null, null, false)]
    public void An_exposure_without_a_known_category_may_be_the_product(string? category, int? level, string? unit, bool expected)
    {
        var row = new Exposure
        {
            Subject = "S",
            Sequence = 1,
            Treatment = "T",
            Category = category,
            AssignedLevel = level,
            DoseUnit = unit,
        };
        Assert.Equal(expected, row.MayBeCells);
    }

    // By hand: 5 x 10^5/kg is 0.5 x 10^6/kg.
    [Theory]
    [InlineData("10*6/kg", 5.0)]
    [InlineData("10⁶ cells/kg", 5.0)]
    [InlineData("10^5/kg", 0.5)]
    [InlineData("mg/kg", null)]
    [InlineData(null, null)]
    public void A_dose_of_cells_is_read_in_any_spelling(string? unit, double? expected) =>
        Assert.Equal(
            expected,
            new Exposure
            {
                Subject = "S",
                Sequence = 1,
                Treatment = "T",
                Dose = 5,
                DoseUnit = unit,
            }.MillionCellsPerKg
        );
}
