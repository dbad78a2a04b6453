using Cairn.Escalation;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>A subject whose outcome is open, and whether it could change the move.</summary>
/// <param name="Missing">All that would settle the outcome.</param>
/// <param name="Questions">The same by event that may be a toxicity; one question where it is no matter of events.</param>
/// <param name="After">What time was to tell by this day and did not, is asked of people: the day of the assessment, or the last
/// of all where nobody sees the subject any more.</param>
public sealed record PendingSubject(
    string Subject,
    int Level,
    bool CouldChange,
    IReadOnlyList<Gap> Missing,
    IReadOnlyList<IReadOnlyList<Gap>> Questions,
    DateOnly After
)
{
    /// <summary>The day still ahead by which time alone will have told; null when no day brings anything more.</summary>
    public DateOnly? Until => Missing.Where(IsAhead).Max(gap => gap.ToldOn);

    /// <summary>
    /// True when of an event an answer is missing that no day ahead brings: a grade, a cause, a ruling, or how long it lasted
    /// when it has had the time to last too long. A missed visit, and days that have to pass, are none.
    /// </summary>
    public bool NeedsAnAnswer =>
        Questions.Any(gaps => !gaps.Any(IsAhead) && gaps.Any(gap => gap is not (Gap.Contact or Gap.FollowUp)));

    /// <summary>
    /// True when an event is under way at a grade of a line, and the coming days will tell whether it lasts too long: nobody is
    /// infused beside it.
    /// </summary>
    public bool IsToldSoon => Questions.Any(gaps => Told(gaps) - After.DayNumber is > 0 and <= SoonDays);

    /// <summary>How many days ahead are soon.</summary>
    public const int SoonDays = 7;

    /// <summary>True when somebody's event holds the infusions at the subject's own level, too.</summary>
    public bool HoldsItsLevel => NeedsAnAnswer || IsToldSoon;

    // The day of the last of what time tells of an event; the end of a window is none.
    static int? Told(IReadOnlyList<Gap> gaps) => gaps.Where(gap => gap is not Gap.FollowUp).Max(gap => gap.ToldOn)?.DayNumber;

    bool IsAhead(Gap gap) => gap.ToldOn > After;

    /// <summary>
    /// Those of whom something is asked whose worst answer would hold dosing, whatever they count as meanwhile: whether the
    /// product was the cause of a death, and why cells were withheld.
    /// </summary>
    /// <param name="pausesAfterDeath">Whether a related death holds dosing in the study.</param>
    public static IReadOnlyList<PendingSubject> Asked(IEnumerable<DltAssessment> everybody, bool pausesAfterDeath) =>
        [
            .. from s in everybody
            let asked = pausesAfterDeath ? [.. s.AskedOfDeath, .. s.AskedOfWithheld] : s.AskedOfWithheld
            where asked.Count > 0
            select new PendingSubject(s.Subject, s.Level, true, asked, [asked], DateOnly.MaxValue),
        ];

    public static PendingSubject Of(DltAssessment s, bool couldChange)
    {
        ArgumentNullException.ThrowIfNull(s);
        var missing = s.Status.Missing.Count > 0 ? s.Status.Missing : s.ModerateTrigger.Missing;
        var questions = s.Questions.Count > 0 ? s.Questions : [missing];
        return new(s.Subject, s.Level, couldChange, missing, questions, s.IsGone ? DateOnly.MaxValue : s.AsOf);
    }
}

