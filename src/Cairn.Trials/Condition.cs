namespace Cairn;

/// <summary>
/// A statement about a subject that holds, does not hold, or cannot be told: what it says, whether it holds with the records
/// behind it, and what it asks for. Lines of a definition, lines of a table and criteria are conditions; a whole is built from
/// its parts by and, or, unless.
/// </summary>
/// <typeparam name="TSubject">What it is asked of: a person's records, the values of an assessment, an event.</typeparam>
/// <param name="Rule">Its id and its words, as in: marrow blasts below 5 %.</param>
public abstract record Condition<TSubject>(Rule Rule)
{
    /// <summary>Whether it holds.</summary>
    public abstract Answer<Truth> Holds(TSubject subject);

    /// <summary>What would have to be recorded to settle it; empty when it is settled.</summary>
    public IReadOnlyList<Gap> Asks(TSubject subject) => Holds(subject).Missing;

    /// <summary>Both hold.</summary>
    public Condition<TSubject> And(Condition<TSubject> other) =>
        Condition.All(Joined("and", other, $"{Rule.Words} and {other.Rule.Words}"), this, other);

    /// <summary>One of them holds, or both.</summary>
    public Condition<TSubject> Or(Condition<TSubject> other) =>
        Condition.Any(Joined("or", other, $"{Rule.Words} or {other.Rule.Words}"), this, other);

    /// <summary>It does not hold.</summary>
    public Condition<TSubject> Not() =>
        new Negated<TSubject>(Rule with { Id = $"not({Rule.Id})", Says = $"not: {Rule.Words}" }, this);

    /// <summary>
    /// It holds, and an exception does not. An exception that cannot be told leaves open what it would undo: it excuses nothing
    /// until it is known, and what does not hold asks nothing of it.
    /// </summary>
    public Condition<TSubject> Unless(Condition<TSubject> exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Condition.All(Joined("unless", exception, $"{Rule.Words} unless {exception.Rule.Words}"), this, exception.Not());
    }

    /// <summary>The same condition by another id and other words.</summary>
    public Condition<TSubject> Named(Rule rule) => Condition.All(rule, this);

    /// <summary>The same condition asked of something that leads to its subject.</summary>
    public Condition<TOther> Of<TOther>(Func<TOther, TSubject> subject) =>
        Condition.Of<TOther>(Rule, other => Holds(subject(other)));

    Rule Joined(string word, Condition<TSubject> other, Phrase says) => new($"{word}({Rule.Id},{other.Rule.Id})", says);
}

/// <summary>Conditions from what they are made of.</summary>
public static class Condition
{
    /// <summary>A condition that is asked directly.</summary>
    public static Condition<TSubject> Of<TSubject>(Rule rule, Func<TSubject, Answer<Truth>> holds) =>
        new Stated<TSubject>(rule, holds);

    /// <summary>All parts hold; holds of no parts.</summary>
    public static Condition<TSubject> All<TSubject>(Rule rule, params IReadOnlyList<Condition<TSubject>> parts) =>
        new Conjunction<TSubject>(rule, parts);

    /// <summary>A part holds; does not hold of no parts.</summary>
    public static Condition<TSubject> Any<TSubject>(Rule rule, params IReadOnlyList<Condition<TSubject>> parts) =>
        new Disjunction<TSubject>(rule, parts);
}

sealed record Stated<TSubject>(Rule Rule, Func<TSubject, Answer<Truth>> Ask) : Condition<TSubject>(Rule)
{
    public override Answer<Truth> Holds(TSubject subject) => Ask(subject);
}

sealed record Conjunction<TSubject>(Rule Rule, IReadOnlyList<Condition<TSubject>> Parts) : Condition<TSubject>(Rule)
{
    public override Answer<Truth> Holds(TSubject subject) => Answer<Truth>.All(Rule, [.. Parts.Select(p => p.Holds(subject))]);
}

sealed record Disjunction<TSubject>(Rule Rule, IReadOnlyList<Condition<TSubject>> Parts) : Condition<TSubject>(Rule)
{
    public override Answer<Truth> Holds(TSubject subject) => Answer<Truth>.Any(Rule, [.. Parts.Select(p => p.Holds(subject))]);
}

sealed record Negated<TSubject>(Rule Rule, Condition<TSubject> Part) : Condition<TSubject>(Rule)
{
    public override Answer<Truth> Holds(TSubject subject) => Part.Holds(subject).Not() with { Rule = Rule };
}
