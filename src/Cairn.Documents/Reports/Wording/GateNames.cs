using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Gates and their verdicts in words.</summary>
public static class GateNames
{
    /// <summary><c>screening</c>, <c>before lymphodepletion</c>, <c>before fraction 2</c>.</summary>
    public static Phrase Of(Gate gate, int? fraction) =>
        gate switch
        {
            Gate.Screening => "screening",
            Gate.Lymphodepletion => "before lymphodepletion",
            Gate.Infusion when fraction is { } n => (Phrase)$"before fraction {Evidence.Number(n)}",
            Gate.Infusion => "before the infusion",
        };

    public static string Of(Eligibility verdict) =>
        verdict switch
        {
            Eligibility.Eligible => "eligible",
            Eligibility.Ineligible => "ineligible",
            Eligibility.Undetermined => "undetermined",
        };

    /// <summary>The verdict with its mark.</summary>
    public static Inline Marked(Eligibility verdict) =>
        verdict switch
        {
            Eligibility.Eligible => Inline.Met(Of(verdict)),
            Eligibility.Ineligible => Inline.NotMet(Of(verdict)),
            Eligibility.Undetermined => Inline.Open(Of(verdict)),
        };

    /// <summary>What became of the gate: ahead, enrolled, given, failed.</summary>
    public static string StateOf(GateReview gate) =>
        gate.State switch
        {
            GateState.Ahead => gate.Day is null ? "ahead" : "planned",
            GateState.Passed => gate.Gate == Gate.Screening ? "enrolled" : "given",
            GateState.Refused => "screening failure",
        };

    /// <summary>The criteria that are not met or unknown, by id; "all 9 criteria met" when there are none.</summary>
    public static Phrase Because(GateReview gate)
    {
        Phrase[] parts = [Listed("not met", gate.NotMet), Listed("unknown", gate.Unknown)];
        return Phrase.Join("; ", parts.Where(p => p.Length > 0)) is { Length: > 0 } open
            ? open
            : $"all {Written.Count(gate.Criteria.Count)} criteria met";
    }

    /// <summary>
    /// The records behind a verdict: of an ineligible person those of the criteria that are not met, else of all.
    /// </summary>
    internal static IEnumerable<Fact> Behind(Eligibility verdict, IEnumerable<CriterionJudgement> criteria) =>
        criteria
            .Where(c => verdict != Eligibility.Ineligible || c.Verdict == CriterionVerdict.NotMet)
            .SelectMany(c => c.Answer.Because)
            .Distinct();

    static Phrase Listed(string word, IEnumerable<CriterionJudgement> criteria) =>
        Phrase.Join(", ", criteria.Select(c => c.Criterion.Id)) is { Length: > 0 } ids ? (Phrase)$"{word}: {ids}" : "";
}
