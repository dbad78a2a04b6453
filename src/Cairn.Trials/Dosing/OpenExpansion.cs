using Cairn.Escalation;
using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>
/// Who of the expansion has an event that may be a DLT, needs an answer that no day brings or is told of soon, and would freeze
/// the expansion: until then nobody is infused, as nobody would be if it were one.
/// </summary>
public static class OpenExpansion
{
    /// <param name="everybody">Escalation and expansion, in order of infusion.</param>
    /// <param name="ended">The day escalation ended.</param>
    public static IReadOnlyList<PendingSubject> Holding(
        Design design,
        int levels,
        IReadOnlyList<DltAssessment> everybody,
        DateOnly ended
    )
    {
        var (state, limit) = (RuleProposal.StateOf(design, levels, everybody), new ExpansionLimit(design));
        return
        [
            .. from question in Questions(everybody.Where(s => s.Infused > ended))
            group question by question.Level into asked
            let open = new DoseTally(asked.Count(), asked.Count())
            where limit.IsReached(state.With(asked.Key, state[asked.Key] + open), asked.Key)
            from question in asked
            select question,
        ];
    }

    /// <summary>Who has an open event that time alone will not settle, or will soon.</summary>
    public static IEnumerable<PendingSubject> Questions(IEnumerable<DltAssessment> subjects) =>
        from s in subjects
        where s.Status.Value == DltStatus.Pending
        select PendingSubject.Of(s, couldChange: true) into pending
        where pending.HoldsItsLevel
        select pending;
}
