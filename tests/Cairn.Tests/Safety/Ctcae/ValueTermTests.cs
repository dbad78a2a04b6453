using Cairn.Safety.Ctcae;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>
/// One row a term that has no row in admiral's tests, and what is said beside a grade. Expected grades: the wording of CTCAE
/// v5.0,
/// read by hand.
/// </summary>
public sealed class ValueTermTests
{
    // A test is no side of it: offered are all terms of the test, the opposite too; a word that says a side gets that side alone.
    [Theory]
    [InlineData("Hemoglobin", "Is Anemia or Hemoglobin increased meant?")]
    [InlineData("sodium", "Is Hypernatremia or Hyponatremia meant?")]
    [InlineData("platelets", "Is Platelet count decreased meant?")]
    [InlineData("hiponatremia", "Is Hyponatremia meant?")]
    public void A_name_of_a_test_is_asked_about_on_both_sides(string term, string asked)
    {
        var answer = new GradeQuestion(term, "", "100", "g/L", "", "", "").Ask(CtcaeVersion.Usual, "F.csv", 7);
        Assert.Null(answer.Value);
        Assert.Contains(asked, Assert.Single(answer.Findings).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    // QTc: 450 - 480, 481 - 500, >= 501 or > 60 ms change from baseline.
    [InlineData("Electrocardiogram QT corrected interval prolonged", "449", "ms", "", "", "440", 0)]
    [InlineData("Electrocardiogram QT corrected interval prolonged", "450", "ms", "", "", "440", 1)]
    [InlineData("Electrocardiogram QT corrected interval prolonged", "481", "ms", "", "", "440", 2)]
    [InlineData("Electrocardiogram QT corrected interval prolonged", "500", "ms", "", "", "440", 2)]
    [InlineData("Electrocardiogram QT corrected interval prolonged", "501", "ms", "", "", "440", 3)]
    [InlineData("QTc prolonged", "461", "ms", "", "", "400", 3)]
    [InlineData("QTc prolonged", "0.46", "s", "", "", "0.4", 1)]
    // Ejection fraction: 50 - 40 or a fall of 10 - 19 points; 39 - 20 or >= 20 points; < 20.
    [InlineData("Ejection fraction decreased", "51", "%", "", "", "60", 0)]
    [InlineData("Ejection fraction decreased", "50", "%", "", "", "55", 2)]
    [InlineData("LVEF decreased", "55", "%", "", "", "65", 2)]
    [InlineData("LVEF decreased", "55", "%", "", "", "75", 3)]
    [InlineData("LVEF decreased", "39", "", "", "", "", 3)]
    [InlineData("LVEF decreased", "19", "%", "", "", "60", 4)]
    // Weight: 5 - < 10, 10 - < 20, >= 20 % of baseline.
    [InlineData("Weight loss", "76.1", "kg", "", "", "80", 0)]
    [InlineData("Weight loss", "76", "kg", "", "", "80", 1)]
    [InlineData("Weight loss", "72", "kg", "", "", "80", 2)]
    [InlineData("Weight loss", "64", "kg", "", "", "80", 3)]
    [InlineData("Weight gain", "84", "kg", "", "", "80", 1)]
    [InlineData("Weight gain", "96", "kg", "", "", "80", 3)]
    // Fever: 38.0 - 39.0; > 39.0 - 40.0; > 40.0. In degrees Fahrenheit CTCAE has its own limits.
    [InlineData("Fever", "37.9", "Cel", "", "", "", 0)]
    [InlineData("Pyrexia", "38", "C", "", "", "", 1)]
    [InlineData("Fever", "39", "Cel", "", "", "", 1)]
    [InlineData("Fever", "39.1", "Cel", "", "", "", 2)]
    [InlineData("Fever", "40.1", "Cel", "", "", "", 3)]
    [InlineData("Fever", "100.4", "F", "", "", "", 1)]
    [InlineData("Fever", "104.1", "degF", "", "", "", 3)]
    [InlineData("Hypothermia", "35", "Cel", "", "", "", 2)]
    [InlineData("Hypothermia", "32", "Cel", "", "", "", 3)]
    [InlineData("Hypothermia", "28", "Cel", "", "", "", 4)]
    // Eosinophilia: above the upper limit and above the baseline.
    [InlineData("Eosinophilia", "0.9", "10*9/L", "", "0.5", "0.3", 1)]
    [InlineData("Eosinophilia", "0.9", "10*9/L", "", "0.5", "1.2", 0)]
    [InlineData("Chronic kidney disease", "75", "mL/min/1.73m2", "90", "", "", 1)]
    [InlineData("CKD", "59", "mL/min", "90", "", "", 2)]
    [InlineData("CKD", "14", "mL/min", "90", "", "", 4)]
    [InlineData("Acidosis", "7.29", "", "7.35", "7.45", "", 3)]
    [InlineData("Alkalosis", "7.5", "pH", "7.35", "7.45", "", 1)]
    // 4 meq/L of magnesium are 2 mmol/L; of potassium 4 mmol/L.
    [InlineData("Hypermagnesemia", "4", "mEq/L", "0.7", "1.5", "", 3)]
    [InlineData("Hyperkalemia", "6.1", "mEq/L", "3.5", "5", "", 3)]
    [InlineData("Neutropenia", "490", "/uL", "1500", "8000", "", 4)]
    [InlineData("Neutropenia", "0.5", "K/uL", "1.5", "8", "", 3)]
    public void A_value_has_its_grade(
        string term,
        string value,
        string unit,
        string low,
        string high,
        string baseline,
        int grade
    ) => Assert.Equal(grade, Ask(term, value, unit, low, high, baseline).Grade.Value);

    [Fact]
    public void What_is_assumed_is_said()
    {
        Assert.Equal(Assumed.NormalBaseline, Ask("ALT increased", "130", "U/L", "", "40", "").Assumed);
        Assert.Equal(Assumed.Symptoms, Ask("Hypokalemia", "3.2", "mmol/L", "3.5", "5", "").Assumed);
        Assert.Equal(Assumed.Consequences, Ask("Hyperuricemia", "500", "umol/L", "", "400", "").Assumed);
        Assert.Equal(Assumed.Anticoagulation, Ask("INR increased", "1.1", "", "", "", "0.9").Assumed);
        Assert.Equal(Assumed.BetweenGrades, Ask("Hyponatremia", "129.5", "mmol/L", "135", "145", "").Assumed);
        Assert.Equal(Assumed.BetweenGrades, Ask("QTc prolonged", "480.5", "ms", "", "", "440").Assumed);
        Assert.Equal(Assumed.Nothing, Ask("Neutropenia", "0.4", "10*9/L", "", "", "").Assumed);
    }

    [Fact]
    public void A_circumstance_that_is_known_is_not_assumed()
    {
        var without = new GradeQuestion("Hypokalemia", "low", "3.2", "mmol/L", "3.5", "5", "")
        {
            Circumstances = new Dictionary<Circumstance, Truth> { [Circumstance.Symptoms] = Truth.False },
        };
        var answer = without.Ask(CtcaeVersion.Usual, "row", null).Value!;
        Assert.Equal((1, Assumed.Nothing), (answer.Grade.Value, answer.Assumed));
    }

    [Fact]
    public void What_is_missing_is_asked_for_and_no_grade_is_made_up()
    {
        var unknown = Ask("Anemia", "110", "g/L", "", "", "");
        Assert.Null(unknown.Grade.Value);
        Assert.Contains(unknown.Grade.Missing, gap => gap is Gap.NotRecorded n && n.Name == "the lower limit of normal");
        var atLeast = Ask("Creatinine increased", "42", "umol/L", "", "100", "");
        Assert.Equal(0, atLeast.Grade.Value);
        Assert.Contains(atLeast.Grade.Missing, gap => gap is Gap.NotRecorded n && n.Name == "the value before treatment");
    }

    // 0.9 mg/dL of magnesium are 0.370 mmol/L: CTCAE's own limits are 0.9 mg/dL and 0.4 mmol/L (../shared oracles, unit gaps).
    [Fact]
    public void Where_the_limits_of_two_units_differ_both_grades_are_shown()
    {
        var answer = Ask("Hypomagnesemia", "0.95", "mg/dL", "1.7", "2.4", "");
        Assert.Equal(2, answer.Grade.Value);
        var (unit, grade) = Assert.Single(answer.Otherwise);
        Assert.Equal(("mmol/L", 3), (unit.Code, grade));
        Assert.Empty(Ask("Hypomagnesemia", "1.5", "mg/dL", "1.7", "2.4", "").Otherwise);
    }

    [Theory]
    [InlineData("Not a term", "", "1", "g/L", "term")]
    [InlineData("Nausea", "", "1", "g/L", "term")]
    [InlineData("Anemia", "high", "100", "g/L", "direction")]
    [InlineData("Anemia", "low", "100", "mmHg", "unit")]
    [InlineData("Anemia", "low", "100", "", "unit")]
    [InlineData("Anemia", "low", "ten", "g/L", "value")]
    [InlineData("Anemia", "low", "NaN", "g/L", "value")]
    public void A_row_that_cannot_be_read_says_which_column_and_has_no_grade(
        string term,
        string direction,
        string value,
        string unit,
        string column
    )
    {
        var read = new GradeQuestion(term, direction, value, unit, "", "", "").Ask(CtcaeVersion.Usual, "F.csv", 7);
        var finding = Assert.Single(read.Findings);
        Assert.Equal(("F.csv", 7, column), (finding.Place, finding.Line, finding.Column));
        Assert.Null(read.Value?.Grade.Value);
    }

    // The name or code of a test says no side; the direction beside it does. CTCAE v5.0: hemoglobin below 80 g/L, potassium above
    // 6.0 mmol/L, sodium below 120 mmol/L, platelets below 25.
    [Theory]
    [InlineData("Hemoglobin", "low", "75", "g/L", "Anemia", 3)]
    [InlineData("HGB", "low", "75", "g/L", "Anemia", 3)]
    [InlineData("potassium", "high", "6.2", "mmol/L", "Hyperkalemia", 3)]
    [InlineData("Sodium", "low", "118", "mmol/L", "Hyponatremia", 4)]
    [InlineData("PLAT", "L", "20", "10*9/L", "Platelet count decreased", 4)]
    [InlineData("Haemoglobin", "", "75", "g/L", null, null)]
    [InlineData("potasium", "high", "6.2", "mmol/L", null, null)]
    public void The_name_of_a_test_with_a_direction_is_its_term_on_that_side(
        string test,
        string direction,
        string value,
        string unit,
        string? term,
        int? grade
    )
    {
        var read = new GradeQuestion(test, direction, value, unit, "", "", "").Ask(CtcaeVersion.Usual, "F.csv", 7);
        Assert.Equal(grade, read.Value?.Grade.Value);
        Assert.Equal(term is not null, read.Value?.Sentences().First().StartsWith(term ?? "?", StringComparison.Ordinal) == true);
    }

    static GradeAnswer Ask(string term, string value, string unit, string low, string high, string baseline) =>
        new GradeQuestion(term, "", value, unit, low, high, baseline).Ask(CtcaeVersion.Usual, "row", null).Value!;
}
