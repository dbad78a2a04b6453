using Cairn.Safety.Summary;
using Cairn.Studies;
using Cairn.Survival;

namespace Cairn.Safety.Limits;

/// <summary>A subject that a limit counts.</summary>
/// <param name="Event">Whether it had the event; unknown while that is open.</param>
public sealed record CountedSubject(string Subject, Truth Event)
{
    /// <summary>The records that say so.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];
}

/// <summary>
/// Where a trial stands before a limit: who was counted, in the order of the first cells, and whether it stops.
/// </summary>
/// <param name="Subjects">Those that count.</param>
/// <param name="Bounds">After each number of subjects up to the most.</param>
public sealed record LimitState(
    SafetyLimit Limit,
    StoppingRule Rule,
    IReadOnlyList<CountedSubject> Subjects,
    IReadOnlyList<StoppingBound> Bounds
)
{
    public int N => Subjects.Count;

    /// <summary>Events so far.</summary>
    public int Events => Subjects.Count(s => s.Event.IsTrue);

    /// <summary>Events so far with those that are open.</summary>
    public int EventsAtMost => Subjects.Count(s => !s.Event.IsFalse);

    /// <summary>Those of whom it is known whether they had the event.</summary>
    public int Answered => N - (EventsAtMost - Events);

    /// <summary>
    /// The observed rate of events among the answered with its exact 95 % interval (Clopper and Pearson 1934), the looks left
    /// out.
    /// </summary>
    public IntervalEstimate Observed => BinomialInterval.Of(Events, Answered);

    /// <summary>
    /// True where more of the answered had the event than the limit calls acceptable, whether or not the rule stops.
    /// </summary>
    public bool IsAboveAcceptable => Events > Limit.Rate * Answered;

    /// <summary>
    /// Whether the rule stops, now or at an earlier look that nobody acted on; unknown when an open event would decide it.
    /// </summary>
    public Truth Stops => Truth.Any(Enumerable.Range(1, N).Select(StopsAfter));

    /// <summary>
    /// The first look at which the rule stopped, with the events then: 3 of 3 stops, though 5 of 10 would not. Null where none
    /// did.
    /// </summary>
    public (int Events, int N)? CrossedAt
    {
        get
        {
            foreach (var n in Enumerable.Range(1, N))
                if (StopsAfter(n).IsTrue)
                    return (Subjects.Take(n).Count(s => s.Event.IsTrue), n);
            return null;
        }
    }

    /// <summary>
    /// True where the rule does not stop, and would with one more event at the look of today or that of the next subject. An
    /// event that comes late to somebody of an earlier look may cross the bound of that one, too.
    /// </summary>
    public bool IsOneEventAway => !Stops.IsTrue && (Events < N && Rule.Stops(Events + 1, N) || Rule.Stops(Events + 1, N + 1));

    /// <summary>Events after each subject, the open ones left out: the trial's path on the picture of the bounds.</summary>
    public IReadOnlyList<(int N, int Events)> Path =>
        [.. Enumerable.Range(0, N + 1).Select(n => (n, Subjects.Take(n).Count(s => s.Event.IsTrue)))];

    /// <summary>The limits of a study as they stand.</summary>
    /// <param name="dlt">Whether each subject had a dose-limiting toxicity; a subject that does not count is absent.</param>
    public static IReadOnlyList<LimitState> Of(
        Study study,
        IReadOnlyList<TreatedSubject> treated,
        IReadOnlyDictionary<string, Answer<Truth>> dlt
    )
    {
        ArgumentNullException.ThrowIfNull(study);
        List<TreatedSubject> inOrder =
        [
            .. treated.OrderBy(s => s.FirstCells ?? DateOnly.MaxValue).ThenBy(s => s.Id, StringComparer.Ordinal),
        ];
        return [.. study.Safety.Limits.Select(limit => Of(limit, [.. Counted(limit.Counts, inOrder, dlt)]))];
    }

    /// <summary>A limit with those it counts.</summary>
    public static LimitState Of(SafetyLimit limit, IReadOnlyList<CountedSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var rule = StoppingRule.Of(limit);
        return new(limit, rule, subjects, [.. Enumerable.Range(1, limit.Subjects).Select(rule.BoundAt)]);
    }

    Truth StopsAfter(int n)
    {
        var known = Subjects.Take(n).ToList();
        if (Rule.Stops(known.Count(s => s.Event.IsTrue), n))
            return Truth.True;
        return Rule.Stops(known.Count(s => !s.Event.IsFalse), n) ? Truth.Unknown : Truth.False;
    }

    static IEnumerable<CountedSubject> Counted(
        LimitedEvent counts,
        IReadOnlyList<TreatedSubject> subjects,
        IReadOnlyDictionary<string, Answer<Truth>> dlt
    )
    {
        var deaths = Death.Of(subjects).ToDictionary(d => d.Subject.Id, StringComparer.Ordinal);
        CountedSubject Died(TreatedSubject s, Func<Death, Truth> so) =>
            deaths.TryGetValue(s.Id, out var death) ? new(s.Id, so(death)) { Because = death.Because } : new(s.Id, Truth.False);
        return counts switch
        {
            LimitedEvent.Dlt => from s in subjects
            where dlt.ContainsKey(s.Id)
            let answer = dlt[s.Id]
            select new CountedSubject(s.Id, answer.Value) { Because = answer.Because },
            LimitedEvent.RelatedDeath => subjects.Select(s => Died(s, d => d.Related)),
            LimitedEvent.DeathWithoutRelapse => subjects.Select(s => Died(s, d => d.IsWithoutRelapse)),
        };
    }
}
