using System.Globalization;
using Cairn.Safety.Ctcae;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>
/// Grades from values beside those of admiral 1.5 (pharmaverse): the 772 expectations of its own tests, and a grid of 11,388
/// values around every limit graded by its rules. Where the wording of CTCAE says something else than admiral, the wording stands
/// (decision 0047).
/// </summary>
public sealed class CtcaeOracleTests
{
    [Fact]
    public void Every_published_expectation_is_met_but_those_that_the_wording_contradicts()
    {
        var rows = Shared.Csv("oracles/toxicity/ctcae_grade_cases.csv");
        var differ = rows.Where(row => Grade(row, row["AVALU"]) != Text(row["EXPECTED"])).ToList();
        Assert.All(differ, row => Assert.True(IsContradicted(row), string.Join(' ', row.Values)));
        Assert.InRange(differ.Count, 5, 5);
    }

    [Fact]
    public void The_grid_around_every_limit_is_met_but_where_the_wording_contradicts()
    {
        var rows = Shared.Csv("oracles/toxicity/ctcae_v5_lab_grid_admiral_rules.csv");
        var differ = rows.Where(row => Grade(row, row["AVALU"]) != Text(row["GRADE"])).ToList();
        Assert.All(differ, row => Assert.True(IsContradicted(row), string.Join(' ', row.Values)));
        Assert.Equal(4, differ.Count);
    }

    [Fact]
    public void Every_term_of_the_oracle_is_in_the_table_and_no_line_has_a_grade_that_its_term_lacks()
    {
        var terms = Shared.Csv("oracles/toxicity/ctcae_v5_autogradable_labs.csv").Select(row => row["term"]).Distinct();
        Assert.All(terms, term => Assert.NotNull(CtcaeVersion.Usual.FindValue(term)));
        Assert.All(CtcaeVersion.Usual.Values, value =>
        {
            var term = CtcaeVersion.Usual.Find(value.Term);
            Assert.NotNull(term);
            Assert.All(value.Lines, line => Assert.True(term.Has(line.Grade), $"{term.Name} {line.Grade}"));
            Assert.Equal(value.Lines.OrderBy(l => l.Grade), value.Lines);
        });
    }

    // Between a limit and the same limit converted the two units say different grades: the value's own counts, the other is
    // shown.
    [Fact]
    public void Between_the_limits_that_ctcae_rounded_by_itself_both_grades_are_shown()
    {
        var gaps = Shared.Csv("oracles/toxicity/ctcae_unit_threshold_gaps.csv");
        Assert.All(gaps, gap =>
        {
            var value = (Number(gap["si"]) + Number(gap["us_converted"])) / 2;
            var term = gap["term"][..gap["term"].LastIndexOf(' ')];
            var asked = new GradeQuestion(
                term == "Cholesterol" ? "Cholesterol high" : term,
                null,
                value.ToString("R", CultureInfo.InvariantCulture),
                "mmol/L",
                "1e9",
                "0",
                null
            );
            var answer = asked.Ask(CtcaeVersion.Usual, "row", null).Value!;
            Assert.NotEmpty(answer.Otherwise);
            Assert.All(answer.Otherwise, other => Assert.NotEqual(answer.Grade.Value, other.Grade));
        });
        Assert.Equal(22, gaps.Count);
    }

    // A unit that admiral refuses converts (umol/L of cholesterol). A triglyceride of exactly 150 mg/dL has grade 1 by CTCAE's
    // words ("150 mg/dL - 300 mg/dL"), GGT of exactly twice an abnormal
    // baseline too ("2.0 - 2.5 x baseline", the words of alkaline phosphatase, which admiral grades so).
    static bool IsContradicted(IReadOnlyDictionary<string, string> row)
    {
        var (value, unit) = (Number(row["AVAL"]), row["AVALU"]);
        return row["TERM"].ToUpperInvariant() switch
        {
            "HYPERTRIGLYCERIDEMIA" => value == (unit == "mg/dL" ? 150 : 1.71),
            "CHOLESTEROL HIGH" => unit is "umol/L" or "ug/dL",
            "GGT INCREASED" => value == 2 * Number(row["BASE"]),
            _ => false,
        };
    }

    static int? Grade(IReadOnlyDictionary<string, string> row, string unit)
    {
        var question = new GradeQuestion(
            row["TERM"],
            row["direction"],
            row["AVAL"],
            unit,
            row["ANRLO"],
            row["ANRHI"],
            row["BASE"].Length > 0 ? row["BASE"] : BaseOf(row)
        )
        {
            BaselineIsAbnormal =
                row["BNRIND"].Length == 0 ? Truth.Unknown : Truth.Of(row["BNRIND"].StartsWith("HIGH", StringComparison.Ordinal)),
        };
        var asked = question.Ask(CtcaeVersion.Usual, "row", null);
        return asked.Value?.Grade.Value ?? (asked.Findings.Count == 0 ? null : ByTable(question));
    }

    // admiral's rows hold values and limits that no patient has (sodium 304 mmol/L, a lower limit of 5000): a question about them
    // is asked instead of a grade, and the table alone is compared.
    static int? ByTable(GradeQuestion asked)
    {
        var term = CtcaeVersion.Usual.FindValue(asked.Term);
        if (term is null || GradeQuestion.Word(term.Side)[0] != char.ToLowerInvariant(asked.Direction![0]))
            return null;
        var given = new Measure(Of(asked.Value), Of(asked.LowerLimit), Of(asked.UpperLimit), Of(asked.Baseline))
        {
            BaselineIsAbnormal = asked.BaselineIsAbnormal,
        };
        return ValueScale.Of(term, asked.Unit)?.Grade(given).Grade;
    }

    static double Of(string? text) => Number(text ?? "");

    // admiral takes the change from baseline in percent beside the value.
    static string? BaseOf(IReadOnlyDictionary<string, string> row) =>
        row["PCHG"].Length == 0 || row["AVAL"].Length == 0
            ? null
            : (Number(row["AVAL"]) / (1 + Number(row["PCHG"]) / 100)).ToString("R", CultureInfo.InvariantCulture);

    static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    static int? Text(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
