using System.Globalization;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>What the tables of safety count. Expected numbers: counted by hand.</summary>
public sealed class SafetySummaryTests
{
    internal static IReadOnlyList<TreatedSubject> Treated(EventsFrom from, params IEnumerable<SubjectRecords> subjects) =>
        TreatedSubject.Of(
            Study() with
            {
                Safety = new() { EventsFrom = from },
            },
            new Casebook("sample", false, null, [.. subjects]),
            Day0.AddDays(200)
        );

    internal static TreatedSubject One(params Record[] records) =>
        Treated(EventsFrom.FirstInfusion, Subject("S1", [Infusion("S1"), .. records]))[0];

    internal static SpecialInterest Kind(string id) => SpecialInterest.All.Single(k => k.Id == id);

    internal static Exposure Lymphodepletion(int day) =>
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

    // Lymphodepletion is written among the medications too (docs/records.md), and cells given years before had their own.
    [Theory]
    [InlineData(-5, 1)]
    [InlineData(-200, 0)]
    [InlineData(5, 0)]
    public void Lymphodepletion_among_the_medications_begins_the_watch(int day, int counted)
    {
        Medication drug = new()
        {
            Subject = "S1",
            Sequence = 1,
            Treatment = "Fludarabine",
            Category = "LYMPHODEPLETION",
            Start = On(day),
        };
        Record[] records = [Infusion("S1"), drug, Event("S1", "Nausea", 2, -3)];
        Assert.Equal(counted, Treated(EventsFrom.Lymphodepletion, Subject("S1", records))[0].Events.Count);
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

    internal static FindingAbout Grade(int grade, int day, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = TestCode.Grade,
            About = FaObject.Crs,
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = On(day),
        };

    internal static Medication Drug(string name, int day, int sequence) =>
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

    internal static Demographics Died(string subject, int day) => new() { Subject = subject, Death = On(day) };

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

    internal static LabResult Count(double count, int day, int sequence) =>
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
