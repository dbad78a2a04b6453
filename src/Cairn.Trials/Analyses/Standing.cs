using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Analyses;

/// <summary>The committee's last decision beside the rule's proposal, and what may be done under both.</summary>
/// <param name="Decision">The last one; null before the first.</param>
/// <param name="Advice">What may be done: the more cautious of the two, as long as the decision stands.</param>
/// <param name="IsOpen">True when the proposal is one that the committee has not decided on.</param>
public sealed record Standing(CommitteeDecision? Decision, DoseAdvice Advice, bool IsOpen)
{
    /// <summary>
    /// A hold and an end stand until the committee decides again. Subjects allowed at a level stand until that many evaluable ones, or ones
    /// under watch, have been infused there; after that, and once they are settled, the rule's proposal is the next to decide on.
    /// </summary>
    /// <param name="now">What the rule proposes.</param>
    /// <param name="staggerDays">Days between two subjects of a level.</param>
    /// <param name="subjects">Every infused subject, in order of infusion.</param>
    /// <param name="ended">The day escalation ended; what the committee allows after it is expansion.</param>
    public static Standing Of(LiveDecision now, int staggerDays, IReadOnlyList<CommitteeDecision> decisions, IReadOnlyList<DltAssessment> subjects, DateOnly? ended) => decisions switch
    {
        [] => new(null, now.Advice, IsOpen: true),
        _ when now.Advice is DoseAdvice.Frozen => new(decisions[^1], now.Advice, IsOpen: true),
        [.., { Action: CommitteeAction.Hold } hold] => new(hold, new DoseAdvice.Hold(hold), IsOpen: false),
        [.., { Action: CommitteeAction.Stop } stop] => new(stop, Ending(now.Advice, new(stop.Level)), IsOpen: false),
        [.., var treat] => Treating(now, staggerDays, treat, subjects, isExpansion: treat.Day >= ended),
    };

    static DoseAdvice Ending(DoseAdvice proposal, DoseAdvice.Stop end) => proposal is DoseAdvice.Stop ? DoseAdvice.MoreCautious(proposal, end) : end;

    static Standing Treating(LiveDecision now, int staggerDays, CommitteeDecision decision, IReadOnlyList<DltAssessment> subjects, bool isExpansion)
    {
        var (proposal, level) = (now.Advice, decision.Level!.Value);
        List<DltAssessment> infused = [.. subjects.Where(s => s.Infused >= decision.Day && s.Received.Assigned == level && s.Status.Value != DltStatus.NotEvaluable)];
        if (decision.Subjects!.Value - infused.Count is > 0 and var left)
        {
            var last = staggerDays > 0 ? subjects.LastOrDefault(s => s.Received.Assigned == level) : null;
            var allowed = new DoseAdvice.Infuse(level, left, last?.InfusedBy.AddDays(staggerDays));
            return new(decision, MayFill(now, level, isExpansion) ? allowed : DoseAdvice.MoreCautious(proposal, allowed), IsOpen: false);
        }
        List<string> open = [.. infused.Where(s => s.Status.Value == DltStatus.Pending).Select(s => s.Subject)];
        var goesHigher = proposal is DoseAdvice.Infuse next && next.Level > level;
        return open.Count > 0 && goesHigher ? new(decision, new DoseAdvice.Wait(open), IsOpen: false) : new(decision, proposal, IsOpen: !isExpansion && proposal is DoseAdvice.Infuse or DoseAdvice.Stop);
    }

    // The rule waits before it moves; a level that it cannot fall below may go on being filled. After the end, what is allowed up to the MTD is expansion.
    static bool MayFill(LiveDecision now, int level, bool isExpansion) => now.Advice switch
    {
        DoseAdvice.Wait => level <= now.LowestInReach && level < now.Decision.Dose,
        DoseAdvice.Stop { Mtd: { } mtd } => isExpansion && level <= mtd,
        _ => false,
    };
}
