using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Summary;
using Cairn.Tests.Response;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>A zero of an event of special interest counts those in whom it was looked for, and no other. By hand.</summary>
public sealed class SpecialSearchTests
{
    static Analysis Of(params SubjectRecords[] subjects) =>
        Analysis.Of(Plans.Study(), new Casebook("sample", false, null, subjects), Day0.AddDays(200));

    static SubjectRecords Patient(string id, params IEnumerable<Record> records) =>
        Subject(id, [Infusion(id), SeenOn(id, 120), .. records]);

    static SpecialInterest Kind(string id) => SpecialInterest.All.Single(kind => kind.Id == id);

    static Search Sought(string kind, params IEnumerable<Record> records) =>
        Kind(kind).SearchIn(Of(Patient("S1", records)).Treated[0]);

    static LabResult Count(string test, double count, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = 1000 * test.Length + day,
            TestCode = test,
            Result = count.ToString(CultureInfo.InvariantCulture),
            Unit = "10*9/L",
            Date = On(day),
        };

    static IEnumerable<Record> Weekly(double count) =>
        from day in Enumerable.Range(0, 15)
        from test in new[] { TestCode.Neutrophils, TestCode.Platelets }
        select Count(test, test == TestCode.Platelets ? 100 * count : count, 7 * day);

    static FindingAbout Grade(FaObject about, int grade, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = day,
            TestCode = TestCode.Grade,
            About = about,
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = On(day),
        };

    [Theory]
    [InlineData("icaht")]
    [InlineData("icaht-late")]
    [InlineData("t-icaht")]
    [InlineData("t-icaht-late")]
    [InlineData("prolonged-cytopenia")]
    public void Without_a_count_low_counts_were_not_looked_for(string kind)
    {
        Assert.Equal(Search.NotMade, Sought(kind));
        Assert.Equal(Search.NotFound, Sought(kind, Weekly(3)));
    }

    // Counts on days 0 and 28 alone miss the weeks in which counts are low; a week apart they would show one (the scale bridges
    // seven days).
    [Theory]
    [InlineData("0 28", Search.NotMade)]
    [InlineData("0 7 14 21 28", Search.NotFound)]
    [InlineData("0 7 15 22 28", Search.NotMade)]
    [InlineData("0 7 14 20", Search.NotMade)] // nothing from day 21 to 30
    public void Early_counts_with_a_gap_of_more_than_a_week_say_nothing(string days, Search right) =>
        Assert.Equal(
            right,
            Sought(
                "icaht",
                days.Split(' ').Select(d => Count(TestCode.Neutrophils, 3, int.Parse(d, CultureInfo.InvariantCulture)))
            )
        );

    [Theory]
    [InlineData("Neutrophil count decreased", 4, 3, 60, Search.Found)]
    [InlineData("Thrombocytopenia", 3, 3, null, Search.Found)] // goes on on day 120
    [InlineData("Pancytopenia", 3, 3, 28, Search.NotMade)] // over by day 28, and nobody counted after it
    [InlineData("Neutrophil count decreased", 2, 3, 60, Search.NotMade)]
    [InlineData("Neutrophil count decreased", null, 3, 60, Search.Open)] // no grade
    public void A_recorded_cytopenia_after_day_28_is_found_where_nobody_counted(
        string term,
        int? grade,
        int from,
        int? to,
        Search right
    ) => Assert.Equal(right, Sought("prolonged-cytopenia", Event("S1", term, grade, from, to)));

    // The row carries the worst grade of the whole event; the counts of day 35 on say that it was no more than grade 2.
    [Fact]
    public void Counts_after_day_28_say_what_a_row_cannot() =>
        Assert.Equal(
            Search.NotFound,
            Sought("prolonged-cytopenia", [.. Weekly(1.2), Event("S1", "Neutrophil count decreased", 4, 3, 60)])
        );

    // 0.8 on day 30, 3.0 without a limit of normal on day 40: the run is over, though whether 3.0 is of grade 1 is not told.
    [Fact]
    public void A_count_without_a_limit_of_normal_ends_a_run_when_it_is_not_severe()
    {
        var analysis = Of(Patient("S1", Count(TestCode.Neutrophils, 0.8, 30), Count(TestCode.Neutrophils, 3, 40)));
        Assert.Equal(10, Assert.Single(Kind("prolonged-cytopenia").In(analysis.Treated[0])).Days);
    }

