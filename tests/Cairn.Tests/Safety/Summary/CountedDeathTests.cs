using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;
using Cairn.Studies;
using Cairn.Tests.Response;
using static Cairn.Tests.Safety.Summary.SafetySummaryTests;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>Deaths as the tables of safety count them: of what, without relapse, of the product. Expected numbers: counted by hand.</summary>
public sealed class CountedDeathTests
{
    static DeathDetail Cause(string subject, string cause) =>
        new()
        {
            Subject = subject,
            Sequence = 1,
            TestCode = TestCode.CauseOfDeath,
            Result = cause,
            Date = On(20),
        };

    // Three treated; one dies on day 20 of infection, one on day 40 of the disease, one is alive on day 120: 1/3 by day 30, 60
    // and 100.
    [Fact]
    public void Death_of_the_disease_competes_with_death_without_relapse()
    {
        var subjects = Treated(
            EventsFrom.FirstInfusion,
            Subject("A", Infusion("A"), Died("A", 20), Cause("A", "SEPSIS")),
            Subject("B", Infusion("B"), Died("B", 40), Cause("B", "LEUKAEMIA")),
            Subject("C", Infusion("C"), SeenOn("C", 120))
        );
        var nrm = NonRelapseMortality.Of(subjects);
        Assert.Equal([30, 60, 100, 180, 365, 730], nrm.Select(x => x.Day));
        Assert.All(nrm, x => Assert.Equal((1, 0), (x.Deaths, x.UnknownCause)));
        Assert.All(nrm.Take(3), x => Assert.Equal(1 / 3.0, x.Incidence!.Value, 12));
        Assert.All(nrm.Skip(3), x => Assert.Null(x.Incidence)); // the last is seen on day 120
    }

    // Nobody of three dies without relapse: no variance by Greenwood's kind, and exactly 0 of 3: 0 to 1 - 0.025^(1/3) = 0.7076.
    [Fact]
    public void Where_nobody_died_the_interval_is_the_exact_one_of_those_who_are_known()
    {
        string[] ids = ["A", "B", "C"];
        var nrm = NonRelapseMortality.Of(
            Treated(EventsFrom.FirstInfusion, ids.Select(id => Subject(id, Infusion(id), SeenOn(id, 120))))
        );
        Assert.All(nrm.Take(3), x => Assert.Equal((0.0, 0.0, 0.7076), (x.Incidence, x.Lower, Math.Round(x.Upper!.Value, 4))));
    }

    [Fact]
    public void A_death_without_a_cause_counts_and_is_told()
    {
        var subjects = Treated(
            EventsFrom.FirstInfusion,
            Subject("A", Infusion("A"), Died("A", 20)),
            Subject("C", Infusion("C"), SeenOn("C", 120))
        );
        Assert.Equal((1, 1), (NonRelapseMortality.Of(subjects)[0].Deaths, NonRelapseMortality.Of(subjects)[0].UnknownCause));
    }

    // AEOUT = FATAL of a named event is a cause of death, where nobody wrote one down; a cause that says the disease stands above it.
    [Theory]
    [InlineData("Sepsis", null, Truth.True)]
    [InlineData("Acute myeloid leukaemia", null, Truth.False)]
    [InlineData("Disease progression with sepsis", null, Truth.Unknown)]
    [InlineData("Sepsis", "LEUKAEMIA", Truth.False)]
    [InlineData("Sepsis", "UNKNOWN", Truth.Unknown)]
    public void A_fatal_event_tells_the_cause_that_nobody_wrote_down(string ae, string? cause, Truth withoutRelapse)
    {
        var fatal = Event("A", ae, 5, 15, 20) with { Outcome = "FATAL" };
        Record[] rows = [Infusion("A"), Died("A", 20), fatal, .. cause is null ? (Record[])[] : [Cause("A", cause)]];
        var death = Assert.Single(Death.Of(Treated(EventsFrom.FirstInfusion, Subject("A", rows))));
        Assert.Equal(withoutRelapse, death.IsWithoutRelapse);
    }

    // No table of the treated counts them; one number of deaths everywhere (docs/decisions/0036).
    [Fact]
    public void Who_died_without_cells_is_in_the_table_of_deaths()
    {
        var day = On(200).Date!.Value;
        var book = new Casebook("sample", false, null, [Subject("A", Infusion("A"), Died("A", 20)), Subject("B", Died("B", 30))]);
        var death = Assert.Single(DeathWithoutCells.Of(book, day));
        Assert.Equal(("B", On(30).Date, Truth.Unknown), (death.Subject, death.Day, death.OfDisease));
    }

    // Enrolled on day 0 with cells, the marrow at 60 % before them; what is seen afterwards, and death on day 90.
    [Theory]
    [InlineData(DiseaseBeforeDeath.NotRead)]
    [InlineData(DiseaseBeforeDeath.NoRemission, 30.0)]
    [InlineData(DiseaseBeforeDeath.InRemission, 2.0)]
    [InlineData(DiseaseBeforeDeath.Relapsed, 2.0, 40.0)]
    public void A_death_says_where_the_leukaemia_stood(DiseaseBeforeDeath stood, params double[] blasts)
    {
        var story = new Story("S").Enrolled().Infused().Assessed(-6, 60);
        foreach (var (i, percent) in blasts.Index())
            story.Assessed(28 * (i + 1), percent);
        var book = new Casebook("made-up", false, null, [story.CauseOfDeath("SEPSIS").Died(90).Records]);
        var treated = TreatedSubject.Of(Plans.Study(), book, Story.Day(120));
        Assert.Equal(stood, Assert.Single(Death.Of(treated)).Disease);
    }

    [Fact]
    public void Blasts_in_blood_that_nothing_confirms_leave_it_open_whether_the_remission_lasted()
    {
        var story = new Story("S").Enrolled().Infused().Assessed(-6, 60).Assessed(28, 2).BloodBlasts(86, "5").Died(90);
        var treated = TreatedSubject.Of(Plans.Study(), new Casebook("made-up", false, null, [story.Records]), Story.Day(120));
        Assert.Equal(DiseaseBeforeDeath.Open, Assert.Single(Death.Of(treated)).Disease);
    }

    // A cause in words is no judgement of the relation: only a death of the disease alone is surely not of the product.
    [Theory]
    [InlineData("ACUTE MYELOID LEUKEMIA", Truth.False)]
    [InlineData("MULTI-ORGAN FAILURE", Truth.Unknown)]
    [InlineData("UNKNOWN", Truth.Unknown)]
    public void A_death_without_a_fatal_event_is_of_the_product_or_not_only_where_it_was_judged(string cause, Truth related)
    {
        var subject = One(
            new DeathDetail
            {
                Subject = "S1",
                Sequence = 1,
                TestCode = TestCode.CauseOfDeath,
                Result = cause,
                Date = On(50),
            },
            new SurvivalStatus
            {
                Subject = "S1",
                Sequence = 2,
                TestCode = TestCode.Survival,
                Result = "DEAD",
                Date = On(50),
            }
        );
        Assert.Equal(related, Assert.Single(Death.Of([subject])).Related);
        Assert.Equal(related.IsUnknown, AdverseEventFindings.Of(subject, CtcaeVersion.Usual).Any(f => f.Column == "AEREL"));
    }
}
