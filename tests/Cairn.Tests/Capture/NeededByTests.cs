using System.Text.RegularExpressions;
using Cairn.Capture;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Capture;

/// <summary>Each question of a form says what it is for; the criteria's own rules are asked, and no list is kept beside them.</summary>
public sealed class NeededByTests
{
    static readonly NeededBy Needs = NeededBy.Of(SavedForm.Study);

    static Cairn.Forms.FormLine Line(string form, string line) => SavedForm.Study.Form(form)!.Lines.Single(l => l.Id == line);

    [Theory]
    [InlineData("chemistry", "ALT", "I7.1")]
    [InlineData("heart", "LVEF", "I7.4")]
    [InlineData("vital-signs", "OXYSAT", "I7.5")]
    [InlineData("asked-history", "gilbert", "I7.2")]
    [InlineData("eligibility", "I2b", "I2b")]
    [InlineData("inflammation", "CRP", "G3")]
    public void A_line_names_the_criteria_that_read_it(string form, string line, string criterion) =>
        Assert.Contains(criterion, Needs.Criteria(Line(form, line)));

    [Fact]
    public void A_line_names_the_grades_and_the_response_that_are_read_from_it()
    {
        Assert.Equal(["Alanine aminotransferase increased"], NeededBy.Grades(Line("chemistry", "ALT")));
        Assert.True(NeededBy.IsForResponse(Line("marrow", "BLAST")));
        Assert.False(NeededBy.IsForResponse(Line("chemistry", "ALT")));
    }

    /// <summary>What no form asks can only be unknown for ever: every criterion's record can be entered.</summary>
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Every_record_that_a_criterion_asks_for_has_a_form(string id)
    {
        var study = Trial.Read(id);
        var needs = NeededBy.Of(study);
        var answered = study.Forms.SelectMany(f => f.Lines).SelectMany(needs.Criteria).ToHashSet(StringComparer.Ordinal);
        var logged = study.Criteria.SelectMany(c => c.Atoms).Select(c => c.Id).Where(c => !answered.Contains(c)).ToList();
        Assert.True(logged.Count <= 12, string.Join(", ", logged));
    }

    static readonly Fact OfRow = new(new("S-1", "AE", 1), "Seizure", "grade 3", null, null);

    /// <summary>A question that no form can answer holds the dose decision for ever: what one names stands on a form.</summary>
    [Theory, MemberData(nameof(Trial.Ids), MemberType = typeof(Trial))]
    public void Every_variable_that_a_question_names_is_asked_on_a_form(string id)
    {
        var asked = Trial.Read(id).Forms.SelectMany(f => f.Lines).SelectMany(l => l.Items).Select(i => i.Variable);
        var named = Enum.GetValues<QuestionKind>()
            .SelectMany(kind => Variable.Matches(new Gap.Question(OfRow, kind).ToString()))
            .Select(match => match.Value);
        Assert.Empty(named.Except(asked, StringComparer.Ordinal));
    }

    static readonly Regex Variable = new(@"\b(AE|EX)[A-Z]{3,6}\b");
}