    [Theory]
    [InlineData("Seizure", 1, Search.Open)] // at least ICANS 3 (Lee 2019, table 5)
    [InlineData("Confusion", 2, Search.Open)]
    [InlineData("Headache", 2, Search.NotFound)] // no sign of it, and events were recorded
    public void Suspected_icans_is_open_and_no_zero(string term, int grade, Search right) =>
        Assert.Equal(right, Sought("icans", Event("S1", term, grade, 5, 6)));

    [Fact]
    public void Icans_is_no_more_open_when_its_days_were_graded_or_somebody_denied_it()
    {
        var confusion = Event("S1", "Confusion", 2, 5, 6);
        Assert.Equal(Search.NotFound, Sought("icans", confusion, Grade(FaObject.Icans, 0, 5), Grade(FaObject.Icans, 0, 6)));
        Assert.Equal(Search.NotFound, Sought("icans", confusion with { Category = "NOT ICANS" }));
        Assert.Equal(Search.NotMade, Sought("icans"));
    }

    // Confusion of grade 2 can be no ICANS of grade 3; the seizure can.
    [Theory]
    [InlineData("Seizure", Search.Open)]
    [InlineData("Confusion", Search.NotFound)]
    public void Whether_it_was_severe_is_asked_apart(string term, Search severe)
    {
        var subject = Of(Patient("S1", Event("S1", term, 2, 5, 6), Grade(FaObject.Icans, 0, 1))).Treated[0];
        Assert.Equal(Search.Open, Kind("icans").SearchIn(subject));
        Assert.Equal(severe, Kind("icans").SearchIn(subject, grade: 3));
    }

    [Theory]
    [InlineData("iec-hs")]
    [InlineData("gvhd")]
    [InlineData("infection")]
    [InlineData("crs")]
    public void An_event_of_a_name_that_no_list_has_may_be_it(string kind) =>
        Assert.Equal(Search.Open, Sought(kind, Event("S1", "Zorblax reaction", 3, 5, 6) with { OrganClass = null }));

    [Theory]
    [InlineData("infection")]
    [InlineData("second-cancer")]
    [InlineData("tumour-lysis")]
    public void Who_was_never_seen_after_the_cells_was_not_looked_at(string kind) =>
        Assert.Equal(Search.NotMade, Kind(kind).SearchIn(Of(Subject("S1", Infusion("S1"))).Treated[0]));

    static string Cell(Analysis analysis, string kind, int grade = 0) =>
        SearchCell.Of(SafetyScope.All(analysis), Kind(kind), grade).Content.ToString();

    [Fact]
    public void A_number_says_of_how_many_it_is_and_who_was_not_looked_at()
    {
        var (graded, never) = (Patient("S1", Grade(FaObject.Icans, 0, 1)), Subject("S2", Infusion("S2"), SeenOn("S2", 100)));
        var open = Subject("S3", Infusion("S3"), SeenOn("S3", 100), Event("S3", "Seizure", 3, 5));
        Assert.Equal("0 (0.0%)", Cell(Of(graded), "icans"));
        Assert.Equal("unknown: 1 not looked at", Cell(Of(never), "icans"));
        Assert.Equal("0 of 1 looked at; 1 open, 1 not looked at", Cell(Of(graded, never, open), "icans"));
    }

    // Whoever records events records a syndrome that was noticed; ICANS of grade 1 is found by asking, day by day.
    [Theory]
    [InlineData("crs")]
    [InlineData("icans")]
    public void No_event_among_others_is_no_zero_of_graded_days(string kind)
    {
        var noted = Subject("S1", Infusion("S1"), SeenOn("S1", 100), Event("S1", "Nausea", 1, 5));
        Assert.Equal("0 (0.0%); 1 by recorded events alone", Cell(Of(noted), kind));
        Assert.Contains("no event recorded", SearchCell.Worst(Of(noted).Treated[0], Kind(kind)).Content.ToString());
        var graded = Patient("S2", Grade(FaObject.Crs, 0, 1), Grade(FaObject.Icans, 0, 1));
        Assert.Equal("0 (0.0%); 1 by recorded events alone", Cell(Of(noted, graded), kind));
        Assert.Equal("0 (0.0%)", Cell(Of(graded), kind));
    }

    // Cytokine release comes on the days after the cells: a zero of the day itself, before or after the infusion, rules nothing out.
    [Theory]
    [InlineData(-1, "unknown: 1 not looked at")]
    [InlineData(0, "unknown: 1 not looked at")]
    [InlineData(1, "0 (0.0%)")]
    public void A_grade_of_the_day_of_the_cells_alone_is_no_zero(int day, string cell) =>
        Assert.Equal(cell, Cell(Of(Patient("S1", Grade(FaObject.Crs, 0, day))), "crs"));

