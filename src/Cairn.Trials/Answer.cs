namespace Cairn;

/// <summary>A derived value with the rule it came from, the records used, and what is missing where it is unknown.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Rule">The line of the protocol that gave it.</param>
/// <param name="Because">The records the answer rests on.</param>
/// <param name="Missing">What would have to be recorded to settle an unknown; empty when the answer is settled.</param>
public sealed record Answer<T>(T Value, Rule Rule, IReadOnlyList<Fact> Because, IReadOnlyList<Gap> Missing) : IAnswered
{
    public static Answer<T> Of(T value, Rule rule, params IReadOnlyList<Fact> because) => new(value, rule, because, []);

    /// <summary>
    /// What follows from the value: the next answer with its own rule, resting on the records and open questions of both.
    /// </summary>
    public Answer<TNext> Then<TNext>(Func<T, Answer<TNext>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var then = next(Value);
        var (because, missing) = Grounds.Of([this, then]);
        return new(then.Value, then.Rule, because, missing);
    }

    /// <summary>The same records and open questions read as another value, by the same rule unless another is given.</summary>
    public Answer<TNext> As<TNext>(Func<T, TNext> read, Rule? rule = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new(read(Value), rule ?? Rule, Because, Missing);
    }
}
