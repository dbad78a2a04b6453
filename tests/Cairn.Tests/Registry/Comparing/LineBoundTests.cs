using System.Globalization;
using Cairn.Registry.Comparing;

namespace Cairn.Tests.Registry.Comparing;

/// <summary>Bounds as lines of records write them; what is expected is read off the text.</summary>
public sealed class LineBoundTests
{
    static string Said(string text, bool isShare = false) =>
        string.Join(
            "; ",
            LineBound
                .In(text, isShare)
                .Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Side} {b.Value:0.##} {b.Unit}").TrimEnd())
        );

    [Theory]
    [InlineData("ECOG score of 0\\~2 during the screening phase", "AtMost 2")]
    [InlineData("ECOG 0 or 1", "AtMost 1")]
    [InlineData("ECOG ≤ 2", "AtMost 2")]
    [InlineData("18-70 years old", "AtLeast 216 month; AtMost 840 month")]
    [InlineData("ALT ≤2.5× ULN", "AtMost 2.5 uln")]
    [InlineData("SGOT less than 2 times upper limit of normal", "LessThan 2 uln")]
    [InlineData("Bilirubin no greater than 3 times ULN", "AtMost 3 uln")]
    [InlineData("Platelets not less than 50 x10^9/L", "AtLeast 50 x10^9/l")]
    [InlineData("Creatinine not exceeding 2.0 mg/dL", "AtMost 2 mg/dl")]
    [InlineData("Serum creatinine clearance \\> 45mL/min", "MoreThan 45 ml/min")]
    [InlineData("radiotherapy 4 weeks before apheresis", "Stated 28 day")]
    [InlineData("within 4 weeks prior to screening", "Stated 28 day")]
    [InlineData("for at least 2 years after the infusion", "AtLeast 24 month")]
    [InlineData("QTcF interval ≥480 ms", "AtLeast 480 ms")]
    [InlineData("systolic blood pressure ≥150 mmHg", "AtLeast 150 mmhg")]
    [InlineData("Expected to live 3 months or longer", "AtLeast 3 month")]
    [InlineData("Left ventricular ejection fraction 45 % or more", "AtLeast 45 %")]
    [InlineData("18 years of age or older", "AtLeast 216 month")]
    [InlineData("a QTcF of 480 ms or above, or ECOG 2 or less", "AtLeast 480 ms; AtMost 2")]
    [InlineData("within 4 weeks or less", "Stated 28 day")]
    [InlineData("WHO 2022 criteria, CD38, grade 2, version 5.0", "")]
    [InlineData("", "")]
    public void A_number_that_limits_is_a_bound_with_side_and_unit(string text, string bounds) =>
        Assert.Equal(bounds, Said(text));

    [Fact]
    public void A_bare_half_of_what_is_a_share_is_fifty_percent()
    {
        Assert.Equal("AtLeast 50 %", Said("at least 0.5", isShare: true));
        Assert.Equal("AtLeast 0.5", Said("at least 0.5"));
    }
}