    // Dates of a month alone: one day to 28 (June from the infusion on the 2nd: the month's 30), never the most.
    [Fact]
    public void Dates_known_in_part_give_no_number_of_days()
    {
        var june = Event("S1", "Tumor lysis syndrome", 3, 0) with
        {
            Start = PartialDate.Of(2025, 6),
            End = PartialDate.Of(2025, 6),
        };
        var found = Assert.Single(Kind("tumour-lysis").In(Of(Patient("S1", june)).Treated[0]));
        Assert.Equal((null, null, null), (found.Days, found.Onset, found.Lasted?.Exactly));
        Assert.Equal((1, 30), (found.Lasted?.AtLeast, found.Lasted?.AtMost));
    }

    // Goes on to a death on day 45, from day 5: 41 days, the first and the last counted, and no range.
    [Fact]
    public void What_a_death_ended_has_a_number_of_days()
    {
        var died = new Demographics { Subject = "S1", Death = On(45) };
        var subject = Subject("S1", Infusion("S1"), died, Event("S1", "Tumor lysis syndrome", 3, 5));
        Assert.Equal(41, Assert.Single(Kind("tumour-lysis").In(Of(subject).Treated[0])).Days);
    }

    // EHA/EBMT 2023: early ICAHT from neutrophils. Low on days 7 and 14; a count of day 21 shows its end, else nobody knows it.
    [Theory]
    [InlineData(3.0, 8)]
    [InlineData(null, null)]
    public void Low_counts_have_ended_where_a_later_count_says_so(double? later, int? days)
    {
        List<Record> counts = [.. new[] { 7, 14 }.Select(day => Count(TestCode.Neutrophils, 0.3, day))];
        if (later is { } count)
            counts.Add(Count(TestCode.Neutrophils, count, 21));
        Assert.Equal(days, Assert.Single(Kind("icaht").In(Of(Patient("S1", counts)).Treated[0])).Days);
    }

    // Immunoglobulin G of 3 g/L on day 30, and the event that a site recorded on day 10.
    [Fact]
    public void Low_values_do_not_hide_the_events_that_were_recorded()
    {
        var low = Count(LabCode.Igg, 3, 30) with { Unit = "g/L" };
        var found = Kind("hypogammaglobulinaemia")
            .In(Of(Patient("S1", low, Event("S1", "Hypogammaglobulinaemia", 2, 10))).Treated[0]);
        Assert.Equal([10, 30], found.Select(e => e.Onset));
    }

    // Neutrophils below 0.5 from day 35 to 63; the marrow is clear on day 28, and 40 % on the day of the relapse. Decision 0083.
    [Theory]
    [InlineData(49, 14, true)] // days 35 to 48
    [InlineData(30, null, false)] // low only after it, and still
    [InlineData(null, null, null)]
    public void Low_counts_are_followed_until_a_relapse(int? relapse, int? days, bool? before)
    {
        var story = new Story("S1").Enrolled(-10).Infused(0).Assessed(-3, 60).Assessed(28, 2).Alive(120);
        foreach (var at in new[] { 35, 42, 49, 56, 63 })
            story = story.Neutrophils(at, "0.3");
        if (relapse is { } day)
            story = story.Marrow(day, "40");
        var analysis = Analysis.Of(Plans.Study(), Story.Casebook(story), Story.Day(200));
        var found = Kind("prolonged-cytopenia").In(analysis.Treated[0])[^1];
        Assert.Equal((days, before), (found.Days, (found.Note as EventNote.Neutrophils)?.Beside?.HadBegun));
    }

    // Neutrophils of 1.2 on the day of the relapse say nothing of the cells; on the day before they do (facts, toxicity: late
    // ICAHT until progression).
    [Theory]
    [InlineData(53, 0)]
    [InlineData(52, 1)]
    public void Late_icaht_ends_before_the_relapse(int low, int found)
    {
        var story = new Story("S1").Enrolled(-10).Infused(0).Assessed(-3, 60).Assessed(28, 2).Alive(120);
        story = story.Neutrophils(low, "1.2").Marrow(53, "40");
        var analysis = Analysis.Of(Plans.Study(), Story.Casebook(story), Story.Day(200));
        Assert.Equal(found, Kind("icaht-late").In(analysis.Treated[0]).Count);
    }

