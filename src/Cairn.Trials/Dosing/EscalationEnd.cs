using Cairn.Records;

namespace Cairn.Dosing;

/// <summary>
/// The end of escalation: the committee's record of it. What the rule proposes ends nothing by itself, so that whoever was
/// infused before the record counts for the decision.
/// </summary>
/// <param name="Day">The day of the decision, of an end that came to light no longer to hold that of the decision on it; who is
/// infused later is expansion.</param>
/// <param name="Mtd">The MTD by the committee's last word; 0 when no level is tolerable, null when none was determined.</param>
public sealed record EscalationEnd(DateOnly Day, int? Mtd)
{
    /// <summary>
    /// The end that stands; null while escalation goes on, or when subjects were allowed again after an end without an MTD, or
    /// with one that came to light no longer to hold: then everybody infused so far counts for the next decision.
    /// </summary>
    public static EscalationEnd? Of(IEnumerable<CommitteeDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var (end, isUndone) = ((EscalationEnd?)null, false);
        foreach (var decision in decisions)
        {
            isUndone |= decision.Late.Any(late => late.Undoes);
            end = decision.Action switch
            {
                CommitteeAction.Stop => new(end is { } stands && !isUndone ? stands.Day : decision.Day, decision.Level),
                CommitteeAction.Treat when isUndone || end is not { Mtd: > 0 } => null,
                CommitteeAction.Treat or CommitteeAction.Hold => end,
            };
            isUndone &= decision.Action == CommitteeAction.Hold;
        }
        return end;
    }
}
