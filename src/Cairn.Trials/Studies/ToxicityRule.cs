using Cairn.Quantities;

namespace Cairn.Studies;

/// <summary>One line of a toxicity definition.</summary>
public sealed record ToxicityRule
{
    public required string Id { get; init; }

    /// <summary>The line in words.</summary>
    public required string Says { get; init; }

    /// <summary>What has to happen.</summary>
    public required ToxicityCondition When { get; init; }

    /// <summary>Days after the clock's start by which the event has to begin; null = the window of the definition.</summary>
    public int? WindowDays { get; init; }

    /// <summary>The events it speaks of, in order.</summary>
    public IEnumerable<ToxicityEvent> Events => When.Events;

    /// <summary>Days after its start on which an event can come to meet the line, or cease to be able to.</summary>
    public IEnumerable<int> Durations => When.Durations.Distinct();

    /// <summary>
    /// The same with each duration a day shorter: whoever meets it and not the line was a day short of the line.
    /// </summary>
    public ToxicityRule ADayShorter => this with { When = When.ADayShorter };

    /// <summary>The least grade of an event that it speaks of by name; null when it speaks of none of the names.</summary>
    /// <param name="isOne">Whether a name or group is meant.</param>
    public int? LeastGrade(Func<ToxicityEvent, bool> isOne) => Events.Where(isOne).Min(e => (int?)e.MinimumGrade);
}

/// <summary>What has to happen for a line of a toxicity definition: an event, one of several, or several.</summary>
public abstract record ToxicityCondition
{
    private protected ToxicityCondition() { }

    /// <summary>What excuses an event that would meet it.</summary>
    public IReadOnlyList<ToxicityExemption> Unless { get; init; } = [];

    public abstract IEnumerable<ToxicityEvent> Events { get; }

    /// <summary>The same with each duration a day shorter.</summary>
    internal ToxicityCondition ADayShorter =>
        Shorter(
            this switch
            {
                ToxicityEvent meant => meant with
                {
                    LongerThanDays = Less(meant.LongerThanDays, 1),
                    LongerThanHours = Less(meant.LongerThanHours, 24),
                },
                AnyOf some => new AnyOf([.. some.Parts.Select(part => part.ADayShorter)]),
                AllOf every => new AllOf([.. every.Parts.Select(part => part.ADayShorter)]),
                _ => throw new InvalidOperationException(),
            }
        );

    ToxicityCondition Shorter(ToxicityCondition condition) => condition with { Unless = [.. Unless.Select(e => e.ADayShorter)] };

    static int? Less(int? duration, int by) => duration is { } known ? Math.Max(0, known - by) : null;

    /// <summary>What is made of each event, put together over the parts: of one of them, or of all.</summary>
    /// <param name="each">Of an event, with everything that excuses it: what excuses the whole excuses each event of it.</param>
    /// <param name="any">Of several of which one has to happen.</param>
    /// <param name="all">Of several that each have to happen.</param>
    public T Fold<T>(
        Func<ToxicityEvent, IReadOnlyList<ToxicityExemption>, T> each,
        Func<AnyOf, IReadOnlyList<T>, T> any,
        Func<AllOf, IReadOnlyList<T>, T> all
    ) => Fold([], each, any, all);

    T Fold<T>(
        IReadOnlyList<ToxicityExemption> inherited,
        Func<ToxicityEvent, IReadOnlyList<ToxicityExemption>, T> each,
        Func<AnyOf, IReadOnlyList<T>, T> any,
        Func<AllOf, IReadOnlyList<T>, T> all
    )
    {
        IReadOnlyList<ToxicityExemption> unless = [.. inherited, .. Unless];
        IReadOnlyList<T> Of(IReadOnlyList<ToxicityCondition> parts) => [.. parts.Select(p => p.Fold(unless, each, any, all))];
        return this switch
        {
            ToxicityEvent meant => each(meant, unless),
            AnyOf some => any(some, Of(some.Parts)),
            AllOf every => all(every, Of(every.Parts)),
            _ => throw new InvalidOperationException(),
        };
    }

