using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;

namespace Cairn.App.Commands;

/// <summary>The gates of subjects as JSON: one entry a gate, in the key "subjects".</summary>
static class ScreenJson
{
    public static int Write(IReadOnlyCollection<GateReview> gates, bool isSynthetic) =>
        Shell.Print(new { IsSynthetic = isSynthetic, Subjects = gates.Select(Shape) });

    static object Shape(GateReview g) =>
        new
        {
            g.Subject,
            g.Gate,
            g.Fraction,
            g.Day,
            g.State,
            g.Verdict,
            Criteria = g.Criteria.Select(Shape),
        };

    static object Shape(CriterionJudgement c) =>
        new
        {
            c.Criterion.Id,
            c.Criterion.Kind,
            c.Verdict,
            Says = c.Answer.Rule,
            Because = c.Answer.Because.Select(f => new
            {
                f.Domain,
                f.Variable,
                f.Value,
                f.Unit,
                f.Date,
            }),
            c.Answer.Missing,
            Turns = c.Turns is { } turn ? new { turn.Day, To = TruthOf(turn.Then) } : null,
            c.Error,
        };

    static CriterionVerdict TruthOf(Truth satisfied) =>
        satisfied switch
        {
            Truth.True => CriterionVerdict.Met,
            Truth.False => CriterionVerdict.NotMet,
            Truth.Unknown => CriterionVerdict.Unknown,
        };
}
