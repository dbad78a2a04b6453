using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Tests.Records;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Safety;

/// <summary>The made-up subjects at the boundaries of the two studies' definitions (Cases/clinical).</summary>
public sealed class ClinicalCaseTests
{
    static readonly DateOnly AsOf = new(2025, 6, 1);

    static DltAssessment Assess(Casebook casebook, string study, string subject) =>
        DltAssessment.Of(Trial.Read(study), casebook.AsOf(AsOf).Subject(subject)!, AsOf)!;

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Subjects =>
        from list in new[] { (Folder: "dlt", Study: Trial.DualTarget), (Folder: "dltsplit", Study: Trial.Soochow) }
        from c in ClinicalCases.Right(list.Folder)
        select new TheoryDataRow<string, string, string, string>(list.Folder, list.Study, c.Id, c.Right)
        {
            TestDisplayName = $"{c.Id} is {c.Right}: {c.Story}",
        };

    static readonly Dictionary<string, Casebook> Books = new(StringComparer.Ordinal)
    {
        ["dlt"] = ClinicalCases.Read("dlt", Trial.DualTarget),
        ["dltsplit"] = ClinicalCases.Read("dltsplit", Trial.Soochow),
    };

    [Theory, MemberData(nameof(Subjects))]
    public void A_subject_at_a_boundary_of_the_definition_is_judged_as_the_clinical_list_says(
        string folder,
        string study,
        string id,
        string right
    ) => Assert.Contains(Assess(Books[folder], study, id).Status.Value, Allowed(right));

    static DltStatus[] Allowed(string right) =>
        right switch
        {
            "none" => [DltStatus.None],
            "dlt" => [DltStatus.Dlt],
            "pending" => [DltStatus.Pending],
            "not-evaluable" => [DltStatus.NotEvaluable],
            "evaluable or dlt by protocol" => [DltStatus.None, DltStatus.Dlt],
            _ => throw new ArgumentOutOfRangeException(nameof(right), right, "The list has another word."),
        };

    [Fact]
    public void Six_of_nine_whose_dose_was_cut_short_by_cytokine_release_stop_the_escalation()
    {
        var study = Trial.Read(Trial.Soochow);
        var day = new DateOnly(2026, 1, 1);
        var board = DoseBoard.Of(study, ClinicalCases.Read("seq1", Trial.Soochow).AsOf(day), day)!;
        Assert.Equal(6, board.Subjects.Count(s => s.Assessment.Status.Value == DltStatus.Dlt));
        Assert.IsNotType<DoseAdvice.Infuse>(board.Proposal);
    }

    [Theory]
    [InlineData("N1")]
    [InlineData("N2")]
    [InlineData("N3")]
    public void Neutropenia_of_grade_4_that_goes_on_after_day_28_waits_for_its_end_or_for_day_42(string subject)
    {
        var day = new DateOnly(2025, 4, 10);
        var status = DltAssessment
            .Of(Trial.Read(Trial.Soochow), ClinicalCases.Read("neut", Trial.Soochow).AsOf(day).Subject(subject)!, day)!
            .Status;
        Assert.Equal((DltStatus.Pending, "toxicity.DLT7"), (status.Value, status.Rule.Id));
    }

    [Fact]
    public void Three_with_long_neutropenia_wait_for_day_42_at_the_latest_and_the_proposal_says_for_whom()
    {
        var day = new DateOnly(2025, 4, 10);
        var board = DoseBoard.Of(Trial.Read(Trial.Soochow), ClinicalCases.Read("neut", Trial.Soochow).AsOf(day), day)!;
        Assert.Equal(["N1", "N2", "N3"], Assert.IsType<DoseAdvice.Wait>(board.Proposal).For.Order(StringComparer.Ordinal));
        // N3's began on 6 Mar 2025; on 17 Apr it has lasted longer than 42 days or has ended.
        Assert.Equal(new DateOnly(2025, 4, 17), board.Now.Pending.Single(p => p.Subject == "N3").Until);
        Assert.Contains("the longest wait is for N3, to 17 Apr 2025", AdviceWords.Of(board), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_level_is_a_deviation_and_opens_no_level()
    {
        var day = new DateOnly(2026, 1, 1);
        var board = DoseBoard.Of(Trial.Read(Trial.Soochow), ClinicalCases.Read("seq3", Trial.Soochow).AsOf(day), day)!;
        Assert.Contains(board.Deviations, d => d.Column == "EXLEVEL");
        Assert.False(board.Proposal is DoseAdvice.Infuse { Level: > 1 });
    }
}
