using Cairn.Records;
using Cairn.Response;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Response;

/// <summary>
/// A death that only the site's words for a disposition tell (DSTERM), under a code that is none. Cells on 2 Jun 2025. By hand.
/// </summary>
public sealed class DeathWordsTests
{
    static SubjectRecords Patient(string term, Milestone code = Milestone.Completed, params IEnumerable<Record> others) =>
        Subject(
            "S",
            [
                Infusion("S"),
                new Disposition
                {
                    Subject = "S",
                    Sequence = 1,
                    Code = code,
                    Term = term,
                    Date = On(50),
                },
                .. others,
            ]
        );

    [Theory]
    [InlineData("Death")]
    [InlineData("DIED")]
    [InlineData("Subject died")]
    [InlineData("The patient is deceased.")]
    [InlineData("死亡")]
    [InlineData("患者死亡")]
    [InlineData("受试者已去世")]
    public void The_bare_word_is_a_death_and_the_code_is_asked_about(string term)
    {
        var patient = Patient(term, Milestone.Completed, SeenOn("S", 40));
        var vital = VitalStatus.Of(patient, null);
        Assert.True(vital.IsDead);
        Assert.Equal(On(50).Date, vital.Death.Value);
        Assert.Equal(On(40).Date, vital.LastKnownAlive.Value);
        Assert.Equal(["DTHDTC", "DSTERM"], DeathFindings.Of(patient, null).Select(f => f.Column));
    }

    [Theory]
    [InlineData("Lost; rumour of death in the village")]
    [InlineData("失访，可能死亡")]
    [InlineData("Death due to progression")]
    [InlineData("Death, no autopsy")] // not the death is denied
    public void A_word_among_others_is_asked_about_and_counts_nobody_dead(string term)
    {
        var patient = Patient(term, Milestone.LostToFollowUp);
        Assert.False(VitalStatus.Of(patient, null).IsDead);
        Assert.Equal("DSTERM", Assert.Single(DeathFindings.Of(patient, null)).Column);
    }

    [Theory]
    [InlineData("Completed, no death")]
    [InlineData("Withdrew after the death of his wife")]
    [InlineData("因父亲死亡退出")]
    [InlineData("Study completed")]
    public void What_is_another_persons_or_denied_is_nothing(string term) =>
        Assert.Empty(DeathFindings.Of(Patient(term, Milestone.Withdrawn), null));

    [Fact]
    public void Beside_a_death_that_is_recorded_as_one_nothing_is_asked() =>
        Assert.Empty(
            DeathFindings.Of(Patient("Death", Milestone.NotInfused, new Demographics { Subject = "S", Death = On(50) }), null)
        );

    // Lost on day 50, and blood was drawn on day 60.
    [Fact]
    public void A_departure_before_a_later_record_is_asked_about()
    {
        var drawn = new LabResult
        {
            Subject = "S",
            Sequence = 1,
            TestCode = TestCode.Platelets,
            Result = "150",
            Unit = "10*9/L",
            Date = On(60),
        };
        var asked = Assert.Single(DeathFindings.Of(Patient("Lost", Milestone.LostToFollowUp, drawn), null));
        Assert.Equal(("S, DS 1", "DSSTDTC"), (asked.Place, asked.Column));
        Assert.Empty(DeathFindings.Of(Patient("Lost", Milestone.LostToFollowUp, SeenOn("S", 60)), null));
    }
}
