using Cairn.Criteria.Model;
using Cairn.Records;

namespace Cairn.Tests.Records;

/// <summary>
/// An upper limit of normal that belongs to another unit than its result (a unit changed, the range left) is read by no rule;
/// usual limits of adults within a factor of five (decision 0106). By hand.
/// </summary>
public sealed class UpperLimitTests
{
    static LabResult Result(string test, string result, string unit, string? high) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = test,
            Result = result,
            Unit = unit,
            HighLimit = high,
        };

    [Theory]
    [InlineData("BILI", "mg/dL", "20.5")]
    [InlineData("BILI", "umol/L", "1.2")]
    [InlineData("ALT", "ukat/L", "40")]
    [InlineData("CREAT", "mg/dL", "110")]
    [InlineData("CREAT", "umol/L", "1.3")]
    [InlineData("CA", "mmol/L", "10.5")]
    public void A_limit_of_another_unit_is_none(string test, string unit, string high) =>
        Assert.Null(Catalogue.UpperLimit(Result(test, "8", unit, high)));

    [Theory]
    [InlineData("BILI", "mg/dL", "1.2", 1.2)]
    [InlineData("BILI", "umol/L", "20.5", 20.5)]
    [InlineData("ALT", "ukat/L", "0.7", .7)]
    [InlineData("ALT", "U/L", "35", 35)]
    [InlineData("LDH", "U/L", "480", 480)]
    [InlineData("CREAT", "mg/dL", "1.3", 1.3)]
    [InlineData("CRP", "mg/L", "0.5", .5)]
    [InlineData("NOTEST", "mg/L", "0.5", .5)]
    public void A_limit_of_the_results_unit_stands(string test, string unit, string high, double expected) =>
        Assert.Equal(expected, Catalogue.UpperLimit(Result(test, "8", unit, high)));

    // 543 kg for 54.3: a slip of the value is likelier than a patient, and a clearance is not computed from it.
    [Theory]
    [InlineData("54.3", true)]
    [InlineData("543", false)]
    public void A_value_that_no_patient_is_likely_to_have_decides_nothing(string weight, bool isRead)
    {
        var row = new VitalSign
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = "WEIGHT",
            Result = weight,
            Unit = "kg",
        };
        Assert.Equal(isRead, Results.Exactly(row) is not null);
        Assert.Equal(isRead, Results.Range(row) is not null);
    }
}
