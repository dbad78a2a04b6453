using Cairn.Survival;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>What an interval design says of the DLTs at one level.</summary>
public enum RateVerdict
{
    Low,
    InRange,
    High,
}

/// <summary>
/// A design that compares the DLTs at the current level with an interval about the target: below it one level up, above it one
/// level down, else the same level. A level whose rate is above the target with high posterior probability is closed with all
/// above it; when that is the lowest, the trial stops. At the end the MTD is found by isotonic regression. Fewer than a cohort at
/// a level: the cohort is completed, unless the missing subjects cannot change a move down.
/// </summary>
public abstract record IntervalDesign : Design
{
    const int KeptRows = 256;
    Kept<byte[]?[]> _rows = new(new byte[]?[KeptRows]); // by subjects, then DLTs: verdict, and whether the level is closed

    /// <param name="target">Target DLT rate, above 0 and below 1.</param>
    protected IntervalDesign(double target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target is > 0 and < 1, true, nameof(target));
        Target = target;
    }

    /// <summary>Target DLT rate.</summary>
    public double Target { get; }

    public override int StartLevel
    {
        get;
        init => field = AtLeast(1, value);
    } = 1;
    public override int CohortSize
    {
        get;
        init => field = AtLeast(1, value);
    } = 3;

    /// <summary>Most subjects in the trial.</summary>
    public int MaxSubjects
    {
        get;
        init => field = AtLeast(1, value);
    } = 30;

    /// <summary>The trial ends when it would stay at a level with this many subjects; null for never.</summary>
    public int? EnoughAtDose
    {
        get;
        init => field = value is { } n ? AtLeast(1, n) : null;
    }

    /// <summary>A level is closed when the posterior probability of a rate above the target exceeds this.</summary>
    public double CloseAbove
    {
        get;
        init
        {
            field = Share(value);
            _rows = new(new byte[]?[KeptRows]);
        }
    } = .95;

    /// <summary>
    /// The same for the lowest level, where it ends the trial; null for the same bound (BOIN's extra-safe rule: 0.05 less).
    /// </summary>
    public double? CloseLowestAbove
    {
        get;
        init
        {
            field = value is { } p ? Share(p) : null;
            _rows = new(new byte[]?[KeptRows]);
        }
    }

    /// <summary>Fewest subjects that can close a level.</summary>
    protected virtual int ClosingNeeds => 1;

    /// <summary>Highest fitted rate the MTD may have; null for no bound.</summary>
    protected virtual double? MtdBound => null;

    /// <summary>The rule's own name and numbers.</summary>
    protected abstract string Rule { get; }

    /// <summary>The interval, in words.</summary>
    internal abstract string Interval { get; }

    /// <summary>The rule at a level with at least one subject.</summary>
    protected abstract RateVerdict Judge(int subjects, int dlts);

    public override Phrase Name =>
        Invariant(
            $"{Rule}, cohorts of {CohortSize}, "
                + $"{(MaxSubjects < TrialNumbers.Unlimited ? $"at most {MaxSubjects} subjects" : "any number of subjects")}"
        )
        + (EnoughAtDose is { } n ? $", ends when it would stay at a level with {n}" : "")
        + (CloseLowestAbove is { } p ? Invariant($", lowest level closed above {p:0.##}") : "");

    public override Design Endless => this with { MaxSubjects = TrialNumbers.Unlimited, EnoughAtDose = null };

    public override double? TargetRate => Target;

    /// <summary>The verdict on one level.</summary>
    public RateVerdict At(DoseTally dose)
    {
        var (n, y) = (dose.Evaluable, dose.Dlts);
        if (n >= CohortSize)
            return (RateVerdict)(Row(n)[y] & 3);
        return n > 0 && (RateVerdict)(Row(CohortSize)[y] & 3) == RateVerdict.High ? RateVerdict.High : RateVerdict.InRange;
    }

    public override int ClosedFrom(in EscalationState state)
    {
        for (var level = 1; level < state.ClosedFrom; level++)
            if (Closes(state[level], isLowest: level == 1))
                return level;
        return state.ClosedFrom;
    }

    /// <summary>True when what happened at a level closes it.</summary>
    internal bool Closes(DoseTally dose, bool isLowest) =>
        dose.Dlts > 0 && (Row(dose.Evaluable)[dose.Dlts] & (isLowest ? ClosesLevel | ClosesLowest : ClosesLevel)) != 0;

    public override int Select(in EscalationState state) => IsotonicSelection.Select(state, ClosedFrom(state), Target, MtdBound);

    public override Move Next(in EscalationState state)
    {
        var (closed, level, left) = (ClosedFrom(state), state.Current, MaxSubjects - state.Total.Evaluable);
        if (closed == 1)
            return Move.Stop(0, Ground.LowestTooToxic);
        if (left <= 0)
            return Move.Stop(Select(state), Ground.MaximumReached);
        var (dose, ground) = Step(state[level], level, closed);
        if (dose == level && EnoughAtDose <= state[level].Evaluable)
            return Move.Stop(Select(state), Ground.EnoughAtDose);
        var cohort = ground == Ground.CohortIncomplete ? CohortSize - state[level].Evaluable : CohortSize;
        return Move.To(level, dose, Math.Min(cohort, left), ground);
    }

    (int Dose, Ground Ground) Step(DoseTally dose, int level, int closed)
    {
        if (level >= closed)
            return (closed - 1, Ground.LevelClosed);
        return At(dose) switch
        {
            RateVerdict.High when level > 1 => (level - 1, Ground.RateHigh),
            RateVerdict.InRange when dose.Evaluable < CohortSize => (level, Ground.CohortIncomplete),
            RateVerdict.High => (level, Ground.NoLowerLevel),
            RateVerdict.InRange => (level, Ground.RateInRange),
            RateVerdict.Low when level + 1 < closed => (level + 1, Ground.RateLow),
            RateVerdict.Low => (level, Ground.NoHigherLevel),
        };
    }

    private protected override IReadOnlyList<IntervalEstimate>? Estimates(EscalationState state) =>
        [.. IsotonicSelection.Fit(state, ClosedFrom(state)).Select(rate => new IntervalEstimate(rate, null, null))];

    public override Phrase Reason(in EscalationState state, Move move) => IntervalReason.For(this, state, move, []);

    internal override Phrase Reason(in EscalationState full, Move move, IReadOnlyList<WatchedSubject> pending) =>
        IntervalReason.For(this, full, move, pending);

    /// <summary>What the rule says of the rates at a level.</summary>
    private protected abstract IEnumerable<RuleSentence> RatesSaid { get; }

    /// <summary>How a level is closed; none where the rule says it already.</summary>
    private protected virtual IEnumerable<RuleSentence> ClosingSaid =>
        [
            new(
                $"A level with a DLT{(ClosingNeeds > 1 ? " in three subjects or more" : "")} is closed with all above "
                    + "it when the posterior probability (uniform prior) of a DLT rate above the target is above "
                    + Short(CloseAbove)
                    + (CloseLowestAbove is { } lowest ? $", at the lowest level above {Short(lowest)}." : "."),
                IntervalNumbers.CloseAbove.Key,
                IntervalNumbers.ExtraSafe.Key
            ),
        ];

    public override IEnumerable<RuleSentence> Sentences =>
        [
            TrialNumbers.FirstCohort(this),
            .. RatesSaid,
            .. CohortSize > 1 ? [IntervalNumbers.Completed(CohortSize)] : Array.Empty<RuleSentence>(),
            new("Where there is no open level above, or no level below, the level stays instead."),
            .. ClosingSaid,
            new(
                "From a closed level the trial goes to the highest open one. When the lowest level is closed, the "
                    + "trial stops with no MTD."
            ),
            TrialNumbers.Ends(
                MaxSubjects,
                EnoughAtDose is { } n ? $"when it would stay at a level with {Subjects(n)} or more" : null
            ),
            new(
                IsotonicSelection.Says
                    + (MtdBound is { } bound ? Invariant($" Its fitted rate may not be above {bound:0.0000}.") : ""),
                BoinKind.BoundMtd.Key
            ),
        ];

    /// <summary>The bound above which a level is closed.</summary>
    internal double ClosingBound(int level) => level == 1 ? CloseLowestAbove ?? CloseAbove : CloseAbove;

    const byte ClosesLevel = 4,
        ClosesLowest = 8;

    byte[] Row(int n)
    {
        var rows = _rows.Value;
        if (n < rows.Length && rows[n] is { } known)
            return known;
        var row = new byte[n + 1];
        for (var y = 0; y <= n; y++)
            row[y] = Cell(n, y);
        if (n < rows.Length)
            rows[n] = row;
        return row;
    }

    byte Cell(int n, int y) =>
        (byte)(
            (int)Judge(n, y)
            | (y > 0 && Closes(n, y, CloseAbove) ? ClosesLevel : 0)
            | (y > 0 && Closes(n, y, ClosingBound(1)) ? ClosesLowest : 0)
        );

    /// <summary>True when a level is closed: the probability of a rate above the target exceeds a bound.</summary>
    protected virtual bool Closes(int subjects, int dlts, double bound) =>
        subjects >= ClosingNeeds && BetaPosterior.Above(Target, dlts, subjects) > bound;

    /// <summary>Refuses a number below a bound.</summary>
    protected static int AtLeast(int least, int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        return value;
    }

    static double Share(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(value is > 0 and < 1, true, nameof(value));
        return value;
    }
}
