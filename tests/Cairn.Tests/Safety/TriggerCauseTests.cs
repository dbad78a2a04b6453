using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// An event that would end titration and is said not to be related: from grade 3 on its cause is asked for (decision 0063). By hand, on
/// the definition that NCT06880354 assumes, where one such event is enough.
/// </summary>
public sealed class TriggerCauseTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    [Theory]
    [InlineData("Hypoxia", 3, "UNLIKELY", null, true)]
    [InlineData("Hypoxia", 2, "UNLIKELY", null, false)]
    [InlineData("Hypoxia", 3, "UNLIKELY", "Pulmonary embolism", false)]
    [InlineData("Nausea", 3, "NOT RELATED", "UNKNOWN", true)]
    public void From_grade_3_on_the_word_unlikely_alone_opens_no_level(
        string term,
        int grade,
        string relation,
        string? cause,
        bool asked
    )
    {
        var ae = Event("S1", term, grade, 5, 6, relation) with { OtherCause = cause };
        Assert.Equal(asked ? Truth.Unknown : Truth.False, Trigger(ae));
    }

    // ICANS is the cells' by definition (0024, line 4): a sign of it, too, until somebody judged that it is none.
    [Theory]
    [InlineData(2, null, true)]
    [InlineData(2, "NOT ICANS", false)]
    [InlineData(1, null, false)]
    public void A_sign_that_may_be_icans_is_asked_about(int grade, string? category, bool asked)
    {
        var ae = Event("S1", "Encephalopathy", grade, 5, 6, "NOT RELATED") with { Category = category, OtherCause = "Sepsis" };
        Assert.Equal(asked ? Truth.Unknown : Truth.False, Trigger(ae));
    }

    static Truth Trigger(AdverseEvent ae)
    {
        var subject = Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), ae]);
        return DltAssessment.Of(Trial, subject, Day0.AddDays(80))!.ModerateTrigger.Value;
    }
}
