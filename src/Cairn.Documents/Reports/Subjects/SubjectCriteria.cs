using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>The verdict on every criterion, with the answer it rests on.</summary>
static class SubjectCriteria
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new("criteria", "Eligibility", [new Answered(InWords(subject.Screening)), Verdicts(analysis, subject.Screening)]);

    static string InWords(Screening s) =>
        s.Criteria.Count == 0
            ? "The study names no criterion."
            : s.Verdict switch
            {
                Eligibility.Eligible => $"Eligible: all {Written.Count(s.Criteria.Count)} criteria are met.",
                Eligibility.Ineligible =>
                    $"Ineligible: {Ids(s.NotMet)} not met{(s.Unknown.Any() ? $", {Ids(s.Unknown)} unknown" : "")}, of {Written.Count(s.Criteria.Count)} criteria.",
                _ =>
                    $"Undetermined: {Ids(s.Unknown)} not answered yet; the other {Written.Count(s.Criteria.Count - s.Unknown.Count())} criteria are met.",
            };

    static string Ids(IEnumerable<CriterionJudgement> criteria) => string.Join(", ", criteria.Select(c => c.Criterion.Id));

    static Table Verdicts(Analysis analysis, Screening screening) =>
        new()
        {
            Id = "verdicts",
            Caption = "Verdict on every criterion",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "The study names no criterion.",
            Columns =
            [
                Column.OfWords("Criterion"),
                Column.OfWords("Verdict"),
                Column.OfWords("What it asks"),
                Column.OfWords("Answer"),
            ],
            Groups =
            [
                .. screening
                    .Criteria.GroupBy(c => c.Criterion.Kind)
                    .Select(g => new RowGroup(
                        g.Key == CriterionKind.Inclusion ? "Inclusion: each must be true" : "Exclusion: none may be true",
                        [.. g.Select(c => Row(analysis.Study, c))]
                    )),
            ],
        };

    static IReadOnlyList<Cell> Row(Study study, CriterionJudgement c) =>
        [
            c.Criterion.Id,
            c.Verdict switch
            {
                CriterionVerdict.Met => Inline.Met(),
                CriterionVerdict.NotMet => Inline.NotMet(),
                _ => Inline.Unknown("no answer"),
            },
            study.Say($"criteria.{c.Criterion.Id}", c.Criterion.Text),
            c.Answer.Because is [var answer, ..]
                ? $"{Evidence.YesNo(answer.Value)}, {(answer.Date is { } day ? Written.Date(day) : "date unknown")} ({answer.Domain} {answer.Sequence})"
                : "none recorded",
        ];
}
