using System.Globalization;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>What the tables of safety count. Expected numbers: counted by hand.</summary>
public sealed class SafetySummaryTests
{
    static IReadOnlyList<TreatedSubject> Treated(EventsFrom from, params IEnumerable<SubjectRecords> subjects) =>
        TreatedSubject.Of(
            Study() with
            {
                Safety = new() { EventsFrom = from },
            },
            new Casebook("sample", false, null, [.. subjects]),
            Day0.AddDays(200)
        );

    static TreatedSubject One(params Record[] records) =>
        Treated(EventsFrom.FirstInfusion, Subject("S1", [Infusion("S1"), .. records]))[0];

    static Exposure Lymphodepletion(int day) =>
        new()
        {
            Subject = "S1",
            Sequence = 50,
            Treatment = "Fludarabine",
            Category = ExposureKind.Lymphodepletion,
            Dose = 30,
            DoseUnit = "mg/m2",
            Start = On(day),
        };

    [Fact]
    public void Events_count_from_the_treatment_that_the_study_says()
    {
        Record[] records = [Infusion("S1"), Lymphodepletion(-5), Event("S1", "Nausea", 2, -3)];
        Assert.Empty(Treated(EventsFrom.FirstInfusion, Subject("S1", records))[0].Events);
        Assert.Single(Treated(EventsFrom.Lymphodepletion, Subject("S1", records))[0].Events);
    }

    [Theory]
    [InlineData(-1, EventPeriod.BeforeCells)]
    [InlineData(0, EventPeriod.FirstMonth)]
    [InlineData(28, EventPeriod.FirstMonth)]
    [InlineData(29, EventPeriod.ToDay90)]
    [InlineData(90, EventPeriod.ToDay90)]
    [InlineData(91, EventPeriod.Later)]
    public void An_event_belongs_to_the_period_in_which_it_began(int day, EventPeriod period) =>
        Assert.Equal(period, EventPeriods.Of(One(), Event("S1", "Nausea", 1, day)));

    [Fact]
    public void A_start_that_may_be_in_two_periods_is_in_none()
    {
        var june = Event("S1", "Nausea", 1, 0) with { Start = Cairn.Quantities.PartialDate.Of(2025, 6) };
        Assert.Equal(EventPeriod.Unknown, EventPeriods.Of(One(), june));
    }

    static FindingAbout Grade(int grade, int day, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = TestCode.Grade,
            About = FaObject.Crs,
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = On(day),
        };

    static Medication Drug(string name, int day, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            Treatment = name,
            Start = On(day),
            End = On(day),
        };

    // Grades 1, 3, 1 on days 2 to 4, 0 on day 5: onset 2, three days, worst 3. Tocilizumab on day 3 counts, steroids of day 9 do
    // not.
    [Fact]
    public void Cytokine_release_has_onset_duration_worst_grade_and_what_was_given()
    {
        var subject = One(
            Grade(1, 2, 1),
            Grade(3, 3, 2),
            Grade(1, 4, 3),
            Grade(0, 5, 4),
            Drug("Tocilizumab", 3, 1),
            Drug("Dexamethasone", 9, 2)
        );
        var crs = Assert.Single(SpecialInterest.All[0].In(subject));
        Assert.Equal((2, 3, 3), (crs.Onset, crs.Days, crs.Worst));
        Assert.Equal([ToxicityDrug.Tocilizumab], crs.Treated);
    }

    [Fact]
    public void Without_daily_grades_the_row_stands_and_its_grade_is_said_to_be_the_events()
    {
        var crs = Assert.Single(SpecialInterest.All[0].In(One(Event("S1", "Cytokine release syndrome", 2, 2, 4))));
        Assert.Equal((2, 2, 3), (crs.Worst, crs.Onset, crs.Days));
        Assert.IsType<EventNote.NoDailyGrades>(crs.Note);
    }

