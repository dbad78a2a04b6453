using System.Globalization;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// A committee that meets when the rule proposes a new cohort or the end, and agrees. SYNTHETIC: it stands for nobody.
/// </summary>
static class SyntheticCommittee
{
    const string Name = "SYN-COMMITTEE",
        Office = "SYNTHETIC safety review committee";

    /// <summary>
    /// The decisions of a played trial, by day. A cohort that was decided on fills up, with its replacements, without another
    /// meeting.
    /// </summary>
    public static IReadOnlyList<CommitteeDecision> Of(Study study, Casebook casebook)
    {
        if (casebook.Subjects.SelectMany(s => s.All).Max(r => r.When?.Date) is not { } day)
            return [];
        if (Paused(study, casebook, day) is not { } board)
            return [];
        var decisions = new List<CommitteeDecision>();
        var (level, full) = (0, 0);
        foreach (var step in board.Steps)
        {
            var met = step.Committee.Any(d => d.Day == step.Day);
            if (step.Decision.Advice is DoseAdvice.Stop stop && !met)
            {
                decisions.Add(Agreed(step, CommitteeAction.Stop, stop.Mtd, null));
                break;
            }
            if (
                !met
                && step.Decision.Advice is DoseAdvice.Infuse infuse
                && (infuse.Level != level || There(step.Decision, level) >= full)
            )
            {
                (level, full) = (infuse.Level, There(step.Decision, infuse.Level) + infuse.Subjects);
                decisions.Add(Treat(board, step, infuse));
            }
            decisions.AddRange(step.Committee);
            if (step.Committee is [.., { Action: CommitteeAction.Treat, Level: { } at, Subjects: { } more }])
                (level, full) = (at, There(step.Decision, at) + more);
            else if (step.Committee.Count > 0)
                (level, full) = (0, 0);
            if (decisions is [.., { Action: CommitteeAction.Stop }])
                break;
        }
        return decisions;
    }

    const int DaysToRule = 7;

    /// <summary>
    /// What it rules, a week after it is asked: where nothing is missing of a toxicity that meets a line but its cause, or a
    /// marrow that would show leukaemia, and the site says that it is not related, it counts; not where the site puts it down to
    /// leukaemia that goes on in the blood. Null where it is asked nothing, or more than that.
    /// </summary>
    public static DltRuling? Ruled(DltAssessment assessment, Func<RecordKey, AdverseEvent?> events, DateOnly asked)
    {
        var missing = assessment.Status.Missing;
        List<RecordKey> unexplained = [.. from gap in missing.OfType<Gap.Question>() where IsCause(gap) select gap.Of.Record];
        if (unexplained is not [var first, ..] || !missing.All(gap => IsCause(gap) || gap is Gap.NotRecorded { Domain: "MI" }))
            return null;
        var isLeukaemia = events(first)?.OtherCause == PlayedCourse.Leukaemia;
        return new(
            first,
            isLeukaemia ? RulingOutcome.NotDlt : RulingOutcome.Dlt,
            asked.AddDays(DaysToRule),
            Name,
            Office,
            isLeukaemia
                ? "Leukaemia goes on in the marrow; the low counts are due to it."
                : "Neither leukaemia in the marrow nor another cause is recorded; after such cells it counts."
        );
    }

    static bool IsCause(Gap gap) => gap is Gap.Question { Kind: QuestionKind.WhatElse };

    /// <summary>
    /// The board with its meetings: at once on what comes to light too late, agreeing to what the rule says with it.
    /// </summary>
    static DoseBoard? Paused(Study study, Casebook casebook, DateOnly day)
    {
        var met = new List<CommitteeDecision>();
        while (true)
        {
            var board = DoseBoard.Of(study, casebook with { Decisions = [.. met] }, day);
            if (board is null || Frozen(board) is not { } step)
                return board;
            met.Add(Met(board, step, (DoseAdvice.Frozen)step.Decision.Advice));
        }
    }

