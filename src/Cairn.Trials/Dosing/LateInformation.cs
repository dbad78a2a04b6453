using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>What came to light too late: nobody is infused until the committee has met on it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Level">The level that was opened, was named the MTD, or is too toxic in the expansion.</param>
/// <param name="Day">The day that level was first dosed, escalation ended, or the subject died.</param>
/// <param name="Subjects">Whose outcome it is about.</param>
/// <param name="From">The level at which the rule was asked.</param>
/// <param name="Would">What the rule says with it known: on that day, of an end and an expansion now.</param>
public sealed record LateInformation(LateKind Kind, int Level, DateOnly Day, IReadOnlyList<string> Subjects, int From, Move Would)
{
    /// <summary>Names it, so that a committee's decision can say that it had it before it.</summary>
    public LateKey Key => new(Kind, Level, Step(Would), Subjects);

    /// <summary>True when a decision had it before it.</summary>
    public bool WasBefore(CommitteeDecision decision) => decision.Late.Contains(Key);

    public bool Equals(LateInformation? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode();

    static ProposedStep Step(Move move) =>
        move.Action switch
        {
            EscalationAction.Stop => ProposedStep.Stop(move.Mtd),
            EscalationAction.Suspend => new(ProposedKind.Wait, move.Dose),
            EscalationAction.Escalate or EscalationAction.Stay or EscalationAction.DeEscalate => ProposedStep.Infuse(
                move.Dose,
                move.Treat
            ),
        };

    /// <summary>
    /// The levels opened against what is known now, lowest first. A level is opened when its first subject is infused and nobody
    /// was before at it or above; the rule is then asked of those infused earlier, as they stand now. An open outcome is taken as
    /// clean: it holds the decision by itself, and freezes nothing. A design that reads the time under observation expects late
    /// outcomes and is asked again anyway.
    /// </summary>
    /// <param name="subjects">The escalation's assessed subjects, in order of infusion.</param>
    public static IEnumerable<LateInformation> Openings(Design design, int levels, IReadOnlyList<DltAssessment> subjects)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(subjects);
        var (rule, highest) = (design.InATrial, design.StartLevel);
        foreach (var first in subjects)
        {
            if (first.Received.Assigned <= highest)
                continue;
            highest = first.Received.Assigned;
            List<DltAssessment> before = [.. subjects.Where(s => s.Infused < first.Infused)];
            var atBest = RuleProposal.AtBest(rule, levels, before);
            if (!rule.WaitsBefore(atBest, highest))
                continue;
            var would = rule.WithReplaced(before.Count(s => s.IsReplacedWithTrigger)).Next(atBest);
            if (would.Mtd is null && would.Dose >= highest)
                continue; // an end is never followed by a higher level
            yield return new(LateKind.LevelOpened, highest, first.Infused, Causes(before, first), atBest.Current, would);
        }
    }

    static IReadOnlyList<string> Causes(List<DltAssessment> before, DltAssessment first)
    {
        List<string> toxic =
        [
            .. before.Where(s => s.Status.Value == DltStatus.Dlt || s.ModerateTrigger.IsTrue).Select(s => s.Subject),
        ];
        if (toxic.Count > 0)
            return toxic;
        List<string> uncounted = [.. before.Where(s => s.Status.Value != DltStatus.None).Select(s => s.Subject)];
        return uncounted.Count > 0 ? uncounted : [first.Subject];
    }

    /// <summary>Deaths related to the product: each holds dosing until the committee has met on it.</summary>
    public static IEnumerable<LateInformation> RelatedDeaths(IReadOnlyList<DltAssessment> everybody) =>
        from s in everybody
        where s.RelatedDeath is not null
        let level = s.Received.Assigned
        select new LateInformation(LateKind.RelatedDeath, level, s.RelatedDeath!.Value, [s.Subject], level, Move.Suspend(level));

    /// <summary>
    /// Too many toxicities at a level of the expansion when it is counted, too (<see cref="ExpansionLimit"/>); null when there
    /// are not, or none of them is the expansion's: an MTD that the rule allowed is not toxic for being given. What the rule says
    /// with it: that of everybody, with that level and those above closed.
    /// </summary>
    /// <param name="everybody">Escalation and expansion.</param>
    /// <param name="ended">The day escalation ended.</param>
    public static LateInformation? Expansion(Design design, int levels, IReadOnlyList<DltAssessment> everybody, DateOnly ended)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(everybody);
        var state = RuleProposal.StateOf(design, levels, everybody);
        var rule = design.InATrial.WithReplaced(everybody.Count(s => s.IsReplacedWithTrigger));
        SortedSet<int> expanded =
        [
            .. from subject in everybody
            where subject.Infused > ended && subject.Status.Value == DltStatus.Dlt
            select subject.Level,
        ];
        foreach (var level in expanded)
        {
            if (!new ExpansionLimit(design).IsReached(state, level))
                continue;
            return new(
                LateKind.Expansion,
                level,
                ended,
                [.. everybody.Where(s => s.Level == level && s.Status.Value == DltStatus.Dlt).Select(s => s.Subject)],
                level,
                rule.Next(RuleProposal.StateOf(design, levels, everybody, level))
            );
        }
        return null;
    }
}
