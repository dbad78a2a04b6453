using Cairn.Escalation;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>
/// The live state for a rule that decides while subjects are under observation (rolling six, TITE-BOIN, TITE-CRM, PoD-TPI). Who
/// is under watch counts with the part of the window followed to the last contact; who has an open question (an event that may be
/// a DLT, a dose or date not recorded) is under observation with nothing followed.
/// </summary>
public sealed class FollowedState
{
    readonly Design _design;
    readonly IReadOnlyList<DltAssessment> _subjects,
        _open;
    readonly int _lacking;

    /// <param name="design">The rule.</param>
    /// <param name="levels">Number of dose levels.</param>
    /// <param name="subjects">The assessed subjects of the escalation, in order of infusion.</param>
    /// <param name="closedFrom">Lowest level closed for good by an expansion; null when none was.</param>
    public FollowedState(Design design, int levels, IReadOnlyList<DltAssessment> subjects, int? closedFrom = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(subjects);
        (_design, _subjects) = (design, subjects);
        var counted = subjects.Where(s => s.Status.Value != DltStatus.NotEvaluable).ToList();
        _open = [.. counted.Where(IsOpen)];
        var doses = new DoseTally[levels];
        foreach (var s in counted.Where(s => !IsOpen(s)))
            doses[s.Level - 1] += RuleProposal.TallyOf(s);
        State = new(
            RuleProposal.Closed(
                design,
                RuleProposal.Kept(design, new(doses, LiveLevel.Of(design, subjects)), subjects),
                closedFrom
            ),
            [.. _open.Select(s => new WatchedSubject(s.Level, HasOpenQuestion(s) ? 0 : s.Followed.Days))],
            Math.Max(1, subjects.Max(s => (int?)s.Followed.Length) ?? 0),
            [.. counted.Select(s => (double?)s.Followed.DltDay).OfType<double>()]
        );
        _lacking =
            design.CountsPartly(State) && State.PendingAt(Current) > 0
                ? (design.CohortSize - CohortBegun() % design.CohortSize) % design.CohortSize
                : 0;
    }

    /// <summary>What the rule reads; times are in days.</summary>
    public TimedState State { get; }

    int Current => State.Evaluated.Current;

    /// <summary>
    /// The rule's decision, and what may be done. Who is under watch holds nothing up unless the rule waits, or nobody at the
    /// level has completed the window: a level is not left upwards before one has. An open question that could change the move
    /// does, except where the rule itself takes every open outcome at its worst (rolling six), or the cohort begun is being
    /// filled and days will answer it.
    /// </summary>
    public RuleProposal Decide(Stagger stagger, IReadOnlyList<string> unplaced)
    {
        ArgumentNullException.ThrowIfNull(unplaced);
        var rule = _design.Decide(State);
        var decision =
            Filled(rule.Move) is var move && move != rule.Move
                ? rule with
                {
                    Move = move,
                    Reason =
                        $"The cohort begun at dose level {Current} lacks {_lacking}, and is filled before the rule goes "
                        + $"up: treat {move.Treat} more there. {State.PendingAt(Current)} under observation at the level.",
                }
                : rule;
        List<PendingSubject> pending = [.. _open.Select((s, i) => PendingSubject.Of(s, CouldChange(i, move)))];
        var advice = Advise(move, pending, stagger);
        return new(
            State.Evaluated,
            decision,
            pending,
            unplaced.Count == 0 ? advice : new DoseAdvice.Wait([.. unplaced, .. advice is DoseAdvice.Wait wait ? wait.For : []]),
            LowestInReach: 0
        );
    }

    bool IsOpen(DltAssessment s) => RuleProposal.IsOpen(_design, s);

    static bool HasOpenQuestion(DltAssessment s) => s is { Status.Value: DltStatus.Pending, Followed.IsOnlyOpen: false };

    /// <summary>Subjects treated last, one after the other, at the current level; those not evaluable are replaced.</summary>
    int CohortBegun()
    {
        var last = _subjects.Reverse().TakeWhile(s => s.Level == Current);
        return last.Count(s => s.Status.Value != DltStatus.NotEvaluable);
    }

    /// <summary>The move, or filling the cohort begun where it would leave it for a higher level or a new cohort.</summary>
    Move Filled(Move move) =>
        _lacking > 0 && move is { Mtd: null, Action: not EscalationAction.Suspend } && move.Dose >= Current
            ? Move.To(Current, Current, Math.Min(_lacking, move.Treat), Ground.CohortIncomplete)
            : move;

    bool IsAsked(PendingSubject p, int subject, Move move) =>
        p.CouldChange && HasOpenQuestion(_open[subject]) && !(_lacking > 0 && p.Level == move.Dose && !p.HoldsItsLevel);

    /// <summary>True when a final outcome of one subject, the others being as they are, leads elsewhere.</summary>
    bool CouldChange(int subject, Move move) =>
        Moves(subject).Any(other => (other.Action, other.Dose, other.Mtd) != (move.Action, move.Dose, move.Mtd));

    /// <summary>True when a final outcome of one subject leads to a lower dose, or to the end.</summary>
    bool CouldLower(int subject, Move move) =>
        Moves(subject).Any(other => other.Dose < move.Dose || move.Mtd is null && other.Mtd is not null);

    IEnumerable<Move> Moves(int subject)
    {
        var (s, others) = (_open[subject], State with { Pending = [.. State.Pending.Where((_, i) => i != subject)] });
        return from outcome in Outcomes(s)
            let told = others.Evaluated.With(s.Level, others.Evaluated[s.Level] + outcome)
            select Filled(_design.Next(others with { Evaluated = told }));
    }

    IReadOnlyList<DoseTally> Outcomes(DltAssessment s) =>
        (s.Status.Value, _design.LooksAtModerate) switch
        {
            (DltStatus.None, _) => [new(1, 0), new(1, 0, 1)],
            (_, true) => [new(1, 0), new(1, 0, 1), new(1, 1)],
            _ => [new(1, 0), new(1, 1)],
        };

    DoseAdvice Advise(Move move, IReadOnlyList<PendingSubject> pending, Stagger stagger)
    {
        var isUnfollowed = move.Mtd is null && move.Dose > Current && State.Evaluated[Current].Evaluable == 0;
        if (move.Action == EscalationAction.Suspend || isUnfollowed)
            return new DoseAdvice.Wait([
                .. pending.Where(p => p.Level == Current || State.PendingAt(Current) == 0).Select(p => p.Subject),
            ]);
        List<string> questions =
        [
            .. pending
                .Where((p, i) => _design.CountsPartly(State) ? IsAsked(p, i, move) : p.HoldsItsLevel && CouldLower(i, move))
                .Select(p => p.Subject),
        ];
        if (questions.Count > 0)
            return new DoseAdvice.Wait(questions);
        return move.Mtd is { } mtd
            ? new DoseAdvice.Stop(mtd)
            : new DoseAdvice.Infuse(move.Dose, move.Treat, stagger.NotBefore(RuleProposal.At(move.Dose, _subjects)));
    }
}