/// <summary>What the rule proposes with what is known of the trial on a day.</summary>
/// <param name="State">DLT-evaluable subjects by level.</param>
/// <param name="Decision">What the rule says of them alone.</param>
/// <param name="Pending">Subjects under watch or with an open question.</param>
/// <param name="Advice">What may be done next, with those under watch taken into account.</param>
/// <param name="LowestInReach">The lowest level that any outcome of those under watch could lead to; 0 when one could end
/// escalation without an MTD, or when it is not known.</param>
public sealed record RuleProposal(
    EscalationState State,
    Decision Decision,
    IReadOnlyList<PendingSubject> Pending,
    DoseAdvice Advice,
    int LowestInReach
)
{
    /// <summary>The assessed subjects it rests on, in order of infusion.</summary>
    public IReadOnlyList<DltAssessment> Subjects { get; init; } = [];

    /// <summary>
    /// Set where the expansion closed a level: then the rule is asked of everybody. Null while it is asked of the escalation.
    /// </summary>
    public CountedExpansion? Expansion { get; init; }

    /// <summary>The DLT-evaluable subjects of the escalation alone.</summary>
    public EscalationState Escalation => Expansion?.Escalation ?? State;

    /// <summary>How many with an open outcome were given cells at a level.</summary>
    public int PendingAt(int level) => Pending.Count(p => p.Level == level);

    /// <summary>How what may be done stands to what the rule says of the settled subjects alone.</summary>
    public ProposalBasis BasisOf(DoseAdvice advice) =>
        (advice, Decision.Move) switch
        {
            (DoseAdvice.Infuse infuse, { Mtd: null } move) when (infuse.Level, infuse.Subjects) == (move.Dose, move.Treat) =>
                ProposalBasis.AsTheRuleSays,
            (DoseAdvice.Infuse infuse, { Mtd: null } move)
                when infuse.Level == move.Dose && infuse.Subjects + PendingAt(infuse.Level) == move.Treat =>
                ProposalBasis.LessThoseInfused,
            (DoseAdvice.Stop stop, { Mtd: { } mtd }) when stop.Mtd == mtd => ProposalBasis.AsTheRuleSays,
            (DoseAdvice.Wait, { Action: EscalationAction.Suspend }) => ProposalBasis.AsTheRuleSays,
            (DoseAdvice.Wait, _) => ProposalBasis.KnownAlone,
            _ => ProposalBasis.Otherwise,
        };

    /// <summary>
    /// The proposal as an answer: the records behind the status of each subject and behind each moderate trigger that counts, and
    /// what would settle the open ones.
    /// </summary>
    public Answer<DoseAdvice> Answer
    {
        get
        {
            var grounds = Grounds.Of([.. Subjects.SelectMany(Grounded)]);
            return grounds.Say(Advice, new($"dose.{Decision.Move.Ground}", Decision.Reason));
        }
    }

    // Whether a trigger occurred counts where no toxicity was dose-limiting: when it did, or while that is open.
    IEnumerable<IAnswered> Grounded(DltAssessment subject) =>
        subject.Status.Value != DltStatus.Dlt
        && (subject.ModerateTrigger.IsTrue || Pending.Any(p => p.Subject == subject.Subject))
            ? [subject.Status, subject.ModerateTrigger]
            : [subject.Status];

    /// <summary>
    /// Decides from the assessed subjects of the escalation, in order of infusion. A cohort fills up as the stagger allows while
    /// its first subjects are still watched, unless an open outcome at another level, or an event at its own that needs an answer
    /// or is told of soon, could change the move; a move to another level, or the end, waits for everyone whose outcome could
    /// change it.
    /// </summary>
    /// <param name="unplaced">Subjects given cells at a level or on a day that is not recorded: nothing is decided until it
    /// is.</param>
    public static RuleProposal Of(
        Design design,
        int levels,
        Stagger stagger,
        IReadOnlyList<DltAssessment> subjects,
        params IReadOnlyList<string> unplaced
    ) => Of(design, levels, stagger, subjects, unplaced, null);

    /// <summary>The same with a level and those above closed for good by an expansion.</summary>
    public static RuleProposal Of(
        Design design,
        int levels,
        Stagger stagger,
        IReadOnlyList<DltAssessment> subjects,
        IReadOnlyList<string> unplaced,
        int? closedFrom
    )
    {
        design = design.InATrial.WithReplaced(subjects.Count(s => s.IsReplacedWithTrigger));
        if (design.DecidesMeanwhile)
            return new FollowedState(design, levels, subjects, closedFrom).Decide(stagger, unplaced) with { Subjects = subjects };
        var state = StateOf(design, levels, subjects, closedFrom);
        var decision = design.Decide(state);
        var open = subjects.Where(s => IsOpen(design, s)).ToList();
        var outcomes = new OpenOutcomes(design, state, open);
        var pending = Watched(outcomes, decision.Move, open);
        var advice = Advise(decision.Move, pending, stagger, subjects);
        var proposal = new RuleProposal(state, decision, pending, advice, outcomes.LowestInReach) { Subjects = subjects };
        IEnumerable<string> waits = advice is DoseAdvice.Wait wait ? wait.For : [];
        return unplaced.Count == 0
            ? proposal
            : proposal with
            {
                Advice = new DoseAdvice.Wait([.. unplaced, .. waits]),
                LowestInReach = 0,
            };
    }

    internal static bool IsOpen(Design design, DltAssessment s) =>
        s.Status.Value == DltStatus.Pending
        || design.LooksAtModerate && s is { Status.Value: DltStatus.None, ModerateTrigger.Value: Truth.Unknown };

    /// <summary>
    /// The settled subjects, at the level at which the rule is asked. A level that the rule closed after a cohort stays closed,
    /// whoever was treated there afterwards.
    /// </summary>
    internal static EscalationState StateOf(
        Design design,
        int levels,
        IReadOnlyList<DltAssessment> subjects,
        int? closedFrom = null
    )
    {
        var doses = new DoseTally[levels];
        foreach (var s in subjects)
            if (!IsOpen(design, s) && s.Status.Value is DltStatus.None or DltStatus.Dlt)
                doses[s.Level - 1] += TallyOf(s);
        return Closed(design, Kept(design, new(doses, LiveLevel.Of(design, subjects)), subjects), closedFrom);
    }

    /// <summary>
    /// The state with a level and those above closed by an expansion; a design of two agents closes its own cells.
    /// </summary>
    internal static EscalationState Closed(Design design, in EscalationState state, int? closedFrom) =>
        closedFrom is { } level && design.Matrix is null ? state.Close(level) : state;

    /// <summary>
    /// A state with the levels closed that the rule closed after a cohort, in order of infusion and as outcomes stand now. An
    /// open outcome is taken as clean: what it may still change closes nothing.
    /// </summary>
    internal static EscalationState Kept(Design design, EscalationState state, IReadOnlyList<DltAssessment> subjects)
    {
        var treated = subjects
            .Where(s => s.Status.Value != DltStatus.NotEvaluable)
            .Select(s => new TreatedCohort(s.Level, IsOpen(design, s) ? new(1, 0) : TallyOf(s)));
        return design.Kept(state, new CohortHistory([.. treated]).Closed(design, state.Levels));
    }

    /// <summary>The state with every open outcome taken as clean.</summary>
    internal static EscalationState AtBest(Design design, int levels, IReadOnlyList<DltAssessment> subjects)
    {
        var state = StateOf(design, levels, subjects);
        foreach (var open in subjects.Where(s => IsOpen(design, s)))
            state = state.With(open.Level, state[open.Level] + new DoseTally(1, 0));
        return state;
    }

    /// <summary>Days of the infusions at a level, the latest possible where one is partly unknown.</summary>
    internal static IEnumerable<DateOnly> At(int level, IEnumerable<DltAssessment> subjects) =>
        subjects.Where(s => s.Level == level).Select(s => s.InfusedBy);

    internal static DoseTally TallyOf(DltAssessment s) =>
        s.Status.Value == DltStatus.Dlt ? new(1, 1) : new(1, 0, s.ModerateTrigger.IsTrue ? 1 : 0);

    static List<PendingSubject> Watched(OpenOutcomes outcomes, Move move, IReadOnlyList<DltAssessment> open) =>
        [.. open.Select((s, i) => PendingSubject.Of(s, outcomes.CouldChange(i, move)))];

    static DoseAdvice Advise(
        Move move,
        IReadOnlyList<PendingSubject> pending,
        Stagger stagger,
        IReadOnlyList<DltAssessment> subjects
    )
    {
        List<PendingSubject> open = [.. pending.Where(p => p.CouldChange)];
        var free = move.Treat - pending.Count(p => p.Level == move.Dose);
        var fillsTheCohort = move.Action == EscalationAction.Stay && free > 0 && open.TrueForAll(p => LetsFill(p, move));
        if (open.Count > 0 && !fillsTheCohort)
            return new DoseAdvice.Wait([.. open.Select(p => p.Subject)]);
        if (move.Mtd is { } mtd)
            return new DoseAdvice.Stop(mtd);
        if (free <= 0)
            return new DoseAdvice.Wait([.. pending.Where(p => p.Level == move.Dose).Select(p => p.Subject)]);
        return new DoseAdvice.Infuse(move.Dose, free, stagger.NotBefore(At(move.Dose, subjects)));
    }

    // Who is under watch at the level itself. An answer that no day brings may stop the level, and is to be had at once; one that
    // the coming days bring is waited for.
    static bool LetsFill(PendingSubject open, Move move) => open.Level == move.Dose && !open.HoldsItsLevel;
}
