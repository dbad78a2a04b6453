using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>Whose word the advice is.</summary>
public enum DoseVoice
{
    /// <summary>The rule's; the committee has not decided on it.</summary>
    Rule,

    /// <summary>The rule's, while a decision of the committee is carried out that allows no less.</summary>
    RuleWithin,
    Committee,
}

/// <summary>The committee's last decision beside the rule's proposal, and what may be done under both.</summary>
/// <param name="Decision">The last one; null before the first.</param>
/// <param name="Advice">What may be done.</param>
/// <param name="Voice">Whose word it is.</param>
public sealed record Standing(CommitteeDecision? Decision, DoseAdvice Advice, DoseVoice Voice)
{
    /// <summary>
    /// A freeze comes before everything. A hold and an end stand until the committee decides again. Subjects allowed at a level
    /// stand until that many evaluable ones, or ones under watch, have been infused there and are settled; then the rule's
    /// proposal is the next to decide on.
    /// </summary>
    /// <param name="now">What the rule proposes.</param>
    /// <param name="stagger">Days between two subjects of a level.</param>
    /// <param name="subjects">Every infused subject, in order of infusion.</param>
    public static Standing Of(
        RuleProposal now,
        Stagger stagger,
        IReadOnlyList<CommitteeDecision> decisions,
        IReadOnlyList<DltAssessment> subjects
    ) =>
        (decisions, EscalationEnd.Of(decisions)) switch
        {
            ([], _) => new(null, now.Advice, DoseVoice.Rule),
            _ when now.Advice is DoseAdvice.Frozen => new(decisions[^1], now.Advice, DoseVoice.Rule),
            ([.., { Action: CommitteeAction.Hold } hold], _) => new(hold, new DoseAdvice.Hold(hold), DoseVoice.Committee),
            ([.., var last], { } end) => Ended(now.Advice, last, end, subjects),
            ([.., var treat], null) => Treating(now, stagger, treat, subjects),
        };

    static Standing Ended(DoseAdvice proposal, CommitteeDecision last, EscalationEnd end, IReadOnlyList<DltAssessment> subjects)
    {
        if (end.Mtd > 0 && proposal is not DoseAdvice.Stop && !Exceeds(proposal, end.Mtd.Value))
            return new(last, proposal, DoseVoice.Rule); // the MTD on record no longer stands, or a question holds it
        var stop = new DoseAdvice.Stop(proposal is DoseAdvice.Stop rule && rule.Mtd < end.Mtd ? rule.Mtd : end.Mtd);
        return last.Action == CommitteeAction.Treat && Left(last, subjects) is > 0 and var left && last.Level <= stop.Mtd
            ? new(last, new DoseAdvice.Infuse(last.Level.Value, left, null), DoseVoice.Committee)
            : new(last, stop, stop.Mtd == end.Mtd ? DoseVoice.Committee : DoseVoice.RuleWithin);
    }

    static Standing Treating(RuleProposal now, Stagger stagger, CommitteeDecision decision, IReadOnlyList<DltAssessment> subjects)
    {
        var level = decision.Level!.Value;
        if (Left(decision, subjects) is > 0 and var left)
        {
            var there = subjects.Where(s => s.Received.Assigned == level).Select(s => s.InfusedBy);
            var allowed = new DoseAdvice.Infuse(level, left, stagger.NotBefore(there));
            var advice = MayFill(now, level) ? allowed : DoseAdvice.MoreCautious(allowed, now.Advice);
            return new(decision, advice, advice == allowed ? DoseVoice.Committee : DoseVoice.RuleWithin);
        }
        List<string> open = [.. from s in Infused(decision, subjects) where s.Status.Value == DltStatus.Pending select s.Subject];
        return open.Count > 0 && now.Advice is DoseAdvice.Infuse
            ? new(decision, new DoseAdvice.Wait(open), DoseVoice.RuleWithin)
            : new(decision, now.Advice, DoseVoice.Rule);
    }

    static bool Exceeds(DoseAdvice proposal, int mtd) => proposal is DoseAdvice.Infuse infuse && infuse.Level > mtd;

    /// <summary>How many a decision still allows; those not evaluable are replaced.</summary>
    public static int Left(CommitteeDecision decision, IReadOnlyList<DltAssessment> subjects)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Subjects!.Value - Infused(decision, subjects).Count();
    }

    static IEnumerable<DltAssessment> Infused(CommitteeDecision decision, IReadOnlyList<DltAssessment> subjects)
    {
        var there = subjects.Where(s => s.Received.Assigned == decision.Level);
        return (decision.Infused is { } before ? there.Skip(before) : there.Where(s => s.Infused >= decision.Day)).Where(s =>
            s.Status.Value != DltStatus.NotEvaluable
        );
    }

    // The rule waits before it moves; a lower level that no open outcome can take it below may go on being filled.
    static bool MayFill(RuleProposal now, int level) =>
        now.Advice is DoseAdvice.Wait && level <= now.LowestInReach && level < now.Decision.Dose;
}
