using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Records;

public sealed class CatalogueTests
{
    static LabResult Lab(string result, string? unit) =>
        new()
        {
            Subject = "S",
            Sequence = 1,
            TestCode = TestCode.Neutrophils,
            Result = result,
            Unit = unit,
            Date = PartialDate.Of(2025, 1, 1),
        };

    // 10^9/L = 10^3/uL = G/L; 1000 /uL = 1 x 10^9/L (the same volume: 1 L = 10^6 uL). 10^4/uL is ten times 10^3/uL.
    [Theory]
    [InlineData("1.0", "10*9/L", "1")]
    [InlineData("1.0", "10^9/L", "1")]
    [InlineData("1.0", "10**9/L", "1")]
    [InlineData("1.0", "x 10^9/L", "1")]
    [InlineData("1.0", "x10E9/L", "1")]
    [InlineData("1.0", "×10^9/l", "1")]
    [InlineData("1.0", "G/L", "1")]
    [InlineData("1.0", "10*3/uL", "1")]
    [InlineData("1.0", "10^3/µL", "1")]
    [InlineData("1.0", "K/uL", "1")]
    [InlineData("1000", "/uL", "1")]
    [InlineData("100000", "/mm^3", "100")]
    [InlineData("999", "cells/uL", "0.999")]
    [InlineData("500", "10*6/L", "0.5")]
    [InlineData("10", "10*4/uL", "100")]
    [InlineData("<0.1", "10*9/L", "<0.1")]
    [InlineData("<100", "/uL", "<0.1")]
    public void A_count_is_read_in_its_unit(string result, string unit, string expected) =>
        Assert.Equal(expected, Catalogue.Read(Lab(result, unit)).Value?.ToString());

    [Theory]
    [InlineData("1.0", null)]
    [InlineData("1.0", "%")]
    [InlineData("1.0", "g/L")]
    [InlineData("1.0", "10*9")]
    [InlineData("1.0", "mg/dL")]
    [InlineData("low", "10*9/L")]
    [InlineData("-1", "10*9/L")]
    [InlineData("NaN", "10*9/L")]
    [InlineData("Infinity", "10*9/L")]
    [InlineData("1,200", "/uL")]
    public void What_cannot_be_read_is_unknown_and_says_why(string result, string? unit)
    {
        var count = Catalogue.Read(Lab(result, unit));
        Assert.Null(count.Value);
        Assert.Contains("NEUT of 1 Jan 2025", Assert.Single(count.Missing.InWords()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<5", 5, Truth.True, Truth.False)]
    [InlineData("<=5", 5, Truth.Unknown, Truth.False)]
    [InlineData("<6", 5, Truth.Unknown, Truth.Unknown)]
    [InlineData("5", 5, Truth.False, Truth.False)]
    [InlineData(">5", 5, Truth.False, Truth.True)]
    [InlineData(">=5", 5, Truth.False, Truth.Unknown)]
    [InlineData("4.99", 5, Truth.True, Truth.False)]
    public void A_bound_is_compared_as_far_as_it_goes(string written, double limit, Truth below, Truth above)
    {
        var measured = Measured.Read(written);
        Assert.Equal(below, measured.IsBelow(limit));
        Assert.Equal(above, measured.IsAbove(limit));
    }

    [Fact]
    public void A_test_that_the_catalogue_lacks_is_wrong_to_ask_for() =>
        Assert.Throws<ArgumentException>(() => Catalogue.Read(Lab("1", "10*9/L") with { TestCode = "NEUTSEG" }));

    [Fact]
    public void Nothing_is_known_of_a_result_that_nobody_has() =>
        Assert.Equal(
            (Truth.Unknown, Truth.Unknown),
            (((Measured?)null).IsBelow(5), ((Measured?)null).IsAtMostHalfOf(default(Measured)))
        );
}
