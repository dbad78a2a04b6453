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
}
