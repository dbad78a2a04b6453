using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Labs;

/// <summary>The values of a subject with their grades. Expected grades: CTCAE v5.0 by hand.</summary>
public sealed class GradedValuesTests
{
    static LabResult Lab(
        string test,
        string result,
        string? unit,
        int day,
        int sequence,
        string? low = null,
        string? high = null
    ) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            TestCode = test,
            Result = result,
            Unit = unit,
            LowLimit = low,
            HighLimit = high,
            Date = On(day),
        };

    static IReadOnlyList<GradedValue> Of(params IReadOnlyList<Record> records) =>
        GradedValues.Of(Subject("S1", records), CtcaeVersion.Usual, Day0, Truth.False);

    // ALT 100 U/L, twice an abnormal baseline of 50 (upper limit 40): 1.5 - 3.0 x baseline, grade 1; 80 of a normal one: > ULN -
    // 3.0 x ULN.
    [Fact]
    public void The_baseline_is_the_last_value_up_to_the_first_day_of_treatment()
    {
        var graded = Of(
            Lab("ALT", "30", "U/L", -20, 1, high: "40"),
            Lab("ALT", "50", "U/L", 0, 2, high: "40"),
            Lab("ALT", "70", "U/L", 3, 3, high: "40"),
            Lab("ALT", "100", "U/L", 5, 4, high: "40")
        );
        Assert.Equal([0, 1, 0, 1], graded.Select(g => g.Value));
        Assert.Equal([Truth.False, Truth.False, Truth.True, Truth.True], graded.Select(g => g.IsAfter));
    }

    // Corrected: 7.8 + 0.8 (4 - 2.0) = 9.4 mg/dL: no grade; uncorrected it would be grade 2.
    [Fact]
    public void Calcium_is_graded_corrected_for_the_albumin_of_the_same_moment_and_not_without()
    {
        var graded = Of(Lab("CA", "7.8", "mg/dL", 3, 1, "8.5", "10.5"), Lab("ALB", "20", "g/L", 3, 2, "35", "50"));
        var low = Assert.Single(graded, g => g.Term.Name == "Hypocalcemia");
        Assert.Equal(0, low.Value);
        Assert.DoesNotContain(Of(Lab("CA", "7.8", "mg/dL", 3, 1, "8.5", "10.5")), g => g.Term.Name == "Hypocalcemia");
    }

    // 1.2 (30 + 5) / 100 = 0.42: grade 4. A recorded absolute count is never replaced.
    [Fact]
    public void Neutrophils_follow_from_a_differential_count_where_nobody_recorded_them()
    {
        Record[] differential =
        [
            Lab("WBC", "1.2", "10*9/L", 3, 1),
            Lab("NEUTSGLE", "30", "%", 3, 2),
            Lab("NEUTBLE", "5", "%", 3, 3),
        ];
        Assert.Equal(4, Assert.Single(Of(differential), g => g.Term.Name == "Neutrophil count decreased").Value);
        var recorded = Of([.. differential, Lab("NEUT", "0.6", "10*9/L", 3, 4)]);
        Assert.Equal(3, Assert.Single(recorded, g => g.Term.Name == "Neutrophil count decreased").Value);
    }

    [Fact]
    public void A_value_without_a_unit_has_no_grade_and_the_unit_is_asked_for()
    {
        var graded = Assert.Single(Of(Lab("PLAT", "40", null, 3, 1)));
        Assert.Null(graded.Value);
        Assert.NotEmpty(graded.Grade.Grade.Missing);
    }

    [Fact]
    public void Limits_of_a_child_are_asked_for_where_they_depend_on_growth()
    {
        var child = Subject("S1", new Demographics { Subject = "S1", Age = 12 }, Lab("CREAT", "80", "umol/L", 3, 1, high: "60"));
        var graded = Assert.Single(GradedValues.Of(child, CtcaeVersion.Usual, Day0, Truth.False));
        Assert.Contains(graded.Grade.Grade.Missing, g =>
            g is Gap.NotRecorded { Name: var name } && name.ToString().Contains("growth", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("18 Years", Truth.False)]
    [InlineData("12 Years", Truth.True)]
    [InlineData("6 Months", Truth.True)]
    [InlineData(null, Truth.Unknown)]
    public void Where_a_study_admits_children_a_subject_without_an_age_may_be_one(string? least, Truth admits)
    {
        var registered = new Cairn.Studies.Registration { Title = "A sample", MinimumAge = least };
        Assert.Equal(admits, registered.AdmitsChildren);
        var subject = Subject("S1", Lab("CREAT", "80", "umol/L", 3, 1, high: "60"));
        var graded = Assert.Single(GradedValues.Of(subject, CtcaeVersion.Usual, Day0, registered.AdmitsChildren));
        Assert.Equal(
            admits.IsTrue,
            graded
                .Grade.Grade.Missing.OfType<Gap.NotRecorded>()
                .Any(g => g.Name.ToString().Contains("growth", StringComparison.Ordinal))
        );
    }

    // Grade 2 before (55), grade 4 after (20): one subject from 2 to 4; CTCAE: < 75 - 50 and < 25.
    [Fact]
    public void A_shift_leads_from_the_last_grade_before_to_the_worst_after()
    {
        var shift = Assert.Single(
            Shift.Of([
                Of(Lab("PLAT", "55", "10*9/L", -1, 1), Lab("PLAT", "20", "10*9/L", 4, 2), Lab("PLAT", "90", "10*9/L", 9, 3)),
            ])
        );
        Assert.Single(shift.Cells[2][4]);
        Assert.Equal((1, 1), (shift.Subjects, shift.Severe));
    }

    // Weight loss grades the change alone; of platelets that nobody counted before there is no value; of sodium in no unit no
    // grade.
    [Fact]
    public void No_value_before_a_value_without_a_grade_and_the_baseline_itself_are_told_apart()
    {
        VitalSign Weight(string kilograms, int day, int sequence) =>
            new()
            {
                Subject = "S1",
                Sequence = sequence,
                TestCode = "WEIGHT",
                Result = kilograms,
                Unit = "kg",
                Date = On(day),
            };
        var shifts = Shift.Of([
            Of(
                Weight("80", -1, 1),
                Weight("74", 9, 2),
                Lab("PLAT", "20", "10*9/L", 4, 1),
                Lab("SODIUM", "140", null, -1, 2, "135", "145"),
                Lab("SODIUM", "131", "mmol/L", 4, 3, "135", "145")
            ),
        ]);
        int Before(string term) =>
            Enumerable.Range(0, 8).Single(i => shifts.Single(s => s.Term.Name == term).Cells[i].Any(c => c.Count > 0));
        Assert.Equal(Shift.IsBaseline, Before("Weight loss"));
        Assert.Equal(Shift.NoValue, Before("Platelet count decreased"));
        Assert.Equal(Shift.Unknown, Before("Hyponatremia"));
    }

    // CTCAE v5.0: below 1.0 with one temperature above 38.3, or 38.0 and more for longer than an hour.
    [Fact]
    public void Febrile_neutropenia_needs_a_low_count_and_a_fever_of_the_same_day()
    {
        VitalSign Warm(string celsius, int day, int sequence) =>
            new()
            {
                Subject = "S1",
                Sequence = sequence,
                TestCode = "TEMP",
                Result = celsius,
                Unit = "Cel",
                Date = On(day),
            };
        var found = FebrileNeutropenia.Of(
            Subject(
                "S1",
                Lab("NEUT", "0.4", "10*9/L", 3, 1),
                Lab("NEUT", "0.4", "10*9/L", 4, 2),
                Lab("NEUT", "1.4", "10*9/L", 5, 3),
                Warm("38.5", 3, 1),
                Warm("38.1", 4, 2),
                Warm("39", 5, 3)
            )
        );
        Assert.Equal(
            [(Day0.AddDays(3), Truth.True), (Day0.AddDays(4), Truth.Unknown)],
            found.Select(f => (f.Day, f.Holds.Value))
        );
    }

    // The same definition, from a count and a temperature that somebody writes down.
    [Theory]
    [InlineData("True", 38.4, "Unknown", 3)]
    [InlineData("True", 38.3, "Unknown", null)]
    [InlineData("True", 38.3, "False", 0)]
    [InlineData("True", 38.0, "True", 3)]
    [InlineData("True", 37.9, "True", 0)]
    [InlineData("True", null, "Unknown", null)]
    [InlineData("False", null, "Unknown", 0)]
    [InlineData("Unknown", 39.0, "Unknown", null)]
    public void Febrile_neutropenia_is_grade_3_or_not_there_or_asked(string low, double? celsius, string anHour, int? grade)
    {
        var answer = FebrileNeutropenia.Grade(Enum.Parse<Truth>(low), celsius, Enum.Parse<Truth>(anHour));
        Assert.Equal(grade, answer.Value);
        Assert.Equal(grade is null, answer.Missing.Count > 0);
    }
}
