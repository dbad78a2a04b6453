using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety.Summary;
using static Cairn.Tests.Safety.Summary.SafetySummaryTests;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>What is looked at closely after cells: hyperinflammation, fever with low counts, long cytopenias, the marrow, infections. Expected values: by hand, from the papers named.</summary>
public sealed class SpecialEventTests
{
    [Fact]
    public void The_checklist_of_iec_hs_says_what_is_met_and_what_nobody_measured()
    {
        var ferritin = new LabResult
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = "FERRITIN",
            Result = "5000",
            Unit = "ug/L",
            HighLimit = "300",
            Date = On(9),
        };
        var lines = IecHsChecklist.Of(One(ferritin));
        Assert.Equal(Truth.True, lines[0].Value);
        Assert.Equal(Truth.Unknown, lines[1].Value);
    }

    static LabResult Ferritin(string result, int day, int number) =>
        new()
        {
            Subject = "S1",
            Sequence = number,
            TestCode = "FERRITIN",
            Result = result,
            Unit = "ug/L",
            HighLimit = "300",
            Date = On(day),
        };

    // A diagnosis from day 12 to 30: the ferritin of the day of the cells says nothing of it, the highest of its days does.
    [Fact]
    public void The_checklist_reads_the_days_of_the_diagnosis_and_shows_the_worst()
    {
        var diagnosis = Event("S1", IecHsChecklist.Term, 3, 12, 30);
        Assert.Equal(Truth.Unknown, IecHsChecklist.Of(One(diagnosis, Ferritin("1400", 0, 1)))[0].Value);
        var lines = IecHsChecklist.Of(
            One(diagnosis, Ferritin("1400", 0, 1), Ferritin("4100", 11, 2), Ferritin("15898", 14, 3), Ferritin("700", 29, 4))
        );
        Assert.Equal((Truth.True, "15898"), (lines[0].Value, lines[0].Because[0].Value));
    }

    // ICANS graded 0 on each of three days of the diagnosis denies neurotoxicity; without daily grades nothing does.
    [Fact]
    public void Daily_grades_of_0_deny_neurotoxicity()
    {
        var diagnosis = Event("S1", IecHsChecklist.Term, 3, 12, 14);
        IEnumerable<FindingAbout> graded = Enumerable
            .Range(12, 3)
            .Select(day => Grade(0, day, day) with { About = FaObject.Icans });
        Truth Of(params Record[] records) =>
            IecHsChecklist.Of(One(records)).Single(l => l.Rule.Id == "iec-hs.neurotoxicity").Value;
        Assert.Equal(Truth.False, Of([diagnosis, .. graded]));
        Assert.Equal(Truth.Unknown, Of(diagnosis));
    }

    // Hines 2023: above twice the upper limit of normal (300) or above twice what it was before the cells; either will do.
    [Theory]
    [InlineData("900", "700", Truth.True)]
    [InlineData("100", "250", Truth.True)]
    [InlineData("100", "150", Truth.False)]
    [InlineData("100", ">2000", Truth.True)]
    [InlineData("900", ">500", Truth.Unknown)]
    [InlineData("900", "<500", Truth.False)]
    public void A_ferritin_asks_for_the_diagnosis_by_the_limit_or_by_what_it_was(string before, string after, Truth asks) =>
        Assert.Equal(asks, IecHsChecklist.FerritinAsks(One(Ferritin(before, -3, 1), Ferritin(after, 9, 2))));

    // Nobody took one after the cells, or its limit of normal is not known: that is not low.
    [Fact]
    public void A_ferritin_that_was_not_taken_after_the_cells_says_nothing()
    {
        Assert.Equal(Truth.Unknown, IecHsChecklist.FerritinAsks(One(Ferritin("100", -3, 1))));
        Assert.Equal(Truth.Unknown, IecHsChecklist.FerritinAsks(One(Ferritin("100", 9, 1) with { HighLimit = null })));
    }

    // Cairo and Bishop 2004: two or more of uric acid, potassium, phosphate and calcium make it by the laboratory.
    [Theory]
    [InlineData(false, "URATE")]
    [InlineData(true, "URATE", "PHOS")]
    [InlineData(false, "PHOS", "PHOS")]
    public void Nobody_has_tumour_lysis_only_where_the_laboratory_looked_for_it(bool looked, params string[] tests)
    {
        var rows = tests.Select((test, i) => (Record)(Ferritin("1.1", 4, i + 1) with { TestCode = test, Unit = "mmol/L" }));
        var subject = One([.. rows, Event("S1", "Nausea", 2, 3, 4)]);
        Assert.Equal(looked ? Search.NotFound : Search.NotMade, Kind("tumour-lysis").SearchIn(subject));
    }

    [Fact]
    public void Nobody_has_iec_hs_only_where_ferritin_was_taken_in_the_month_after_the_cells()
    {
        Search Of(params Record[] rows) => Kind("iec-hs").SearchIn(One(rows));
        Assert.Equal(Search.NotMade, Of(Event("S1", "Nausea", 2, 3, 4), Ferritin("100", -3, 1)));
        Assert.Equal(Search.NotFound, Of(Ferritin("100", 9, 1)));
        Assert.Equal(Search.Found, Of(Event("S1", IecHsChecklist.Term, 3, 12, 30)));
    }

    // Hines 2023, table 2: neurotoxicity, lung and kidney are seen in events; an event that nobody recorded does not say no.
    [Fact]
    public void A_line_of_the_checklist_that_events_tell_is_met_or_not_recorded_never_denied()
    {
        var lines = IecHsChecklist.Of(One(Event("S1", "Hypoxia", 3, 9)));
        Assert.Equal(Truth.True, lines.Single(l => l.Rule.Id == "iec-hs.lung").Value);
        Assert.Equal(Truth.Unknown, lines.Single(l => l.Rule.Id == "iec-hs.spleen").Value);
        Assert.Equal(Truth.Unknown, lines.Single(l => l.Rule.Id == "iec-hs.cytopenia").Value);
    }

    [Fact]
    public void Nobody_has_low_immunoglobulin_only_where_it_was_measured()
    {
        var kind = SpecialInterest.All.Single(k => k.Id == "hypogammaglobulinaemia");
        var igg = new LabResult
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = "IGG",
            Result = "9",
            Unit = "g/L",
            Date = On(30),
        };
        Assert.False(kind.WasLookedFor(One()));
        Assert.True(kind.WasLookedFor(One(igg)));
    }

    // Days 3 and 5 with a count of 0.4 and 38.5: one run of three days, day 4 having no values; the event of day 4 belongs to it.
    [Fact]
    public void Days_with_fever_and_low_counts_are_one_run_beside_the_recorded_event()
    {
        var run = Assert.Single(
            FeverWithLowCounts.Of(One([.. Feverish(3, 1), .. Feverish(5, 2), Event("S1", "Febrile neutropenia", 3, 4, 6)]))
        );
        Assert.Equal((Day0.AddDays(3), Day0.AddDays(5), Truth.True), (run.From, run.To, run.Holds));
        Assert.Equal(3, run.Recorded?.WorstGrade);
        Assert.Equal((3, 3), (run.AtLeast, run.AtMost));
    }

    // Day 10 surely; a fever of day 11 without a count of its own, and one of day 12 at 38.1 that may not have lasted an hour:
    // one day, three at most.
    [Fact]
    public void A_day_that_may_have_had_it_makes_the_days_a_range()
    {
        List<Record> rows = [.. Feverish(10, 1), .. Feverish(11, 2).OfType<VitalSign>(), .. Feverish(12, 3)];
        rows[^1] = ((VitalSign)rows[^1]) with { Result = "38.1" };
        var run = Assert.Single(FeverWithLowCounts.Of(One([.. rows])));
        Assert.Equal((Day0.AddDays(10), Day0.AddDays(10), 1, 3), (run.From, run.To, run.AtLeast, run.AtMost));
    }

    static IEnumerable<Record> Feverish(int day, int sequence) =>
        [
            new LabResult
            {
                Subject = "S1",
                Sequence = sequence,
                TestCode = TestCode.Neutrophils,
                Result = "0.4",
                Unit = "10*9/L",
                Date = On(day),
            },
            new VitalSign
            {
                Subject = "S1",
                Sequence = sequence,
                TestCode = "TEMP",
                Result = "38.5",
                Unit = "Cel",
                Date = On(day),
            },
        ];

    // Grade 4 (0.3) on day 30, 1.2 (grade 2) on day 40, grade 3 (0.8) on days 60 and 70 and no more: ten days, and one that goes
    // on.
    [Fact]
    public void A_long_cytopenia_ends_where_the_counts_came_back_and_goes_on_where_they_did_not()
    {
        var found = Kind("prolonged-cytopenia")
            .In(One(Count(0.3, 30, 1), Count(1.2, 40, 2), Count(0.8, 60, 3), Count(0.8, 70, 4)));
        Assert.Equal([(30, (int?)10, 4), (60, null, 3)], found.Select(e => (e.Onset!.Value, e.Days, e.Worst!.Value)));
    }

    // Told by an event of days 3 to 60, it counts from day 29: what was given on day 9 was not for it, on day 35 it was.
    [Theory]
    [InlineData(9, 0)]
    [InlineData(35, 1)]
    public void A_long_cytopenia_was_treated_with_what_was_given_after_day_28(int day, int drugs)
    {
        var subject = One(Event("S1", "Pancytopenia", 4, 3, 60), Drug("TOCILIZUMAB", day, 5));
        Assert.Equal(drugs, Assert.Single(Kind("prolonged-cytopenia").In(subject)).Treated.Count);
    }

    // T-ICAHT, late: two platelet counts below 50 from day 31 to 100 are grade 2.
    [Fact]
    public void Late_toxicity_of_platelets_is_found_beside_that_of_neutrophils()
    {
        LabResult Platelets(double count, int day, int n) => Count(count, day, n) with { TestCode = TestCode.Platelets };
        var subject = One(Platelets(40, 40, 1), Platelets(45, 50, 2), Platelets(150, 60, 3));
        var late = Assert.Single(Kind("t-icaht-late").In(subject));
        Assert.Equal((2, 40, 11), (late.Worst, late.Onset, late.Days));
    }

    // ANC 0.3 from day 0 on: the marrow is named whatever it says, also when nobody looked.
    [Theory]
    [InlineData(null, "marrow: not recorded before the cells, not seen in these days")]
    [InlineData(
        "40",
        "low before the cells with blasts in the marrow; marrow: 40 % blasts before the cells, not seen in these days"
    )]
    [InlineData("2", "marrow: 2 % blasts before the cells, not seen in these days")]
    public void Haematotoxicity_always_stands_beside_the_marrow(string? blasts, string note)
    {
        Record[] marrow = blasts is null
            ? []
            :
            [
                new MarrowFinding
                {
                    Subject = "S1",
                    Sequence = 1,
                    TestCode = TestCode.MarrowBlasts,
                    Result = blasts,
                    Unit = "%",
                    Date = On(-10),
                },
            ];
        var subject = One([Count(0.3, 0, 1), Count(0.3, 5, 2), Count(2, 9, 3), .. marrow]);
        Assert.StartsWith(note, EventNoteWords.Of(Assert.Single(Kind("icaht").In(subject)).Note!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chronic graft versus host disease in liver")]
    [InlineData("GVHD")]
    public void Graft_versus_host_disease_is_found_under_the_names_of_dictionaries(string name) =>
        Assert.Single(Kind("gvhd").In(One(Event("S1", name, 2, 40, 50))));

    [Fact]
    public void An_infection_that_nobody_coded_is_found_by_its_name()
    {
        var sepsis = Event("S1", "Sepsis", 4, 10, 20) with { Code = null, OrganClass = null };
        Assert.Single(Kind("infection").In(One(sepsis)));
    }
}
