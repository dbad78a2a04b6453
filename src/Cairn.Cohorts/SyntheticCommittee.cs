using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// A committee that meets when the rule proposes a new cohort or the end, and agrees. SYNTHETIC: it stands for nobody.
/// </summary>
static class SyntheticCommittee
{
    /// <summary>
    /// The decisions of a played trial, by day. A cohort that was decided on fills up, with its replacements, without another
    /// meeting.
    /// </summary>
    public static IReadOnlyList<CommitteeDecision> Of(Study study, Casebook casebook)
    {
        if (casebook.Subjects.SelectMany(s => s.All).Select(r => r.When?.Date).Max() is not { } day)
            return [];
        var pauses = Pauses(study, casebook, day);
        if (DoseBoard.Of(study, casebook with { Decisions = pauses }, day) is not { } board)
            return [];
        var decisions = new List<CommitteeDecision>();
        var (level, full) = (0, 0);
        foreach (var step in board.Steps)
        {
            if (step.Committee.Count > 0)
            {
                decisions.AddRange(step.Committee);
                (level, full) = (0, 0);
            }
            if (step.Decision.Advice is DoseAdvice.Stop stop)
            {
                decisions.Add(Agreed(step, CommitteeAction.Stop, stop.Mtd, null));
                break;
            }
            if (
                step.Decision.Advice is not DoseAdvice.Infuse infuse
                || infuse.Level == level && There(step.Decision, level) < full
            )
                continue;
            (level, full) = (infuse.Level, There(step.Decision, infuse.Level) + infuse.Subjects);
            decisions.Add(
                Agreed(step, CommitteeAction.Treat, level, infuse.Subjects) with
                {
                    Infused = board.Subjects.Count(s => s.Level == level && s.Assessment.Infused <= step.Day),
                }
            );
        }
        return decisions;
    }

    /// <summary>It meets at once on what comes to light too late, and holds; what the rule proposes with it, it decides on as ever.</summary>
    static List<CommitteeDecision> Pauses(Study study, Casebook casebook, DateOnly day)
    {
        var met = new List<CommitteeDecision>();
        while (
            DoseBoard.Of(study, casebook with { Decisions = met }, day)?.Steps.FirstOrDefault(IsFrozen)
                is { Decision.Advice: DoseAdvice.Frozen frozen } step
        )
            met.Add(
                Agreed(step, CommitteeAction.Hold, null, null) with
                {
                    Reason = "It met on what came to light, and goes on as the rule proposes.",
                    Late = [.. frozen.Late.Select(l => l.Key)],
                }
            );
        return met;
    }

    static bool IsFrozen(DoseStep step) => step.Decision.Advice is DoseAdvice.Frozen;

    // Evaluable or under watch.
    static int There(RuleProposal decision, int level) =>
        decision.State[level].Evaluable + decision.Pending.Count(p => p.Level == level);

    static CommitteeDecision Agreed(DoseStep step, CommitteeAction action, int? level, int? subjects) =>
        new()
        {
            Day = step.Day,
            Action = action,
            Level = level,
            Subjects = subjects,
            Reason = "As the rule proposes.",
            By = "SYN-COMMITTEE",
            Role = "SYNTHETIC safety review committee",
            Proposal = step.Decision.Advice.AsStep,
            Evidence = step.Decision.State.ToString(),
        };
}
