using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>The version of CTCAE is the study's: another one never stands in for it.</summary>
public sealed class CtcaeVersionTests
{
    static LabResult Platelets(string result) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = TestCode.Platelets,
            Result = result,
            Unit = "10*9/L",
            Date = On(4),
        };

    [Fact]
    public void A_version_that_is_not_known_is_refused_and_no_other_takes_its_place()
    {
        Assert.Equal("5.0", CtcaeVersion.Of(new SafetyPlan()).Number);
        Assert.Throws<ArgumentException>(() => CtcaeVersion.Of(new SafetyPlan { Ctcae = "6.0" }));
    }

    // A made-up version with one term, graded below 30 instead of below 25: the value is graded by its limit, and named by it.
    [Fact]
    public void A_further_version_is_its_terms_and_its_limits()
    {
        var five = CtcaeVersion.Usual;
        const string Name = "Platelet count decreased";
        var own = five.FindValue(Name)!;
        var term = new ValueTerm(Name, own.Side, own.Tests, new GradeLine(4, new GradeLimit.Fixed(new Given(30, "10*9/L"))));
        var six = new CtcaeVersion("6.0", [five.Find(Name)!], [term]);
        GradedValue By(CtcaeVersion version) =>
            GradedValues.Of(Subject("S1", Platelets("28")), version, Day0, Truth.False).Single(v => v.Term.Name == Name);
        Assert.Equal((3, 4), (By(five).Value, By(six).Value));
        Assert.StartsWith("ctcae.6.0.", By(six).Grade.Grade.Rule.Id, StringComparison.Ordinal);
    }
}
