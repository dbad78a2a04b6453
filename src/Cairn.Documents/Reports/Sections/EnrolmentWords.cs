using Cairn.Analyses;
using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Who was enrolled though a criterion was not known to be met, in words: an enrolment never hides a question.</summary>
static class EnrolmentWords
{
    /// <summary>" (5 of them with a criterion unknown, 1 with one not met)"; nothing where every criterion was met.</summary>
    public static Phrase InBrackets(Analysis analysis)
    {
        List<Phrase> parts = [.. from a in Among(analysis) select (Phrase)$"{Written.Count(a.Count)} of them {a.Reason}"];
        return parts.Count == 0 ? "" : (Phrase)$" ({Phrase.Join(", ", parts)})";
    }

    /// <summary>How many, for the box of the flow.</summary>
    public static IReadOnlyList<FlowExit> Among(Analysis analysis) =>
        [
            .. Some("with a criterion unknown", [.. Unknown(analysis)], s => s.Unknown),
            .. Some("with a criterion not met", [.. NotMet(analysis)], s => s.NotMet),
        ];

    /// <summary>A sentence each: who, and by which criteria.</summary>
    public static IEnumerable<Inline> Who(Analysis analysis) =>
        [
            .. Named("a criterion unknown", from s in Unknown(analysis) select (s.Subject, s.Unknown)),
            .. Named("a criterion not met", from s in NotMet(analysis) select (s.Subject, s.NotMet)),
        ];

    static IEnumerable<Screening> Unknown(Analysis analysis) =>
        analysis.EnrolledOpen.Where(s => s.Verdict == Eligibility.Undetermined);

    static IEnumerable<Screening> NotMet(Analysis analysis) =>
        analysis.EnrolledOpen.Where(s => s.Verdict == Eligibility.Ineligible);

    static IEnumerable<FlowExit> Some(
        string reason,
        List<Screening> who,
        Func<Screening, IEnumerable<CriterionJudgement>> which
    ) =>
        who.Count == 0 ? [] : [new(reason, who.Count) { Because = [.. who.SelectMany(which).SelectMany(c => c.Answer.Because)] }];

    static string Ids(IEnumerable<CriterionJudgement> criteria) => string.Join(", ", from c in criteria select c.Criterion.Id);

    static IEnumerable<Inline> Named(string with, IEnumerable<(string Subject, IEnumerable<CriterionJudgement> Criteria)> lines)
    {
        List<string> named = [.. from line in lines select $"{line.Subject} ({Ids(line.Criteria)})"];
        return named.Count == 0 ? [] : [$"Enrolled with {with}: {string.Join(", ", named)}."];
    }
}
