using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>What was so at screening and no more on the day of the cells, 1 April 2025; worked by hand.</summary>
public class AtTheGateTests
{
    [Theory]
    [InlineData(Trial.DualTarget, "I11", "", "met")]
    [InlineData(Trial.DualTarget, "I11", "+DS WITHDRAWAL BY SUBJECT=2025-03-30", "not met")]
    [InlineData(Trial.DualTarget, "I11", "+DS WITHDRAWAL BY SUBJECT=2025-04-05", "met")]
    [InlineData(Trial.Soochow, "I9", "+DS WITHDRAWAL BY SUBJECT=2025-03-30", "not met")]
    [InlineData(Trial.DualTarget, "I7.5", "VS OXYSAT=97 % @2025-04-01 with:PULSE_OXIMETRY", "met")]
    [InlineData(Trial.DualTarget, "I7.5", "VS OXYSAT=97 % @2025-04-01 with:NASAL_CANNULA", "unknown")]
    [InlineData(Trial.DualTarget, "I7.5", "VS OXYSAT=97 % @2025-04-01 with:NON-REBREATHER_MASK", "unknown")]
    [InlineData(Trial.DualTarget, "I7.5", "VS OXYSAT=97 % @2025-04-01 with:CPAP", "unknown")]
    [InlineData(Trial.DualTarget, "I7.5", "VS OXYSAT=97 % @2025-04-01 with:MECHANICAL_VENTILATION", "unknown")]
    [InlineData(Trial.DualTarget, "I7.5", "VS OXYSAT=97 % @2025-04-01 with:ROOM_AIR", "met")]
    public void Consent_and_room_air_are_of_the_day(string study, string id, string changes, string verdict)
    {
        var at = new GateMoment(Gate.Infusion, People.Today, People.Today);
        Assert.Equal(verdict, Screening.Of(Trial.Read(study), RecordLines.Of(People.Eligible, changes), at).WordOf(id));
    }

    // The result before lymphodepletion counts at the cells, and what was found after it counts instead.
    [Theory]
    [InlineData(Trial.DualTarget, "I9a", "+LB HCG=NEGATIVE @2025-03-26", "met")]
    [InlineData(Trial.DualTarget, "I9a", "+LB HCG=NEGATIVE @2025-03-26; +LB HCG=POSITIVE @2025-03-31", "unknown")] // may she be pregnant?
    [InlineData(Trial.DualTarget, "I9a", "", "unknown")] // of 12 March
    [InlineData(Trial.DualTarget, "I6", "+QS ECOG101=1 @2025-03-26", "met")]
    [InlineData(Trial.DualTarget, "I6", "+QS ECOG101=1 @2025-03-26; +QS ECOG101=3 @2025-03-31", "not met")]
    [InlineData(Trial.DualTarget, "I7.4", "+EG LVEF=60 % @2025-03-05; +EG LVEF=40 % @2025-03-31", "not met")]
    [InlineData(Trial.DualTarget, "E11", "+MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2025-03-30..", "not met")]
    [InlineData(Trial.Soochow, "I3", "+EG LVEF=49 % @2025-03-31", "not met")]
    [InlineData(Trial.Soochow, "I7", "+QS KPS0101=80 @2025-03-26; +QS KPS0101=40 @2025-03-31", "not met")]
    [InlineData(Trial.Soochow, "E1", "+LB HCG=NEGATIVE @2025-03-26; +LB HCG=POSITIVE @2025-03-31", "unknown")] // beside a person's N
    [InlineData(Trial.Soochow, "E6", "+MH SEIZURE=Y 2025-03-30..2025-03-30", "not met")]
    [InlineData(Trial.Soochow, "E6", "+AE SEIZURE=2025-03-30..2025-03-30", "unknown")]
    [InlineData(
        Trial.Soochow,
        "E7",
        "+MH CENTRAL NERVOUS SYSTEM LEUKEMIA=N @2025-03-26; +AE CNS LEUKAEMIA=2025-03-30..",
        "unknown"
    )]
    public void What_was_found_since_lymphodepletion_counts_before_the_cells(
        string study,
        string id,
        string changes,
        string verdict
    ) => Consent_and_room_air_are_of_the_day(study, id, changes, verdict);
}
