using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Cytokine release and neurotoxicity that go on are found by every name that safety knows, in the term or beside it, though the grade of the
/// day is 0. Before an infusion on 1 April 2025; worked by hand.
/// </summary>
public class GoesOnTests
{
    [Theory]
    [InlineData("", "met")] // no event, and graded 0
    [InlineData("AE CRS=2025-03-30..+", "not met")]
    [InlineData("AE ICANS=2025-03-30..+", "not met")]
    [InlineData("AE Cytokine release syndrome (CRS)=2025-03-30..+", "not met")]
    [InlineData("AE CRS grade 1=2025-03-30..+", "not met")]
    [InlineData("AE Immune effector cell associated neurotoxicity syndrome=2025-03-30..+", "not met")]
    [InlineData("AE Cytokine storm=2025-03-30..+", "not met")]
    [InlineData("AE Neurotoxicity=2025-03-30..+", "unknown")] // nobody says whether it is ICANS
    [InlineData("AE Neurotoxicity=2025-03-20..2025-03-30", "met")]
    [InlineData("AE NOT ICANS/Neurotoxicity=2025-03-30..+", "met")]
    [InlineData("AE Encephalopathy=2025-03-30..+", "unknown")]
    [InlineData("AE Confusional state=2025-03-30..+", "unknown")]
    [InlineData("AE Aphasia=2025-03-30..+", "unknown")]
    [InlineData("AE Seizure=2025-03-30..", "unknown")]
    [InlineData("AE Seizure=2025-03-30..2025-03-30", "met")]
    [InlineData("AE NOT ICANS/Seizure=2025-03-30..+", "met")]
    [InlineData("AE Postictal confusion after a seizure=2025-03-30..+", "unknown")]
    [InlineData("AE Hypoxia due to CRS=2025-03-30..+", "unknown")]
    [InlineData("AE Confusional state=2025-03-30..+; +FA GRADE=1 about ICANS @2025-04-01", "not met")]
    [InlineData("AE Nausea=2025-03-30..+", "met")]
    [InlineData("AE IEC-HS=2025-03-30..+", "not met")]
    [InlineData("AE Haemophagocytic lymphohistiocytosis=2025-03-30..", "unknown")]
    [InlineData("+FA PRESSOR=NOREPINEPHRINE about CRS @2025-04-01", "unknown")]
    [InlineData("+FA PRESSOR=NONE about CRS @2025-04-01", "met")]
    [InlineData("+FA OXYGEN=HFNC about CRS @2025-04-01", "unknown")]
    [InlineData("+FA ICE=3 about ICANS @2025-04-01", "unknown")]
    [InlineData("+FA ICE=10 about ICANS @2025-04-01", "met")]
    [InlineData("+FA SEIZURE=PROLONGED about ICANS @2025-04-01", "unknown")]
    [InlineData("+FA ICE=3 about ICANS @2025-03-28", "met")]
    [InlineData("+CM Norepinephrine=Y 2025-03-31..", "unknown")]
    [InlineData("+CM Tocilizumab=Y 2025-04-01", "unknown")]
    [InlineData("+CM Norepinephrine=Y 2025-03-31", "unknown")] // without an end it may run
    [InlineData("+CM Tocilizumab=Y 2025-03-29..2025-03-29", "met")]
    [InlineData("+FA GRADE=1 about CRS @2025-04-01", "not met")] // of 0 and 1 on one day the worst
    [InlineData("AE CRS=2025-03-20..2025-03-31", "met")]
    [InlineData("AE CRS=2025-04..+", "unknown")] // begins on the day or after it
    [InlineData("AE CRS=2025-03..+", "not met")]
    [InlineData("AE CRS=2025-03-20..2025-04", "unknown")]
    [InlineData("AE CRS=2025-04-02..+", "met")]
    [InlineData("AE CRS=2025-03-20..", "unknown")] // no day saw it: a zero alone contradicts it
    [InlineData("AE CRS=2025-03-20..; +FA GRADE=2 about CRS @2025-03-21", "met")] // of one that was seen the grade of the day tells
    [InlineData("AE CRS=2025-04-01..", "unknown")] // written on the day that was graded 0 in the morning
    [InlineData("AE ICANS=2025-03-31..; +FA GRADE=2 about CRS @2025-03-31", "unknown")]
    [InlineData("-FA GRADE", "unknown")]
    public void An_event_goes_on_by_any_of_its_names(string changes, string verdict) =>
        Assert.Equal(verdict, Screened(changes).WordOf("G2"));

    [Fact]
    public void Of_a_seizure_that_goes_on_it_is_asked_whether_it_is_icans()
    {
        var judged = Screened("AE Seizure=2025-03-30..+").Criteria.Single(c => c.Criterion.Id == "G2");
        var asked = Assert.IsType<Gap.Question>(Assert.Single(judged.Answer.Missing));
        Assert.Equal((QuestionKind.IsSyndrome, "Seizure"), (asked.Kind, asked.Of.Variable));
    }

    static Screening Screened(string changes) =>
        Screening.Of(
            Trial.Read(Trial.DualTarget),
            RecordLines.Of(
                [.. People.Eligible, "FA GRADE=0 about CRS @2025-04-01", "FA GRADE=0 about ICANS @2025-04-01"],
                changes
            ),
            new GateMoment(Gate.Infusion, new DateOnly(2025, 4, 10), People.Today)
        );
}