    // Two rows of one cytopenia, a row a grade: two rows, one event.
    [Fact]
    public void An_event_entered_in_pieces_is_said_to_be_one()
    {
        const string anc = "Neutrophil count decreased";
        Record[] rows =
        [
            Event("S1", anc, 4, 3, 9),
            Event("S1", anc, 3, 10, 14, sequence: 2),
            Event("S1", anc, 3, 20, 24, sequence: 3),
        ];
        var analysis = Of(Patient("S1", rows));
        Assert.Equal((3, 2), (analysis.Treated[0].Events.Count, analysis.Treated[0].ToxicitiesOf(rows.OfType<AdverseEvent>())));
        var notes = string.Concat(AdverseEventSection.Of(analysis).Tables.First().Notes);
        Assert.Contains("3 rows tell 2 events", notes, StringComparison.Ordinal);
        Assert.StartsWith("2 events (entered in 3 rows) in 1", AdverseEventSection.InWords(analysis), StringComparison.Ordinal);
        Assert.Equal(2, ExposureRate.Of(analysis.Treated, _ => true).Events);
    }

    // Grade 3, a week of grade 2 and grade 3 again, a day apart or less: one event, and one of grade 3 or more.
    [Fact]
    public void An_event_that_came_down_and_rose_again_is_one_in_the_rates_of_each_grade()
    {
        const string anc = "Neutrophil count decreased";
        Record[] rows =
        [
            Event("S1", anc, 3, 3, 9),
            Event("S1", anc, 2, 10, 16, sequence: 2),
            Event("S1", anc, 3, 17, 20, sequence: 3),
        ];
        var treated = Of(Patient("S1", rows)).Treated;
        Assert.Equal(1, ExposureRate.Of(treated, _ => true).Events);
        Assert.Equal(1, ExposureRate.Of(treated, ae => ae.WorstGrade >= 3).Events);
    }

    // Platelets 41 on day 28, then the count after: low from day 29 to the day before it. Of a count before it says nothing new.
    [Theory]
    [InlineData(28, 41, 53, 29, 24)]
    [InlineData(28, 60, 53, null, null)] // grade 2 is not severe
    [InlineData(28, 41, 29, null, null)] // over on day 29
    [InlineData(20, 41, 53, 29, 24)]
    public void The_last_count_up_to_day_28_stands_until_the_next(int low, double count, int next, int? onset, int? days)
    {
        var subject = Of(Patient("S1", Count(TestCode.Platelets, count, low), Count(TestCode.Platelets, 104, next))).Treated[0];
        var found = Kind("prolonged-cytopenia").In(subject).SingleOrDefault();
        Assert.Equal((onset, days), (found?.Onset, found?.Days));
    }

    // Neutrophils 0.1 (grade 4) on day 28 and 0.6 (grade 3) on day 29: after day 28 they were of grade 3.
    [Theory]
    [InlineData(29, 3)]
    [InlineData(31, 4)] // what stood on day 29 and 30
    public void The_count_of_day_28_grades_no_day_that_was_counted(int next, int worst)
    {
        Record[] counts =
        [
            Count(TestCode.Neutrophils, 0.1, 28),
            Count(TestCode.Neutrophils, 0.6, next),
            Count(TestCode.Neutrophils, 2, 60),
        ];
        Assert.Equal(worst, Assert.Single(Kind("prolonged-cytopenia").In(Of(Patient("S1", counts)).Treated[0])).Worst);
    }

    // Nobody gives tocilizumab for a count, nor for what nobody had: a dash, and no 0.
    [Fact]
    public void No_drug_is_counted_for_what_counts_tell()
    {
        var infection = Event("S1", "Lung infection", 3, 20, 24, organClass: "Infections and infestations");
        var scope = SafetyScope.All(Of(Patient("S1", [.. Weekly(0.3), infection])));
        var table = SafetyTables.All.Select(t => t.Of(scope)).Single(t => t.Id == "safety-aesi");
        string Drug(string name) => table.Groups[0].Rows.Single(r => r[0].Content.ToString() == name)[5].Content.ToString();
        var nothing = Cairn.Documents.Reports.Content.Cell.Nothing.Content.ToString();
        Assert.Equal(nothing, Drug("ICAHT, early (EHA/EBMT 2023)"));
        Assert.Equal(nothing, Drug("Tumour lysis syndrome (CTCAE)"));
        Assert.Equal("0", Drug("Infections (CTCAE)"));
    }
}
