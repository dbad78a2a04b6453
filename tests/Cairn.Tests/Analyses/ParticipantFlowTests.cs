using Cairn.Analyses;
using Cairn.Records;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Analyses;

public sealed class ParticipantFlowTests
{
    static Disposition Was(Milestone code, int day, string? term = null, int sequence = 1) =>
        new()
        {
            Subject = "S",
            Sequence = sequence,
            Code = code,
            Date = On(day),
            Term = term,
        };

    [Fact]
    public void Every_person_stands_in_exactly_one_place()
    {
        var flow = ParticipantFlow.Of(
            new Casebook(
                "sample",
                false,
                null,
                [
                    Subject("A", Was(Milestone.Consented, -30)),
                    Subject("B", Was(Milestone.ScreenFailure, -20, "I7.4 not met")),
                    Subject("C", Was(Milestone.Enrolled, -20)),
                    Subject("D", Was(Milestone.Enrolled, -20), Was(Milestone.NotInfused, -2, "Manufacturing failure", 2)),
                    Subject("E", Was(Milestone.Enrolled, -20), Was(Milestone.Death, -2, null, 2)),
                    Subject("F", Was(Milestone.Enrolled, -20), Infusion("F")),
                    Subject("G", Was(Milestone.Enrolled, -20), Infusion("G"), Was(Milestone.Death, 90, null, 2)),
                    Subject("H", Infusion("H", dose: 0, planned: 1)),
                ]
            )
        );
        Assert.Equal((8, 5, 2), (flow.Screened, flow.Enrolled, flow.Infused));
        Assert.Equal(
            [2, 1, 1, 2, 1, 1],
            [
                flow.At(Stage.InScreening),
                flow.At(Stage.FailedScreening),
                flow.At(Stage.AwaitingInfusion),
                flow.At(Stage.NotInfused),
                flow.At(Stage.InFollowUp),
                flow.At(Stage.Died),
            ]
        );
        Assert.Equal(flow.Screened, Enum.GetValues<Stage>().Sum(flow.At));
        (string, int)[] why = [.. flow.WhyNotInfused.Select(w => (w.Reason, w.Subjects.Count))];
        Assert.Contains(("Manufacturing failure", 1), why);
        Assert.Contains(("DEATH", 1), why);
    }
}