    /// <summary>What it decides after an end of escalation, as the rule says.</summary>
    /// <param name="late">What came to light; empty where it meets on a cohort.</param>
    public static CommitteeDecision Met(
        DateOnly day,
        IReadOnlyList<LateInformation> late,
        DoseAdvice advice,
        RuleProposal proposal,
        IReadOnlyList<DltAssessment> everybody
    ) =>
        Agreed(day, advice, everybody) with
        {
            Reason =
                late.Count == 0
                    ? "As the rule proposes."
                    : $"It met on {string.Join(" and ", late.Select(About))}. {Says(advice)}",
            By = Name,
            Role = Office,
            Proposal = late.Count == 0 ? advice.AsStep : new(ProposedKind.Frozen),
            Evidence = proposal.State.ToString(),
            Late = [.. late.Select(l => l.Key)],
        };

    static CommitteeDecision Agreed(DateOnly day, DoseAdvice advice, IReadOnlyList<DltAssessment> everybody) =>
        advice switch
        {
            DoseAdvice.Infuse infuse => Unsigned(day, CommitteeAction.Treat, infuse.Level) with
            {
                Subjects = infuse.Subjects,
                Infused = everybody.Count(s => s.Received.Assigned == infuse.Level),
            },
            DoseAdvice.Stop stop => Unsigned(day, CommitteeAction.Stop, stop.Mtd),
            DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => Unsigned(day, CommitteeAction.Hold, null),
            _ => throw new ArgumentOutOfRangeException(nameof(advice)),
        };

    static CommitteeDecision Unsigned(DateOnly day, CommitteeAction action, int? level) =>
        new()
        {
            Day = day,
            Action = action,
            Level = level,
            Reason = "",
            By = "",
            Role = "",
            Proposal = default,
            Evidence = "",
        };

    static string About(LateInformation late) =>
        late.Kind == LateKind.RelatedDeath
            ? $"the death of {late.Subjects[0]}"
            : $"the DLTs of {string.Join(", ", late.Subjects)} at dose level {late.Level}, more than an MTD may have";

    static string Says(DoseAdvice advice) =>
        advice switch
        {
            DoseAdvice.Stop { Mtd: > 0 and var level } => string.Create(
                CultureInfo.InvariantCulture,
                $"The expansion goes on at dose level {level}."
            ),
            DoseAdvice.Stop => "No dose level is tolerable: nobody else is infused.",
            DoseAdvice.Infuse => $"There is no MTD until the rule finds one: {advice}.",
            DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => "Nobody is infused until what is open is answered.",
            _ => throw new ArgumentOutOfRangeException(nameof(advice)),
        };

    // On which it has not met yet.
    static DoseStep? Frozen(DoseBoard board) =>
        board.Steps.FirstOrDefault(s =>
            s.Decision.Advice is DoseAdvice.Frozen frozen && !frozen.Late.All(late => s.Committee.Any(late.WasBefore))
        );

    static CommitteeDecision Met(DoseBoard board, DoseStep step, DoseAdvice.Frozen frozen)
    {
        var agreed = frozen.Otherwise switch
        {
            DoseAdvice.Infuse infuse => Treat(board, step, infuse),
            DoseAdvice.Stop stop => Agreed(step, CommitteeAction.Stop, stop.Mtd, null),
            DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => Agreed(step, CommitteeAction.Hold, null, null),
            _ => throw new ArgumentOutOfRangeException(nameof(frozen)),
        };
        return agreed with
        {
            Reason = "It met on what came to light; as the rule proposes.",
            Late = [.. frozen.Late.Select(l => l.Key)],
        };
    }

    static CommitteeDecision Treat(DoseBoard board, DoseStep step, DoseAdvice.Infuse infuse) =>
        Agreed(step, CommitteeAction.Treat, infuse.Level, infuse.Subjects) with
        {
            Infused = board.Subjects.Count(s => s.Level == infuse.Level && s.Assessment.Infused <= step.Day),
        };

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
            By = Name,
            Role = Office,
            Proposal = step.Decision.Advice.AsStep,
            Evidence = step.Decision.State.ToString(),
        };
}
