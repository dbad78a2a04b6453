using Cairn.Escalation;
using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>A subject whose outcome is open, and whether it could change the move.</summary>
public sealed record PendingSubject(string Subject, int Level, bool CouldChange, IReadOnlyList<string> Missing);

/// <summary>The rule applied to what is known of the trial on a day.</summary>
/// <param name="State">DLT-evaluable subjects by level.</param>
/// <param name="Decision">What the rule says of them alone.</param>
/// <param name="Pending">Subjects under watch or with an open question.</param>
/// <param name="Advice">What may be done next, with those under watch taken into account.</param>
/// <param name="LowestInReach">The lowest level that any outcome of those under watch could lead to; 0 when one could end escalation without an MTD, or when it is not known.</param>
public sealed record LiveDecision(
    EscalationState State,
    Decision Decision,
    IReadOnlyList<PendingSubject> Pending,
    DoseAdvice Advice,
    int LowestInReach
)
{
    // Beyond this many open outcomes every one of them is taken as able to change the move: at most 3^8 = 6,561 worlds.
    const int MostWorlds = 8;

    /// <summary>
    /// Decides from the assessed subjects of the escalation, in order of infusion. A cohort fills up as the stagger allows while its
    /// first subjects are still watched, unless an open outcome at another level could change the move; a move to another level, or the end,
    /// waits for everyone whose outcome could change it.
    /// </summary>
    /// <param name="unplaced">Subjects given cells at a level or on a day that is not recorded: nothing is decided until it is.</param>
    public static LiveDecision Of(
        Design design,
        int levels,
        int staggerDays,
        IReadOnlyList<DltAssessment> subjects,
        params IReadOnlyList<string> unplaced
    )
    {
        design = design.InATrial.WithReplaced(subjects.Count(s => s.IsReplacedWithTrigger));
        if (design.DecidesMeanwhile)
            return new FollowedState(design, levels, subjects).Decide(staggerDays, unplaced);
        var state = StateOf(design, levels, subjects);
        var decision = design.Decide(state);
        var open = subjects.Where(s => IsOpen(design, s)).ToList();
        var (pending, lowest) = Influence(design, state, decision.Move, open);
        var advice = Advise(decision.Move, pending, staggerDays, subjects);
        return unplaced.Count == 0
            ? new(state, decision, pending, advice, lowest)
            : new(
                state,
                decision,
                pending,
                new DoseAdvice.Wait([.. unplaced, .. advice is DoseAdvice.Wait wait ? wait.For : []]),
                0
            );
    }

    internal static bool IsOpen(Design design, DltAssessment s) =>
        s.Status.Value == DltStatus.Pending
        || design.LooksAtModerate && s is { Status.Value: DltStatus.None, ModerateTrigger.Value: null };

    /// <summary>The settled subjects, at the level at which the rule is asked.</summary>
    internal static EscalationState StateOf(Design design, int levels, IReadOnlyList<DltAssessment> subjects)
    {
        var doses = new DoseTally[levels];
        foreach (var s in subjects)
            if (!IsOpen(design, s) && s.Status.Value is DltStatus.None or DltStatus.Dlt)
                doses[s.Level - 1] += TallyOf(s);
        return new(doses, LiveLevel.Of(design, subjects));
    }

    /// <summary>The state with every open outcome taken as clean.</summary>
    internal static EscalationState AtBest(Design design, int levels, IReadOnlyList<DltAssessment> subjects)
    {
        var state = StateOf(design, levels, subjects);
        foreach (var open in subjects.Where(s => IsOpen(design, s)))
            state = state.With(open.Level, state[open.Level] + new DoseTally(1, 0));
        return state;
    }

    internal static DoseTally TallyOf(DltAssessment s) =>
        s.Status.Value == DltStatus.Dlt ? new(1, 1) : new(1, 0, s.ModerateTrigger.Value == true ? 1 : 0);

    // Every open subject may turn out clean, with a DLT, or with a moderate event where the design looks at those; it matters when, in some world of the others, the move depends on it.
    static (List<PendingSubject> Pending, int Lowest) Influence(
        Design design,
        EscalationState state,
        Move move,
        IReadOnlyList<DltAssessment> open
    )
    {
        ReadOnlySpan<DoseTally> outcomes = design.LooksAtModerate ? [new(1, 0), new(1, 1), new(1, 0, 1)] : [new(1, 0), new(1, 1)];
        var ways = outcomes.Length;
        var matters = new bool[open.Count];
        var lowest = 0;
        if (open.Count > MostWorlds)
            Array.Fill(matters, true);
        else
        {
            var worlds = (int)Math.Pow(ways, open.Count);
            var moves = new Move[worlds];
            for (var world = 0; world < worlds; world++)
            {
                var settled = state;
                for (int i = 0, rest = world; i < open.Count; i++, rest /= ways)
                    settled = settled.With(open[i].Level, settled[open[i].Level] + outcomes[rest % ways]);
                moves[world] = design.Next(settled);
            }
            lowest = moves.Min(m => m.Mtd ?? m.Dose);
            for (int i = 0, weight = 1; i < open.Count; i++, weight *= ways)
            for (var world = 0; world < worlds && !matters[i]; world++)
                matters[i] =
                    !Leads(moves[world], moves[world - world / weight % ways * weight])
                    || (open.Count == 1 && !Leads(moves[world], move));
        }
        return (
            [
                .. open.Select(
                    (s, i) =>
                        new PendingSubject(
                            s.Subject,
                            s.Level,
                            matters[i],
                            s.Status.Missing.Count > 0 ? s.Status.Missing : s.ModerateTrigger.Missing
                        )
                ),
            ],
            lowest
        );
    }

    // The same level or the same end, however many subjects are still to be treated there.
    static bool Leads(Move a, Move b) => (a.Action, a.Dose, a.Mtd) == (b.Action, b.Dose, b.Mtd);

    static DoseAdvice Advise(
        Move move,
        IReadOnlyList<PendingSubject> pending,
        int staggerDays,
        IReadOnlyList<DltAssessment> subjects
    )
    {
        List<string> waitFor = [.. pending.Where(p => p.CouldChange).Select(p => p.Subject)];
        var free = move.Treat - pending.Count(p => p.Level == move.Dose);
        var fillsTheCohort =
            move.Action == EscalationAction.Stay && free > 0 && pending.All(p => !p.CouldChange || p.Level == move.Dose);
        if (waitFor.Count > 0 && !fillsTheCohort)
            return new DoseAdvice.Wait(waitFor);
        if (move.Mtd is { } mtd)
            return new DoseAdvice.Stop(mtd);
        if (free <= 0)
            return new DoseAdvice.Wait([.. pending.Where(p => p.Level == move.Dose).Select(p => p.Subject)]);
        var last = staggerDays > 0 ? subjects.LastOrDefault(s => s.Level == move.Dose) : null;
        return new DoseAdvice.Infuse(move.Dose, free, last?.InfusedBy.AddDays(staggerDays));
    }
}
