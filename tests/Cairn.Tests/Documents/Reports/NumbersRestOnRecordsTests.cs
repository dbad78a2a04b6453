using System.Text.RegularExpressions;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Tests.Cohorts;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Documents.Reports;

/// <summary>From a number of the report there is a way to the records behind it, whatever table it stands in.</summary>
[Trait("Speed", "Slow")]
public sealed partial class NumbersRestOnRecordsTests
{
    public static TheoryData<string> Trials => [Trial.Soochow, Trial.DualTarget];

    // What the study states, a day of an axis: no record of a subject says it.
    static readonly string[] NotRecorded =
    [
        "schedule",
        "record",
        "study",
        "given",
        "measured",
        "numbers",
        "who",
        "where",
        "assumed",
    ];

    [GeneratedRegex("^(visits|limit-.*-data|swimmer-data)$")]
    private static partial Regex Stated();

    [GeneratedRegex("^(From day|To day|Time|Stop at)$")]
    private static partial Regex Axis();

    [Theory, MemberData(nameof(Trials))]
    public void A_number_that_is_not_zero_rests_on_records(string id)
    {
        var analysis = Of(id);
        var sections = TrialSections.All.Select(s => s.Of(analysis)).Where(s => !NotRecorded.Contains(s.Id));
        var tables = sections.SelectMany(s => s.Tables).Where(t => !Stated().IsMatch(t.Id));
        Assert.Equal("", string.Join("; ", tables.SelectMany(Bare).Distinct()));
    }

    // A dose decision is a number of everybody's: the records behind each subject's status are its own.
    [Theory, MemberData(nameof(Trials))]
    public void A_dose_decision_rests_on_the_records_behind_the_status_of_each_subject(string id)
    {
        var board = Of(id).Doses!;
        Assert.NotEmpty(board.Steps);
        foreach (var step in board.Steps)
        {
            var by = step.Decision.Answer.Because.ToHashSet();
            Assert.All(step.Decision.Subjects, s => Assert.True(by.IsSupersetOf(s.Status.Because)));
        }
        var shown = DoseSection.Of(Of(id)).Tables.Single(t => t.Id == "dose-decisions").Groups.SelectMany(g => g.Rows).First();
        Assert.Equal(board.Steps[^1].Decision.Answer.Because, shown[1].Because);
        Assert.NotEmpty(shown[2].Because);
    }

    static Analysis Of(string id)
    {
        var casebook = Played.Once(id, 3).Casebook;
        var last = casebook.Subjects.SelectMany(s => s.All).Max(r => r.When?.Latest) ?? DateOnly.MinValue;
        return Analysis.Of(Trial.Read(id), casebook, last);
    }

    static IEnumerable<string> Bare(Table table) =>
        from row in table.Groups.SelectMany(g => g.Rows)
        from at in row.Zip(table.Columns)
        let text = at.First.Content.ToString()
        where at.Second.Kind == ColumnKind.Numbers && !Axis().IsMatch(at.Second.Head.ToString())
        where text.Length > 0 && text[0] is (>= '1' and <= '9') or '−'
        where at.First.Because.Count == 0
        select $"{table.Id}: {at.Second.Head}";
}
