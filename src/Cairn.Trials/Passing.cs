namespace Cairn;

/// <summary>
/// The values of something missing with which a rule would be satisfied. The words are <see cref="GapWords"/>'.
/// </summary>
public abstract record Passing
{
    Passing() { }

    /// <summary>One of these words.</summary>
    public sealed record OneOf(IReadOnlyList<string> Words) : Passing
    {
        public bool Equals(OneOf? other) => other is not null && Words.SequenceEqual(other.Words, StringComparer.Ordinal);

        public override int GetHashCode() => Words.Count;
    }

    /// <summary>A number between two bounds.</summary>
    /// <param name="Low">Null: no lower bound.</param>
    /// <param name="High">Null: no upper bound.</param>
    /// <param name="Unit">UCUM; null for a number without a unit.</param>
    /// <param name="OfUpperLimit">True when the bounds are multiples of the laboratory's upper limit of normal.</param>
    public sealed record Between(Bound? Low, Bound? High, string? Unit, bool OfUpperLimit) : Passing;

    /// <summary>A day between two days, both included; null: no bound.</summary>
    public sealed record Days(DateOnly? From, DateOnly? To) : Passing;

    /// <summary>That it is recorded at all.</summary>
    public sealed record Recorded : Passing;
}

/// <summary>An end of a range.</summary>
/// <param name="Included">Whether the end itself passes.</param>
public readonly record struct Bound(decimal Value, bool Included);
