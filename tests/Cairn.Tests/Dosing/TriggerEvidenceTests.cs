using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>
/// A moderate event that ends accelerated titration is behind the decision that it led to, as a dose-limiting one is. One subject
/// on each of two levels, a grade 2 event of the second counts (Simon 1997, design 2), a window of 28 days.
/// </summary>
public sealed class TriggerEvidenceTests
{
    static readonly ToxicityRule Moderate = new()
    {
        Id = "M1",
        Says = "Grade 2 or more, related",
        When = new ToxicityEvent { MinimumGrade = 2 },
    };

    static readonly AdverseEvent Nausea = Event("S2", "Nausea", 2, 45, 49);

    [Fact]
    public void A_decision_rests_on_the_moderate_event_that_counts() =>
        Assert.Contains(Nausea.AsFact(), Decided(Nausea).Answer.Because);

    // Its grade is not recorded: until it is, nobody knows whether it counts, and the decision asks for it.
    [Fact]
    public void A_decision_asks_for_what_would_settle_a_moderate_event() =>
        Assert.Contains(Decided(Nausea with { Grade = null }).Answer.Missing.InWords(), gap =>
            gap.Contains("AETOXGR of Nausea", StringComparison.Ordinal)
        );

    static RuleProposal Decided(AdverseEvent ae)
    {
        var plan = Stated.Plan("titrated boin, target 0.3, cohorts 10, titrationLevels 2, moderateLimit 1", 0, Moderate);
        var trial = SmallTrial.Trial("boin, target 0.3, cohorts 10") with { Escalation = plan };
        SubjectRecords[] subjects =
        [
            SmallTrial.Treated("S1", 1, 0, 'N'),
            Subject("S2", [.. SmallTrial.Treated("S2", 2, 40, 'N').All, ae]),
        ];
        return DoseBoard.Of(trial, new Casebook("sample", false, null, subjects), Day0.AddDays(90))!.Now;
    }
}
