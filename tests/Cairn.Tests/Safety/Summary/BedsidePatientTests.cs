using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.CellTherapy;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Limits;
using Cairn.Safety.Summary;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>
/// Hand-made patients at the boundaries of what safety reads: fevers, grids with holes, counts with gaps, partial dates, pieces
/// and deaths. Each answer was decided as a physician would before the software was asked; the rule stands beside it.
/// </summary>
public sealed class BedsidePatientTests
{
    static TreatedSubject Patient(params IEnumerable<Record> records) =>
        TreatedSubject.Of(
            Study(),
            new Casebook("sample", false, null, [Subject("S1", [Infusion("S1"), .. records])]),
            Day0.AddDays(200)
        )[0];

    static SpecialInterest Kind(string id) => SpecialInterest.All.Single(kind => kind.Id == id);

    static PartialDate At(int day, int hour) => PartialDate.Parse($"{Day0.AddDays(day):yyyy-MM-dd}T{hour:00}:00");

    static VitalSign Warm(double celsius, PartialDate date, int sequence, string unit = "Cel") =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = ScreeningCode.Temperature,
            Result = celsius.ToString(CultureInfo.InvariantCulture),
            Unit = unit,
            Date = date,
        };

    static LabResult Count(double count, int day, string test = TestCode.Neutrophils) =>
        new()
        {
            Subject = "S1",
            Sequence = 100 + day,
            TestCode = test,
            Result = count.ToString(CultureInfo.InvariantCulture),
            Unit = "10*9/L",
            Date = On(day),
        };

    static FindingAbout Sign(FaObject about, string test, string result, PartialDate date, int sequence) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = test,
            About = about,
            Result = result,
            Date = date,
        };

    static Record[] Crs(string pressure, string oxygen) =>
        [Sign(FaObject.Crs, CrsRecord.Pressure, pressure, On(2), 1), Sign(FaObject.Crs, CrsRecord.Oxygen, oxygen, On(2), 2)];

    // Lee 2019, table 2: a fever is 38.0 degrees or more; 100.4 degrees Fahrenheit are exactly 38.0.
    [Theory]
    [InlineData(37.95, "Cel", false)]
    [InlineData(38.0, "Cel", true)]
    [InlineData(38.05, "Cel", true)]
    [InlineData(100.3, "[degF]", false)]
    [InlineData(100.4, "[degF]", true)]
    public void A_fever_begins_at_38_degrees_in_either_unit_and_nothing_is_rounded(double degrees, string unit, bool isCrs)
    {
        var found = Kind("crs").In(Patient([Warm(degrees, On(2), 1, unit), .. Crs("NONE", "NONE")]));
        Assert.Equal(isCrs ? [1] : [], found.Select(e => e.Worst!.Value));
    }

    // Lee 2019, table 2: vasopressin does not count as a second vasopressor, and alone is one.
    [Theory]
    [InlineData("FLUIDS", "LOW FLOW", 2)]
    [InlineData("NOREPINEPHRINE", "NONE", 3)]
    [InlineData("VASOPRESSIN", "NONE", 3)]
    [InlineData("ONE PRESSOR PLUS VASOPRESSIN", "NONE", 3)]
    [InlineData("TWO PRESSORS", "NONE", 4)]
    [InlineData("NONE", "CPAP", 4)]
    public void Pressors_are_counted_without_vasopressin(string pressure, string oxygen, int grade) =>
        Assert.Equal(grade, Assert.Single(Kind("crs").In(Patient([Warm(39, On(2), 1), .. Crs(pressure, oxygen)]))).Worst);

    // One morning at 1, one afternoon at 3, one evening at 1, none the next day: one episode of one day, worst 3; from nothing
    // (one assessment) to the 12 hours between the assessments around it.
    [Fact]
    public void A_grade_that_changes_within_a_day_is_one_episode_with_hours()
    {
        Record Grade(int day, int hour, string grade, int sequence) =>
            Sign(FaObject.Crs, TestCode.Grade, grade, At(day, hour), sequence);
        var crs = Assert.Single(
            Kind("crs").In(Patient(Grade(2, 8, "1", 1), Grade(2, 14, "3", 2), Grade(2, 20, "1", 3), Grade(3, 8, "0", 4)))
        );
        Assert.Equal((3, 1), (crs.Worst, crs.Days));
        Assert.Equal((0.0, 12.0), crs.AtGrades.Single(t => t.Grade == 3).Hours);
    }

    // Lee 2019, table 5: awake, no seizure, no weakness, no oedema, and nobody asked the ten questions: 0 to 3, and no zero.
    [Fact]
    public void Without_the_ice_score_a_day_is_open_and_no_zero()
    {
        Record[] grid =
        [
            Sign(FaObject.Icans, IcansRecord.Arousal, "AWAKE", On(5), 1),
            Sign(FaObject.Icans, IcansRecord.Seizure, "NONE", On(5), 2),
            Sign(FaObject.Icans, IcansRecord.Weakness, "N", On(5), 3),
            Sign(FaObject.Icans, IcansRecord.Swelling, "NONE", On(5), 4),
        ];
        var icans = Kind("icans");
        Assert.Equal(Search.Open, icans.SearchIn(Patient(grid)));
        Assert.Equal(Search.Open, icans.SearchIn(Patient(grid), 3));
        Assert.Equal(Search.NotFound, icans.SearchIn(Patient([.. grid, Event("S1", "Nausea", 1, 2)]), 4));
        Assert.Equal(Search.NotFound, icans.SearchIn(Patient([.. grid, Sign(FaObject.Icans, TestCode.Grade, "0", On(5), 5)])));
    }

    // CTCAE v5.0: neutrophils below 1.0, one temperature above 38.3.
    [Theory]
    [InlineData(1.0, 39.0, null)]
    [InlineData(0.99, 38.4, Truth.True)]
    [InlineData(0.99, 38.3, Truth.Unknown)] // did it last an hour?
    [InlineData(0.99, 37.9, null)]
    public void Febrile_neutropenia_is_below_1_and_above_38_3(double count, double celsius, Truth? holds)
    {
        var found = FeverWithLowCounts.Of(Patient(Warm(celsius, On(5), 1), Count(count, 5)));
        Assert.Equal(holds, found.Count == 0 ? null : Assert.Single(found).Holds);
    }

    // CTCAE v5.0: 38.0 sustained for more than an hour. Normal at noon, and it was not sustained from morning to evening.
    [Theory]
    [InlineData(38.0, Truth.True)]
    [InlineData(37.0, Truth.Unknown)]
    public void Two_fevers_of_a_day_lasted_an_hour_only_without_a_normal_temperature_between(double noon, Truth holds)
    {
        var found = FeverWithLowCounts.Of(
            Patient(Warm(38.1, At(5, 8), 1), Warm(noon, At(5, 12), 2), Warm(38.1, At(5, 13), 3), Count(0.4, 5))
        );
        Assert.Equal(holds, Assert.Single(found).Holds);
    }

    // 0.3 the day before, 39 degrees, no count: it may be there. With 2.0 of the day it is not.
    [Fact]
    public void A_fever_beside_a_low_count_without_a_count_of_its_own_is_open()
    {
        var open = Assert.Single(FeverWithLowCounts.Of(Patient(Warm(39, On(5), 1), Count(0.3, 4))));
        Assert.Equal(Truth.Unknown, open.Holds);
        Assert.Contains("neutrophils of the day", string.Join(' ', open.Missing.InWords()), StringComparison.Ordinal);
        Assert.Empty(FeverWithLowCounts.Of(Patient(Warm(39, On(5), 1), Count(0.3, 4), Count(2, 5))));
        Assert.Empty(FeverWithLowCounts.Of(Patient(Warm(39, On(9), 1), Count(0.3, 4))));
        var sure = FeverWithLowCounts.Of(Patient(Warm(39, On(4), 1), Warm(39, On(5), 2), Count(0.3, 4)));
        Assert.Equal((On(4).Date!.Value, On(4).Date!.Value), (Assert.Single(sure).From, sure[0].To)); // the day beside makes it no longer
    }

    // EHA/EBMT 2023. Low on days 5 and 9, four days apart: a straight line, five days, grade 1. On days 5 and 15 nobody knows of
    // the nine days between: two single days (grade 1), or nine of no neutrophils at all (grade 3 from seven days on).
    [Theory]
    [InlineData(9, 1, null)]
    [InlineData(15, 1, 3)]
    public void Low_days_with_a_gap_are_bridged_for_a_week_and_else_open(int second, int least, int? most)
    {
        (double Count, int Day)[] others = [(4, 0), (2, 3), (1.2, second + 3), (2, second + 6), (3, second + 12)];
        var counts = others.Append((0.3, 5)).Append((0.3, second)).Select(c => (Record)Count(c.Item1, c.Item2));
        var icaht = Assert.Single(Kind("icaht").In(Patient([.. counts, SeenOn("S1", 120)])));
        Assert.Equal((least, most), (icaht.Worst!.Value, icaht.AtMost));
    }

    // Low before the cells with 40 % of blasts: a grade, and the leukaemia told beside it.
    [Fact]
    public void A_low_count_with_leukaemia_before_the_cells_says_so()
    {
        var marrow = new MarrowFinding
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = TestCode.MarrowBlasts,
            Result = "40",
            Unit = "%",
            Date = On(-6),
        };
        var low = Enumerable.Range(-1, 12).Select(day => (Record)Count(0.3, day));
        var icaht = Assert.Single(Kind("icaht").In(Patient([marrow, .. low, Count(2, 12), SeenOn("S1", 120)])));
        Assert.True(Assert.IsType<EventNote.LowCounts>(icaht.Note).Marrow.IsLowByDisease);
    }

    // Two counts of day 10 are one day: 0.6 and 0.7 on it, 0.7 on day 11, 0.4 on day 12 are two days above, and no recovery.
    [Fact]
    public void Two_counts_of_one_day_are_one_of_the_three_days_of_a_recovery()
    {
        Record[] counts = [Count(0.2, 5), Count(0.6, 10), Count(0.7, 10) with { Sequence = 999 }, Count(0.7, 11), Count(0.4, 12)];
        Assert.Null(CountRecovery.Of(Patient(counts), TestCode.Neutrophils, 0.5)!.Recovered);
        Record[] three = [Count(0.5, 20), Count(0.6, 22), Count(0.7, 24)];
        Assert.Equal(20, CountRecovery.Of(Patient([.. counts, .. three]), TestCode.Neutrophils, 0.5)!.Recovered);
    }

    // Cells on 2 June. What may have begun from that day on counts; "June" may be before or after; "May" cannot be after.
    [Theory]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(5, false)]
    [InlineData(null, true)]
    public void An_event_known_by_its_month_counts_when_it_may_have_begun_after_the_cells(int? month, bool counts)
    {
        var start = month is { } m ? PartialDate.Of(2025, m) : PartialDate.Of(2025);
        var subject = Patient(Event("S1", "Nausea", 2, 0) with { Start = start });
        Assert.Equal(counts, subject.Events.Count == 1);
        if (month == 6)
            Assert.Equal(EventPeriod.Unknown, EventPeriods.Of(subject, subject.Events[0]));
    }

    // Grade 2 on days 10 to 12, 4 to day 15, 1 to day 20 is one occurrence of eleven days; day 21 is free: day 22 is another.
    [Fact]
    public void An_event_entered_in_pieces_is_one_occurrence_and_one_that_came_back_is_another()
    {
        const string Hlh = "IEC-HS";
        var found = Kind("iec-hs")
            .In(
                Patient(
                    Event("S1", Hlh, 1, 16, 20, sequence: 3),
                    Event("S1", Hlh, 2, 10, 12, sequence: 1),
                    Event("S1", Hlh, 4, 13, 15, sequence: 2),
                    Event("S1", Hlh, 2, 22, 23, sequence: 4)
                )
            );
        Assert.Equal([(10, 4, 11), (22, 2, 2)], found.Select(e => (e.Onset!.Value, e.Worst!.Value, e.Days!.Value)));
    }

    // A piece without a grade may have been as bad as 4.
    [Fact]
    public void A_piece_without_a_grade_leaves_the_worst_open()
    {
        var found = Kind("iec-hs")
            .In(Patient(Event("S1", "IEC-HS", 2, 10, 12, sequence: 1), Event("S1", "IEC-HS", null, 13, 15, sequence: 2)));
        Assert.Equal((2, 4), (Assert.Single(found).Worst!.Value, found[0].AtMost!.Value));
        Assert.Equal(Search.Open, Kind("iec-hs").SearchIn(Patient(Event("S1", "IEC-HS", null, 10, 12)), 3));
    }

    // A fatal event whose relation nobody recorded: no yes, no no. The limit of related deaths is open, and it is asked.
    [Fact]
    public void A_death_of_unknown_relation_is_open_before_the_limit_and_asked_about()
    {
        var subject = Patient(
            new Demographics { Subject = "S1", Death = On(20) },
            Event("S1", "Sepsis", 5, 15, 20, relation: null) with
            {
                Fatal = NoYes.Yes,
            }
        );
        Assert.Equal(Truth.Unknown, Assert.Single(Death.Of([subject])).Related);
        var limit = new SafetyLimit
        {
            Id = "L",
            Says = "Related deaths",
            Counts = LimitedEvent.RelatedDeath,
            Rule = LimitRule.Binomial,
            Rate = 0.05,
            Level = 0.05,
            Subjects = 20,
        };
        var study = Study() with { Safety = new() { Limits = [limit] } };
        var state = Assert.Single(LimitState.Of(study, [subject], new Dictionary<string, Answer<Truth>>()));
        Assert.Equal((0, 1, Truth.Unknown), (state.Events, state.EventsAtMost, state.Stops)); // P(1 of 1) = 0.05: stops
        Assert.Contains(AdverseEventFindings.Of(subject, CtcaeVersion.Usual), f => f.Column == "AEREL");
    }

    // Nobody knows of what: it counts as without relapse, the highest that the rate can be, and is told.
    [Fact]
    public void A_death_without_a_cause_counts_as_without_relapse_and_is_told()
    {
        var by = NonRelapseMortality.Of([Patient(new Demographics { Subject = "S1", Death = On(20) })])[0];
        Assert.Equal((1, 1, 1.0), (by.Deaths, by.UnknownCause, by.Incidence));
    }

    static LabResult Lab(string? unit, string? high) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = "CREAT",
            Result = "80",
            Unit = unit,
            HighLimit = high,
            Date = On(4),
        };

    // CTCAE v5.0 grades creatinine by the upper limit of normal, which of a child follows its age and growth.
    [Theory]
    [InlineData(45, "umol/L", null, "LBORNRHI", "the upper limit of normal: CREAT (1)")]
    [InlineData(12, "umol/L", null, "LBORNRHI", "age and growth: CREAT (1)")]
    public void A_value_without_a_grade_asks_for_what_it_lacks(int age, string unit, string? high, string column, string says)
    {
        var subject = Patient(new Demographics { Subject = "S1", Age = age }, Lab(unit, high));
        var asked = Assert.Single(AdverseEventFindings.Of(subject, CtcaeVersion.Usual));
        Assert.Equal(("S1, LB", column), (asked.Place, asked.Column));
        Assert.Contains(says, asked.What, StringComparison.Ordinal);
        Assert.Empty(AdverseEventFindings.Of(Patient(Lab("umol/L", "100")), CtcaeVersion.Usual));
    }

    // Platelets have limits in 10^9/L; nobody knows what 40 mg/dL of them are.
    [Theory]
    [InlineData("mg/dL")]
    [InlineData(null)]
    public void A_unit_that_does_not_convert_is_asked_for_once_for_all_values(string? unit)
    {
        Record[] counts = [.. Enumerable.Range(3, 2).Select(day => Count(40, day, TestCode.Platelets) with { Unit = unit })];
        var asked = Assert.Single(AdverseEventFindings.Of(Patient(counts), CtcaeVersion.Usual));
        Assert.Equal("LBORRESU", asked.Column);
        Assert.Contains("a unit that converts: PLAT (2)", asked.What, StringComparison.Ordinal);
    }
}
