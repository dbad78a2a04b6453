using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Subjects;

/// <summary>The verdict on every criterion, with the answer it rests on: those first that keep the person out or open.</summary>
static class SubjectCriteria
{
    public static Section Of(Analysis analysis, SubjectAnalysis subject) =>
        new(
            "criteria",
            "Eligibility",
            [
                new Answered(InWords(subject.Screening)),
                .. Verdicts(analysis, subject.Records, "", subject.Screening.Criteria),
                .. analysis
                    .Gates.Where(g => g.Subject == subject.Subject && g.Gate != Gate.Screening)
                    .Select(g => LaterGate(analysis, subject.Records, g)),
            ]
        );

    static Subsection LaterGate(Analysis analysis, SubjectRecords subject, GateReview gate)
    {
        Phrase id = $"-{(gate.Fraction is { } n ? $"fraction-{Evidence.Number(n)}" : "lymphodepletion")}";
        Phrase day = gate.Day is { } on ? (Phrase)$", {Written.Date(on)}" : "";
        var title = Phrase.Join("", EstimateWords.Capital(GateNames.Of(gate.Gate, gate.Fraction)), day);
        Inline verdict = GateNames.Marked(gate.Verdict) + $" ({GateNames.Because(gate)}; {GateNames.StateOf(gate)}).";
        return new(title, [new Words(verdict), .. Verdicts(analysis, subject, id, gate.Criteria)]);
    }

    static Phrase InWords(Screening s)
    {
        if (s.Criteria.Count == 0)
            return "The study names no criterion.";
        var all = Written.Count(s.Criteria.Count);
        Phrase open = s.Unknown.Any() ? $", {Ids(s.Unknown)} unknown" : (Phrase)"";
        return s.Verdict switch
        {
            Eligibility.Eligible => (Phrase)$"Eligible: all {all} criteria are met.",
            Eligibility.Ineligible => (Phrase)$"Ineligible: {Ids(s.NotMet)} not met{open}, of {all} criteria.",
            Eligibility.Undetermined => (Phrase)
                $"Undetermined: {Ids(s.Unknown)} unknown; the other {Written.Count(Met(s.Criteria).Count)} criteria are met.",
        };
    }

    static string Ids(IEnumerable<CriterionJudgement> criteria) => Phrase.Join(", ", criteria.Select(c => c.Criterion.Id));

    static List<CriterionJudgement> Met(IEnumerable<CriterionJudgement> criteria) =>
        [.. criteria.Where(c => c.Verdict == CriterionVerdict.Met)];

    static IEnumerable<Block> Verdicts(
        Analysis analysis,
        SubjectRecords subject,
        string id,
        IReadOnlyList<CriterionJudgement> criteria
    )
    {
        var (met, others) = (Met(criteria), criteria.Where(c => c.Verdict != CriterionVerdict.Met).ToList());
        if (others.Count > 0 || met.Count == 0)
            yield return Verdicts(analysis, subject, $"verdicts{id}", "Criteria not met or unknown", others);
        if (met.Count > 0)
            yield return new Folded(
                $"The criteria that are met ({Written.Count(met.Count)})",
                [Verdicts(analysis, subject, $"verdicts-met{id}", "Criteria met", met)],
                OnPaper: false
            );
    }

    static Table Verdicts(
        Analysis analysis,
        SubjectRecords subject,
        string id,
        string caption,
        IReadOnlyList<CriterionJudgement> criteria
    ) =>
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
                Column.OfWords("What decides it"),
            ],
            Groups = [.. criteria.GroupBy(c => c.Criterion.Kind).Select(kind => Group(analysis.Study, subject, kind))],
        };

    static RowGroup Group(Study study, SubjectRecords subject, IGrouping<CriterionKind, CriterionJudgement> kind) =>
        new(
            kind.Key switch
            {
                CriterionKind.Inclusion => "Inclusion: each must be true",
                CriterionKind.Exclusion => "Exclusion: none may be true",
            },
            [.. kind.Select(c => Row(study, subject, c))]
        );

    static IReadOnlyList<Cell> Row(Study study, SubjectRecords subject, CriterionJudgement c) =>
        [
            c.Criterion.Id,
            CriterionWords.Marked(c.Verdict),
            study.Say($"criteria.{c.Criterion.Id}", c.Criterion.Text),
            CriterionWords.InFull(c, subject),
        ];
}
