using System.Text.Json;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry.Comparing;

namespace Cairn.Tests.Registry.Comparing;

/// <summary>What changed between two versions of a record; the differences were made by hand.</summary>
public sealed class RecordChangesTests
{
    static string Said(string older, string newer)
    {
        using var before = JsonDocument.Parse(older);
        using var after = JsonDocument.Parse(newer);
        var changes = RecordChanges.Between(RecordJson.Values(before.RootElement), RecordJson.Values(after.RootElement));
        return string.Join(
            "; ",
            changes.Select(c =>
                $"{c.Section.Name} {c.Piece.Name}: "
                + string.Join(" ", c.Lines.Select(l => (l.Fate == LineFate.TakenOut ? "-" : "+") + l.Text))
            )
        );
    }

    static string Record(string module) => "{\"protocolSection\":{" + module + "}}";

    [Fact]
    public void A_field_that_changed_is_told_with_its_section()
    {
        Assert.Equal(
            "StatusModule OverallStatus: -RECRUITING +COMPLETED; DesignModule EnrollmentCount: -37 +41",
            Said(
                Record(
                    "\"statusModule\":{\"overallStatus\":\"RECRUITING\"},\"designModule\":{\"enrollmentInfo\":{\"count\":37}}"
                ),
                Record("\"statusModule\":{\"overallStatus\":\"COMPLETED\"},\"designModule\":{\"enrollmentInfo\":{\"count\":41}}")
            )
        );
    }

    [Theory]
    [InlineData("A\nB\nC", "A\nC", "-B")]
    [InlineData("A\nC", "A\nB\nC", "+B")]
    [InlineData("1. LVEF 45%\n2. Same", "1. LVEF 50%\n2. Same", "-1. LVEF 45% +1. LVEF 50%")]
    [InlineData("A\nB\nC\nD", "B\nX\nD\nE", "-A -C +X +E")]
    public void Of_a_text_the_lines_that_differ_are_told(string older, string newer, string lines)
    {
        string Of(string text) => Record($"\"eligibilityModule\":{{\"eligibilityCriteria\":{JsonSerializer.Serialize(text)}}}");
        Assert.Equal("EligibilityModule EligibilityCriteria: " + lines, Said(Of(older), Of(newer)));
    }

    [Fact]
    public void What_only_one_version_has_is_told()
    {
        Assert.Equal(
            "ConditionsModule Condition: +AML",
            Said(Record("\"conditionsModule\":{}"), Record("\"conditionsModule\":{\"conditions\":[\"AML\"]}"))
        );
        Assert.Equal("HasResults HasResults: -false +true", Said("""{"hasResults":false}""", """{"hasResults":true}"""));
    }

    [Fact]
    public void Spacing_and_line_ends_are_no_change()
    {
        var (older, newer) = (
            Record("\"descriptionModule\":{\"briefSummary\":\"A\\r\\nB  \"}"),
            Record("\"descriptionModule\":{ \"briefSummary\":\"A\\nB\" }")
        );
        Assert.Equal("", Said(older, newer));
    }

    [Fact]
    public void Texts_of_very_many_lines_are_compared_too()
    {
        string Of(char letter) =>
            Record(
                $"\"descriptionModule\":{{\"briefSummary\":\"{string.Join("\\n", Enumerable.Range(0, 3000).Select(i => $"{letter}{i}"))}\"}}"
            );
        Assert.Equal(6000, Said(Of('a'), Of('b')).Split(' ').Length - 2);
    }
}
