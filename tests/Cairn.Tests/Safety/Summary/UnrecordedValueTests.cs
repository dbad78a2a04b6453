using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>
/// A value of grade 3 or more, worse than before treatment, that no adverse event tells is a question (decision 0083). Limits of
/// CTCAE v5.0: neutrophils below 1.0 are grade 3, below 0.5 grade 4; ALT above 5 times the upper limit is 3, above 20 times 4.
/// </summary>
public sealed class UnrecordedValueTests
{
    static LabResult Value(string test, double value, int day, string unit, string high = "7") =>
        new()
        {
            Subject = "S1",
            Sequence = 100 + day,
            TestCode = test,
            Result = value.ToString(CultureInfo.InvariantCulture),
            Unit = unit,
            LowLimit = "2",
            HighLimit = high,
            Date = On(day),
        };

    static LabResult Neutrophils(double value, int day) => Value(TestCode.Neutrophils, value, day, "10*9/L");

    static LabResult Alt(double value, int day) => Value("ALT", value, day, "U/L", "40") with { Sequence = 200 + day };

    static string Asked(params IEnumerable<Record> records)
    {
        var subject = Subject("S1", [Infusion("S1"), SeenOn("S1", 60), .. records]);
        var treated = TreatedSubject.Of(Study(), new Casebook("sample", false, null, [subject]), Day0.AddDays(90))[0];
        var asked = AdverseEventFindings
            .Of(treated, CtcaeVersion.Usual)
            .Where(f => f.What.StartsWith("Worse than", StringComparison.Ordinal));
        return string.Join(" ", asked.Select(f => f.What));
    }

    const string Low = "Neutrophil count decreased";

    [Theory]
    [InlineData(3.0, 0.9, true)] // none, then grade 3
    [InlineData(3.0, 1.0, false)] // grade 2
    [InlineData(0.8, 0.7, false)] // grade 3 before as well
    [InlineData(0.8, 0.4, true)] // grade 3, then 4
    public void A_value_of_grade_3_that_is_worse_than_before_is_asked_about(double before, double after, bool asked) =>
        Assert.Equal(asked, Asked(Neutrophils(before, -2), Neutrophils(after, 7)).Length > 0);

    // 900 is 22.5 times the upper limit, grade 4; the infusion lies in the month.
    [Fact]
    public void A_value_whose_day_nobody_knows_is_asked_about_with_its_date()
    {
        var month = PartialDate.Of(Day0.Year, Day0.Month);
        var asked = Asked(Alt(30, -2), Alt(900, 7) with { Date = month });
        Assert.Contains("grade 4 (900 U/L in ", asked, StringComparison.Ordinal);
        Assert.Contains(
            "grade 4 (900 U/L without a day)",
            Asked(Alt(30, -2), Alt(900, 7) with { Date = null }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_value_of_a_month_before_is_no_later_one() =>
        Assert.Equal("", Asked(Alt(900, 7) with { Date = PartialDate.Of(Day0.Year - 1, 3) }));

    [Theory]
    [InlineData(Low, 5, 9, false)]
    [InlineData("Febrile neutropenia", 7, 9, false)]
    [InlineData("Pancytopenia", 5, null, false)]
    [InlineData(Low, 10, 12, false)] // three days around the value are its days
    [InlineData(Low, 11, 12, true)]
    [InlineData("Platelet count decreased", 5, 9, true)]
    [InlineData("Anemia", 5, 9, true)]
    public void An_event_of_those_days_tells_it(string term, int from, int? to, bool asked) =>
        Assert.Equal(asked, Asked(Neutrophils(3, -2), Neutrophils(0.4, 7), Event("S1", term, 4, from, to)).Length > 0);

    // 600 umol/L of uric acid with a limit of 420: grade 3, consequences assumed. Tumour lysis is that (Cairo and Bishop 2004).
    [Theory]
    [InlineData("Tumor lysis syndrome", false)]
    [InlineData("Nausea", true)]
    public void Tumour_lysis_tells_the_uric_acid(string term, bool asked)
    {
        LabResult Urate(double value, int day) => Value("URATE", value, day, "umol/L", "420") with { LowLimit = "150" };
        Assert.Equal(asked, Asked(Urate(300, -2), Urate(600, 7), Event("S1", term, 3, 6, 9)).Length > 0);
    }

    // 1.5 is grade 3 (below 2): the neutrophils of the day say what it is.
    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void White_cells_are_told_by_the_neutrophils_of_the_day(int counted, bool asked)
    {
        LabResult White(double value, int day) => Value("WBC", value, day, "10*9/L") with { Sequence = 300 + day };
        Assert.Equal(asked, Asked(White(5, -2), Neutrophils(3, -2), White(1.5, 7), Neutrophils(1.2, counted)).Length > 0);
    }

    // One question, the worst value of each: ALT of 210 is above 5 times 40.
    [Fact]
    public void One_question_names_the_worst_value_of_each_term() =>
        Assert.Equal(
            "Worse than before treatment, and no adverse event tells it: Alanine aminotransferase increased grade 3 (210 U/L on "
                + "14 Jun 2025); Neutrophil count decreased grade 4 (0.4 10*9/L on 9 Jun 2025).",
            Asked(Neutrophils(3, -2), Neutrophils(0.9, 5), Neutrophils(0.4, 7), Alt(30, -2), Alt(210, 12))
        );
}
