using Cairn.Records;

namespace Cairn.Tests.Records;

/// <summary>Results as sites write them. The limits of choriogonadotropin are those that laboratories use: below 5, from 25 IU/L.</summary>
public class WrittenFormsTests
{
    [Theory]
    [InlineData("NYHACLS", "3", 3)]
    [InlineData("NYHACLS", "III", 3)]
    [InlineData("NYHACLS", "NYHA Class iv", 4)]
    [InlineData("NYHACLS", "NYHA: II", 2)]
    [InlineData("NYHACLS", "2.0", 2)]
    [InlineData("NYHACLS", "II-III", null)]
    [InlineData("NYHACLS", "II III", null)]
    [InlineData("NYHACLS", "V", null)]
    [InlineData("NYHACLS", "moderate", null)]
    [InlineData("NYHACLS", "2.5", null)]
    [InlineData("NYHACLS", "-1", null)]
    [InlineData("NYHACLS", "<3", null)]
    [InlineData("ECOG101", "ECOG 1", 1)]
    [InlineData("ECOG101", "PS=2", 2)]
    [InlineData("ECOG101", "II", null)] // Zubrod's steps are not written so
    [InlineData("ECOG101", "NYHA 1", null)]
    [InlineData("KPS0101", "80%", 80)]
    [InlineData("KPS0101", "KPS 90", 90)]
    public void A_step_of_a_scale_is_read_as_sites_write_it(string test, string written, int? step) =>
        Assert.Equal(
            step,
            ScaleStep.Of(
                new ScaleScore
                {
                    Subject = "S1",
                    Sequence = 1,
                    TestCode = test,
                    Result = written,
                }
            )
        );

    [Theory]
    [InlineData("Non-Reactive", Truth.False)]
    [InlineData("non reactive", Truth.False)]
    [InlineData(" pos ", Truth.True)]
    [InlineData("0.12", Truth.Unknown)] // an index of antibodies
    [InlineData("", Truth.Unknown)]
    public void A_sign_is_read_in_the_words_of_laboratories(string written, Truth there) =>
        Assert.Equal(there, SignWords.Read(written));

    [Theory]
    [InlineData("4.9", "mIU/mL", null, Truth.False)]
    [InlineData("<5", "mIU/mL", null, Truth.False)]
    [InlineData("5", "IU/L", null, Truth.Unknown)]
    [InlineData("<=5", "IU/L", null, Truth.Unknown)]
    [InlineData("<10", "IU/L", null, Truth.Unknown)]
    [InlineData("24.9", "IU/L", null, Truth.Unknown)]
    [InlineData("25", "IU/L", null, Truth.True)]
    [InlineData(">1000", "mIU/mL", null, Truth.True)]
    [InlineData("0.025", "IU/mL", null, Truth.True)]
    [InlineData("7", "U/L", "10", Truth.False)] // the laboratory's own limit
    [InlineData("12", "U/L", "10", Truth.Unknown)]
    [InlineData("60", "U/L", "100", Truth.True)] // a limit of pregnancy
    [InlineData("3", null, null, Truth.Unknown)]
    [InlineData("3", "ng/mL", null, Truth.Unknown)]
    [InlineData("NEGATIVE", null, null, Truth.Unknown)] // words are read elsewhere
    public void An_amount_of_choriogonadotropin_is_a_pregnancy_test(string result, string? unit, string? upper, Truth positive) =>
        Assert.Equal(positive, PregnancyTest.OfAmount(Of("HCG", result, unit, upper)));

    [Fact]
    public void The_amount_of_another_test_is_no_pregnancy_test() =>
        Assert.Equal(Truth.Unknown, PregnancyTest.OfAmount(Of("HIVAB", "310", "IU/L", null)));

    static LabResult Of(string test, string result, string? unit, string? upper) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = test,
            Result = result,
            Unit = unit,
            HighLimit = upper,
        };

    [Theory]
    [InlineData("BID", 2, 1)]
    [InlineData("q12h", 2, 1)]
    [InlineData("Q8H", 3, 1)]
    [InlineData("QID", 4, 1)]
    [InlineData("QOD", 1, 2)]
    [InlineData("QS", 1, 7)] // CDISC's word for weekly
    [InlineData(null, 1, 1)]
    public void A_frequency_says_how_many_doses_and_on_which_days(string? written, int timesADay, int everyDays)
    {
        var frequency = Taken(written).FrequencyAsRead();
        Assert.Equal((timesADay, everyDays), (frequency!.Value.TimesADay, frequency.Value.EveryDays));
    }

    [Theory]
    [InlineData("PRN")]
    [InlineData("CONTINUOUS")]
    [InlineData("as directed")]
    public void A_frequency_that_counts_no_doses_is_none(string written) => Assert.Null(Taken(written).FrequencyAsRead());

    static Medication Taken(string? written) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = "PREDNISONE",
            Frequency = written,
        };
}
