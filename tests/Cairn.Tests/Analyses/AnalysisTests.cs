using Cairn.Analyses;
using Cairn.Records;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Analyses;

public sealed class AnalysisTests
{
    [Fact]
    public void A_death_without_a_date_is_a_finding()
    {
        var dead = Subject(
            "A",
            Infusion("A"),
            new Disposition
            {
                Subject = "A",
                Sequence = 1,
                Code = Milestone.Death,
            }
        );
        var findings = Analysis
            .Of(
                Study(),
                new Casebook("sample", false, null, [dead, Subject("B", Infusion("B"), SeenOn("B", 30))]),
                Day0.AddDays(90)
            )
            .Findings;
        Assert.Equal(("A", "DTHDTC"), (Assert.Single(findings).Place, findings[0].Column));
    }
}
