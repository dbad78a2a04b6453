using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>The verdict on every criterion, with the answer it rests on: those first that keep the person out or open.</summary>
static class SubjectCriteria
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new("criteria", "Eligibility", [new Answered(InWords(subject.Screening)), .. Verdicts(analysis, subject.Screening)]);

    static string InWords(Screening s)
    {
        if (s.Criteria.Count == 0)
            return "The study names no criterion.";
        var (all, open) = (Written.Count(s.Criteria.Count), s.Unknown.Any() ? $", {Ids(s.Unknown)} unknown" : "");
        return s.Verdict switch
        {
            Eligibility.Eligible => $"Eligible: all {all} criteria are met.",
            Eligibility.Ineligible => $"Ineligible: {Ids(s.NotMet)} not met{open}, of {all} criteria.",
            Eligibility.Undetermined =>
                $"Undetermined: {Ids(s.Unknown)} not answered yet; the other {Written.Count(Met(s).Count)} criteria are met.",
        };
    }

    static string Ids(IEnumerable<CriterionJudgement> criteria) => string.Join(", ", criteria.Select(c => c.Criterion.Id));

    static List<CriterionJudgement> Met(Screening s) => [.. s.Criteria.Where(c => c.Verdict == CriterionVerdict.Met)];

    static IEnumerable<Block> Verdicts(Analysis analysis, Screening s)
    {
        var (met, others) = (Met(s), s.Criteria.Where(c => c.Verdict != CriterionVerdict.Met).ToList());
        if (others.Count > 0 || met.Count == 0)
            yield return Verdicts(analysis, "verdicts", "Criteria not met or not answered", others);
        if (met.Count > 0)
            yield return new Folded(
                $"The criteria that are met ({Written.Count(met.Count)})",
                [Verdicts(analysis, "verdicts-met", "Criteria met", met)]
            );
    }

    static Table Verdicts(Analysis analysis, string id, string caption, IReadOnlyList<CriterionJudgement> criteria) =>
        new()
        {
            Id = id,
            Caption = caption,
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "The study names no criterion.",
            Columns =
            [
                Column.OfWords("Criterion"),
                Column.OfWords("Verdict"),
                Column.OfWords("What it asks"),
                Column.OfWords("Answer"),
            ],
            Groups = [.. criteria.GroupBy(c => c.Criterion.Kind).Select(kind => Group(analysis.Study, kind))],
        };

    static RowGroup Group(Study study, IGrouping<CriterionKind, CriterionJudgement> kind) =>
        new(
            kind.Key switch
            {
                CriterionKind.Inclusion => "Inclusion: each must be true",
                CriterionKind.Exclusion => "Exclusion: none may be true",
            },
            [.. kind.Select(c => Row(study, c))]
        );

    static IReadOnlyList<Cell> Row(Study study, CriterionJudgement c) =>
        [
            c.Criterion.Id,
            c.Verdict switch
            {
                CriterionVerdict.Met => Inline.Met(),
                CriterionVerdict.NotMet => Inline.NotMet(),
                CriterionVerdict.Unknown => Inline.Unknown("no answer"),
            },
            study.Say($"criteria.{c.Criterion.Id}", c.Criterion.Text),
            c.Answer.Because is [var answer, ..] ? Answer(answer) : "none recorded",
        ];

    static Inline Answer(Fact answer)
    {
        var day = answer.Date is { } date ? Written.Date(date) : "date unknown";
        return $"{Evidence.YesNo(answer.Value)}, {day} (" + Evidence.Record(answer.Record) + ")";
    }
}