    [Fact]
    public void Adding_a_record_never_loses_an_event()
    {
        Record[] records = [Event("S1", "Sepsis", 4, 10, 20, organClass: "Infections and infestations"), Grade(2, 2, 1)];
        int Count(TreatedSubject s) => SpecialInterest.All.Sum(kind => kind.In(s).Count);
        var before = Count(One(records));
        Assert.True(
            Count(
                One([
                    .. records,
                    Event("S1", "Lung infection", 3, 40, 50, organClass: "Infections and infestations", sequence: 2),
                ])
            ) > before
        );
        Assert.Equal(before, Count(One([.. records, Drug("Tocilizumab", 3, 1)])));
    }

    static DeathDetail Cause(string subject, string cause) =>
        new()
        {
            Subject = subject,
            Sequence = 1,
            TestCode = TestCode.CauseOfDeath,
            Result = cause,
            Date = On(20),
        };

    static Demographics Died(string subject, int day) => new() { Subject = subject, Death = On(day) };

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

    // Grade 2 on days 2 and 3, none on day 4, grade 3 from day 6 to the death on day 8: only the second episode was fatal.
    [Fact]
    public void A_fatal_event_is_grade_5_in_the_episode_it_ended_in_alone()
    {
        var subject = One(
            Grade(2, 2, 1),
            Grade(2, 3, 2),
            Grade(0, 4, 3),
            Grade(3, 6, 4),
            Grade(3, 7, 5),
            Event("S1", "Cytokine release syndrome", 4, 2, 8) with
            {
                Fatal = NoYes.Yes,
            },
            Died("S1", 8)
        );
        var episodes = SpecialInterest.All[0].In(subject);
        Assert.Equal([(2, 4), (5, 5)], episodes.Select(e => (e.Worst!.Value, e.Reported!.Value)));
    }

