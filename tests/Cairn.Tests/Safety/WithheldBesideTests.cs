using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Cells withheld beside a toxicity, "not because of it" (EXTOX N): another reason is asked for (decisions 0082 and 0093). By
/// hand, on a level of 5 in three fractions, of which the third was withheld.
/// </summary>
public sealed class WithheldBesideTests
{
    static readonly Study Split = Studies.Trial.Read(Studies.Trial.DualTarget) is var trial
        ? trial with
        {
            Dosing = trial.Dosing! with { Levels = [new(1, 5, [new(0, 10), new(1, 30), new(2, 60)])] },
        }
        : throw new InvalidOperationException();

    static readonly AdverseEvent Crs = Event("S1", ToxicityTerm.Crs, 3, 1, 3, "RELATED");

    static Answer<DltStatus> Denied(string? reason, params IEnumerable<Record> beside) =>
        Judge(Withheld(NoYes.No, reason), beside);

    static Exposure Withheld(NoYes? answer, string? reason) =>
        Infusion("S1", day: 2, dose: 0, planned: 3, sequence: 3) with
        {
            ForToxicity = answer is { } said ? (Coded<NoYes>)said : null,
            Adjustment = reason,
        };

    static Answer<DltStatus> Judge(Exposure third, params IEnumerable<Record> beside) =>
        DltAssessment
            .Of(
                Split,
                Subject(
                    "S1",
                    [
                        SeenOn("S1", 40),
                        Infusion("S1", dose: 0.5, planned: 0.5),
                        Infusion("S1", day: 1, dose: 1.5, planned: 1.5, sequence: 2),
                        third,
                        .. beside,
                    ]
                ),
                Day0.AddDays(40)
            )!
            .Status;

    [Fact]
    public void No_beside_a_toxicity_and_without_another_reason_is_asked_about()
    {
        Answer<DltStatus>[] open =
        [
            Denied(null, Crs),
            Denied("", Crs),
            Denied("unknown", Crs),
            Denied(null, Crs with { Relation = null }),
            Denied(null, Crs with { Relation = "NOT RELATED" }), // the cells' by definition
            Denied("persistent fever and hypotension", Crs),
            Denied(null, Event("S1", "Hypoxia", 2, 1, 3, "RELATED")),
        ];
        foreach (var status in open)
        {
            Assert.Equal(DltStatus.Pending, status.Value);
            Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.WithheldForWhat });
        }
    }

    [Theory]
    [InlineData("CRS")]
    [InlineData("CRS grade 3")]
    [InlineData("ongoing cytokine storm")]
    public void No_and_a_reason_that_is_a_syndrome_of_the_cells_contradict_each_other(string reason)
    {
        foreach (var status in new[] { Denied(reason, Crs), Denied(reason) })
        {
            Assert.Equal(DltStatus.Pending, status.Value);
            Assert.Contains(status.Missing, m => m is Gap.Question { Kind: QuestionKind.WithheldOrEvent });
        }
    }

    [Fact]
    public void Another_reason_settles_it()
    {
        Assert.Equal(DltStatus.NotEvaluable, Denied("product out of specification", Crs).Value);
        Assert.Equal(DltStatus.NotEvaluable, Denied("bag leaked", Crs).Value);
        Assert.Equal(DltStatus.NotEvaluable, Denied("CAR-T bag thawed twice").Value);
        Assert.Equal(DltStatus.NotEvaluable, Denied(null).Value);
        Assert.Equal(DltStatus.NotEvaluable, Denied(null, Crs with { Grade = 1 }).Value);
        var fall = Event("S1", "Fall", 3, 1, 3, "NOT RELATED") with { OtherCause = "wet floor" };
        Assert.Equal(DltStatus.NotEvaluable, Denied(null, fall).Value);
    }

    // An abbreviation names the event as its whole name does.
    [Fact]
    public void A_reason_names_an_event_by_any_of_its_names() =>
        Assert.Equal(DltStatus.Dlt, Judge(Withheld(null, "CRS"), Crs).Value);
}