    internal virtual IEnumerable<int> Durations =>
        Events.SelectMany(e => e.Durations).Concat(Unless.OfType<ToxicityExemption.Resolved>().Select(r => r.WithinDays));

    /// <summary>One of them, or several.</summary>
    public sealed record AnyOf(IReadOnlyList<ToxicityCondition> Parts) : ToxicityCondition
    {
        public override IEnumerable<ToxicityEvent> Events => Parts.SelectMany(p => p.Events);
    }

    /// <summary>Each of them, by the same event or by different ones.</summary>
    public sealed record AllOf(IReadOnlyList<ToxicityCondition> Parts) : ToxicityCondition
    {
        public override IEnumerable<ToxicityEvent> Events => Parts.SelectMany(p => p.Events);
    }
}

/// <summary>An adverse event. It is one when its name, organ class, grade, relation and duration all fit.</summary>
public sealed record ToxicityEvent : ToxicityCondition
{
    /// <summary>CTCAE grade, 1 to 5, at or above which it counts.</summary>
    public required int MinimumGrade { get; init; }

    /// <summary>Terms it is about; with no term, group and organ class, any event.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Kinds of toxicity it is about, under whatever name they are recorded.</summary>
    public IReadOnlyList<ToxicityGroup> Groups { get; init; } = [];

    /// <summary>Organ classes it is about.</summary>
    public IReadOnlyList<string> OrganClasses { get; init; } = [];

    /// <summary>Terms it leaves out.</summary>
    public IReadOnlyList<string> ExceptTerms { get; init; } = [];
    public IReadOnlyList<ToxicityGroup> ExceptGroups { get; init; } = [];
    public IReadOnlyList<string> ExceptOrganClasses { get; init; } = [];

    /// <summary>Counts only when it lasts longer than this at its grade, days; null = any duration.</summary>
    public int? LongerThanDays { get; init; }

    /// <summary>Counts only when it lasts longer than this at its grade, hours; null = any duration.</summary>
    public int? LongerThanHours { get; init; }

    /// <summary>True: only events at least possibly related to the product.</summary>
    public bool RelatedOnly { get; init; } = true;

    /// <summary>True when it names what it is about; false for any event.</summary>
    public bool IsNamed => Terms.Count + Groups.Count + OrganClasses.Count > 0;

    public override IEnumerable<ToxicityEvent> Events => [this];

    internal override IEnumerable<int> Durations =>
        [
            .. Unless.OfType<ToxicityExemption.Resolved>().Select(r => r.WithinDays),
            .. LongerThanDays is { } days ? [days] : (int[])[],
            .. LongerThanHours is { } hours ? [WholeDays.Holding(hours)] : (int[])[],
        ];
}

/// <summary>A kind of toxicity that sites and dictionaries record under many names.</summary>
public enum ToxicityGroup
{
    /// <summary>Any low blood count, one or several, and marrow failure; not febrile neutropenia.</summary>
    LowBloodCounts,
    CytokineRelease,
    Icans,

    /// <summary>Haemophagocytic lymphohistiocytosis-like syndrome after immune effector cells (IEC-HS), and HLH.</summary>
    Hyperinflammation,
    GraftVersusHost,
}

/// <summary>What excuses an event that would meet a line of a toxicity definition.</summary>
public abstract record ToxicityExemption
{
    ToxicityExemption() { }

    /// <summary>The same with a day less to come down in.</summary>
    internal virtual ToxicityExemption ADayShorter => this;

    /// <summary>It came down to a grade soon.</summary>
    /// <param name="WithinDays">Days from its start, the first day included, within which it came down.</param>
    /// <param name="ToGrade">The grade it came down to, or below; 0 = it was over.</param>
    public sealed record Resolved(int WithinDays, int ToGrade) : ToxicityExemption
    {
        internal override ToxicityExemption ADayShorter => this with { WithinDays = Math.Max(0, WithinDays - 1) };
    }

    /// <summary>Leukaemia in the marrow explains it.</summary>
    /// <param name="BlastPercent">Marrow blasts at or above this share, %, while it lasts.</param>
    public sealed record MarrowDisease(double BlastPercent) : ToxicityExemption;
}
