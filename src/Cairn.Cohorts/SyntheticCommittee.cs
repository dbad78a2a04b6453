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
        if (
            casebook.Subjects.SelectMany(s => s.All).Select(r => r.When?.Date).Max() is not { } day
            || DoseBoard.Of(study, casebook, day) is not { } board
        )
            return [];
        var decisions = new List<CommitteeDecision>();
        var (level, full) = (0, 0);
        foreach (var step in board.Steps)
        {
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
