using Cairn.Records;

namespace Cairn.Dosing;

/// <summary>What the trial may do next.</summary>
public abstract record DoseAdvice : IWorded
{
    DoseAdvice() { }

    private protected abstract Phrase Words { get; }

    Phrase IWorded.Says => Words;

    public sealed override string ToString() => Words.ToString();

    /// <summary>Subjects may be infused at a level.</summary>
    /// <param name="Level">From 1.</param>
    /// <param name="Subjects">How many more are asked for there, those under watch taken off.</param>
    /// <param name="NotBefore">First day the stagger after the last subject of that level allows; null when nobody was treated
    /// there or there is no stagger.</param>
    public sealed record Infuse(int Level, int Subjects, DateOnly? NotBefore) : DoseAdvice
    {
        public override ProposedStep AsStep => ProposedStep.Infuse(Level, Subjects);

        private protected override Phrase Words => $"treat {Subjects} at dose level {Level}";
    }

    /// <summary>Nobody may be infused until these subjects are settled.</summary>
    public sealed record Wait(IReadOnlyList<string> For) : DoseAdvice
    {
        public override ProposedStep AsStep => new(ProposedKind.Wait);

        private protected override Phrase Words => For.Count == 0 ? "wait" : (Phrase)$"wait for {string.Join(", ", For)}";

        public bool Equals(Wait? other) => other is not null && For.SequenceEqual(other.For, StringComparer.Ordinal);

        public override int GetHashCode() => For.Count;
    }

    /// <summary>Escalation is over.</summary>
    /// <param name="Mtd">The level found; 0 = none is safe; null = the committee ended it without an MTD.</param>
    public sealed record Stop(int? Mtd) : DoseAdvice
    {
        public override ProposedStep AsStep => ProposedStep.Stop(Mtd);

        private protected override Phrase Words =>
            Mtd switch
            {
                null => "stop without an MTD",
                0 => "stop: no dose level is tolerable",
                _ => (Phrase)$"stop: the MTD is dose level {Mtd}",
            };
    }

    /// <summary>The committee holds dosing until it decides again.</summary>
    public sealed record Hold(CommitteeDecision By) : DoseAdvice
    {
        public override ProposedStep AsStep => new(ProposedKind.Wait);

        private protected override Phrase Words => "hold";
    }

    /// <summary>Something came to light too late: nobody is infused until the committee has met on it.</summary>
    /// <param name="Late">What it is; at least one thing that no decision of the committee had before it.</param>
    /// <param name="Otherwise">What the rule says with it taken into account: the most that the committee may decide.</param>
    public sealed record Frozen(IReadOnlyList<LateInformation> Late, DoseAdvice Otherwise) : DoseAdvice
    {
        public override ProposedStep AsStep => new(ProposedKind.Frozen);

        public bool Equals(Frozen? other) => other is not null && Late.SequenceEqual(other.Late) && Otherwise == other.Otherwise;

        public override int GetHashCode() => Late.Count;

        private protected override Phrase Words => $"frozen; the rule would say: {Otherwise}";
    }

    /// <summary>What of it a record of the trial keeps.</summary>
    public abstract ProposedStep AsStep { get; }

    /// <summary>True when it lets a subject be infused at that level, or at a higher one.</summary>
    public bool Covers(int level) =>
        this switch
        {
            Infuse infuse => level <= infuse.Level,
            Stop stop => level <= stop.Mtd,
            Wait or Hold or Frozen => false,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>
    /// The more cautious of two. Nobody infused comes before an end, an end before a dose, a lower dose before a higher, fewer
    /// subjects before more.
    /// </summary>
    public static DoseAdvice MoreCautious(DoseAdvice a, DoseAdvice b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Comparer<(int, int, int)>.Default.Compare(Rank(a), Rank(b)) <= 0 ? a : b;
    }

    static (int, int, int) Rank(DoseAdvice advice) =>
        advice switch
        {
            Frozen => (0, 0, 0),
            Hold => (1, 0, 0),
            Wait => (2, 0, 0),
            Stop stop => (3, stop.Mtd ?? 0, 0),
            Infuse infuse => (4, infuse.Level, infuse.Subjects),
            _ => throw new ArgumentOutOfRangeException(nameof(advice)),
        };
}