    // 38.5 Cel, "levo" for the blood pressure, no oxygen: at least grade 1 by the signs, and open from grade 3 on.
    [Fact]
    public void A_word_of_the_grid_that_says_nothing_known_leaves_the_day_open_and_is_a_question()
    {
        FindingAbout Sign(string test, string word, int sequence) =>
            Grade(0, 2, sequence) with
            {
                TestCode = test,
                Result = word,
            };
        var warm = new VitalSign
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = ScreeningCode.Temperature,
            Result = "38.5",
            Unit = "Cel",
            Date = On(2),
        };
        var subject = One(warm, Sign("PRESSOR", "levo", 1), Sign("OXYGEN", "NONE", 2));
        var crs = Assert.Single(SpecialInterest.All[0].In(subject));
        Assert.Equal((1, 4), (crs.Worst!.Value, crs.AtMost!.Value));
        Assert.Equal((Search.Found, Search.Open), (Kind("crs").SearchIn(subject), Kind("crs").SearchIn(subject, 3)));
        Assert.Contains(AdverseEventFindings.Of(subject, CtcaeVersion.Usual), f =>
            f.What.StartsWith("'levo' of PRESSOR says nothing known", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_count_in_words_is_asked_for_its_number()
    {
        LabResult Row(int sequence, string result) =>
            new()
            {
                Subject = "S1",
                Sequence = sequence,
                TestCode = TestCode.Platelets,
                Result = result,
                Unit = "10*9/L",
                Date = On(3),
            };
        var asked = AdverseEventFindings.Of(One(Row(1, "clotted"), Row(2, "20"), Row(3, "<10")), CtcaeVersion.Usual);
        Assert.Equal(
            ["LBORRES"],
            asked.Where(f => f.What.Contains("PLAT 'clotted'", StringComparison.Ordinal)).Select(f => f.Column)
        );
        Assert.DoesNotContain(asked, f => f.What.Contains("'20'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_transplant_has_a_day_and_no_duration()
    {
        Procedure transplant = new()
        {
            Subject = "S1",
            Sequence = 1,
            Name = "Transplant",
            Code = ProcedureCode.Allograft,
            Start = On(60),
        };
        var found = Kind("transplant").In(One(transplant)).Single();
        Assert.Equal((60, null, true), (found.Onset, found.Days, found.IsProcedure));
    }

    // CIOMS I: field 22 asks for what was taken when the reaction began, not for it; field 23 for what was before.
    [Fact]
    public void Drugs_at_onset_are_neither_earlier_treatment_nor_what_was_given_for_the_reaction()
    {
        Medication Row(string name, int sequence, int from, int? to, string? category = null) =>
            Drug(name, from, sequence) with
            {
                End = to is { } day ? On(day) : null,
                Category = category,
            };
        var undated = Row("Aspirin", 7, 0, null) with { Start = null };
        var subject = Subject(
            "S1",
            Infusion("S1"),
            Row("Aciclovir", 1, -20, null),
            Row("Azacitidine", 2, -90, -60),
            Row("Cytarabine", 3, -200, null, MedicationCategory.AntiLeukaemia),
            Row("Tocilizumab", 4, 3, 3),
            Row("Levetiracetam", 5, -5, 30),
            Row("Letermovir", 6, 10, null),
            undated
        );
        var drugs = DrugsAtOnset.Of(subject, On(3), Day0);
        Assert.Equal(["Aciclovir", "Levetiracetam"], drugs.Taken.Select(m => m.Treatment));
        Assert.Equal(["Cytarabine", "Azacitidine"], drugs.Earlier.Select(m => m.Treatment));
        Assert.Equal(["Aspirin"], drugs.Undated.Select(m => m.Treatment));
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

    // Under watch for 61 days (day 0 to 60): 61 / 30.4375 = 2.004 months; two events, the first on day 30: 31 days at risk.
    [Fact]
    public void Rates_count_time_under_watch_and_time_to_the_first_event()
    {
        var subject = One(Event("S1", "Nausea", 1, 30, 31), Event("S1", "Fever", 1, 40, 41, sequence: 2), SeenOn("S1", 60));
        var rate = ExposureRate.Of([subject], _ => true);
        Assert.Equal(100 * 2 / (61 / 30.4375), rate.EventRate!.Value, 9);
        Assert.Equal(100 * 1 / (31 / 30.4375), rate.IncidenceRate!.Value, 9);
        // One subject with an event: 0.0253178 to 5.5716434 of R's poisson.test(1), over the time at risk.
        Assert.Equal(100 * 0.0253178079843 / (31 / 30.4375), rate.IncidenceInterval.Lower!.Value, 6);
        Assert.Equal(100 * 5.5716433909389 / (31 / 30.4375), rate.IncidenceInterval.Upper!.Value, 6);
    }

    static LabResult Count(double count, int day, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = TestCode.Neutrophils,
            Result = count.ToString(CultureInfo.InvariantCulture),
            Unit = "10*9/L",
            Date = On(day),
        };

    // Below 0.5 from day 3; 0.6 on day 8 falls again on day 9; 0.5, 0.7, 0.9 on days 12, 14, 16: recovered on day 12.
    [Fact]
    public void A_count_has_recovered_on_the_first_of_three_at_or_above_the_limit()
    {
        var subject = One(
            Count(2, 0, 1),
            Count(0.2, 3, 2),
            Count(0.6, 8, 3),
            Count(0.3, 9, 4),
            Count(0.5, 12, 5),
            Count(0.7, 14, 6),
            Count(0.9, 16, 7)
        );
        var recovery = CountRecovery.Of(subject, TestCode.Neutrophils, 0.5)!;
        Assert.Equal((3, 12, 3), (recovery.Low, recovery.Recovered, recovery.NadirDay));
        Assert.Null(CountRecovery.Of(subject, TestCode.Neutrophils, 1.0)!.Recovered);
        Assert.Null(recovery.FellAgain); // 0.3 on day 9 came before the recovery
    }

    // Recovered on day 4 (0.6, 0.7, 0.8); 0.4 on day 30 is below it again; 0.9 on day 40 does not take that back.
    [Fact]
    public void A_count_that_recovered_and_fell_again_says_the_day_it_fell()
    {
        double[] counts = [0.2, 0.6, 0.7, 0.8, 0.4, 0.9];
        int[] days = [2, 4, 6, 8, 30, 40];
        var subject = One([.. counts.Select((count, i) => (Record)Count(count, days[i], i + 1))]);
        var recovery = CountRecovery.Of(subject, TestCode.Neutrophils, 0.5)!;
        Assert.Equal((4, 30, false), (recovery.Recovered, recovery.FellAgain, recovery.FellAfterDisease));
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

    // 0.4 is grade 4; grade 3 is recorded: a question. The row keeps its grade.
    [Fact]
    public void A_recorded_grade_that_the_values_contradict_is_a_question()
    {
        var subject = One(Event("S1", "Neutropenia", 3, 3, 10), Count(0.4, 5, 1));
        var difference = Assert.Single(GradeDifference.Of(subject, CtcaeVersion.Usual));
        Assert.Equal((3, 4, Truth.True), (difference.Recorded, difference.Computed, difference.Differs));
        Assert.Equal("AETOXGR", difference.AsFinding()!.Column);
    }

    [Theory]
    [InlineData("Nonsense and more", 2, 3, 5, "AEDECOD")]
    [InlineData("Febrile neutropenia", 2, 3, 5, "AETOXGR")]
    [InlineData("Nausea", 7, 3, 5, "AETOXGR")]
    [InlineData("Nausea", 2, 8, 5, "AEENDTC")]
    [InlineData("Confusional state", 2, 3, 5, "AECAT")]
    public void What_is_wrong_with_a_row_is_asked_and_the_row_stays(string term, int grade, int from, int to, string column)
    {
        var subject = One(Event("S1", term, grade, from, to));
        Assert.Contains(AdverseEventFindings.Of(subject, CtcaeVersion.Usual), f => f.Column == column);
        Assert.Single(subject.Events);
    }

    [Fact]
    public void A_criterion_of_seriousness_makes_an_event_serious_and_a_no_beside_it_is_asked()
    {
        var ae = Event("S1", "Nausea", 2, 3, 5) with { Serious = NoYes.No, Hospitalised = NoYes.Yes };
        Assert.Equal(Truth.True, ae.IsSerious);
        Assert.Contains(AdverseEventFindings.Of(One(ae), CtcaeVersion.Usual), f => f.Column == "AESER");
    }

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
    [InlineData("900", "700", true)]
    [InlineData("100", "250", true)]
    [InlineData("100", "150", false)]
    public void A_ferritin_asks_for_the_diagnosis_by_the_limit_or_by_what_it_was(string before, string after, bool asks) =>
        Assert.Equal(asks, IecHsChecklist.FerritinAsks(One(Ferritin(before, -3, 1), Ferritin(after, 9, 2))));

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

    static SpecialInterest Kind(string id) => SpecialInterest.All.Single(k => k.Id == id);

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

    // Grades 1, 3, 1 on days 2 to 4: three days at 1 or more, one at 3; CTCAE's grade of the event is another one and stands.
    [Fact]
    public void A_syndrome_says_how_long_it_was_at_each_grade_and_the_events_own_grade_beside()
    {
        var subject = One(
            Grade(1, 2, 1),
            Grade(3, 3, 2),
            Grade(1, 4, 3),
            Grade(0, 5, 4),
            Event("S1", "Cytokine release syndrome", 2, 2, 4)
        );
        var crs = Assert.Single(Kind("crs").In(subject));
        Assert.Equal([(1, 3), (2, 1), (3, 1)], crs.AtGrades.Select(t => (t.Grade, t.Days)));
        Assert.Equal((3, 2), (crs.Worst, crs.Reported));
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

    // ICE is for those who can be asked (ASTCT: from twelve years on).
    [Theory]
    [InlineData(40, 1)]
    [InlineData(8, 0)]
    public void The_signs_of_a_child_give_no_grade_of_icans(int age, int graded)
    {
        var ice = new FindingAbout
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = "ICE",
            About = FaObject.Icans,
            Result = "5",
            Date = On(4),
        };
        var subject = Subject("S1", new Demographics { Subject = "S1", Age = age }, ice);
        Assert.Equal(graded, GradedMoments.Of(subject, FaObject.Icans).Count);
    }
}
