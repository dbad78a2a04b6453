using Cairn.Registry.Structure;

namespace Cairn.Registry.Queries;

/// <summary>Where in a value of a piece a phrase has to stand.</summary>
public enum Coverage
{
    Contains,
    StartsWith,
    EndsWith,

    /// <summary>The phrase is the whole value.</summary>
    FullMatch,
}

/// <summary>
/// What is asked of the registry. An index answers it: which trials, and how well each. Read from text by <see
/// cref="QueryReader"/>.
/// </summary>
public abstract record Query
{
    Query() { }

    /// <summary>The phrases that were typed word by word; other names of a thing are spelt right.</summary>
    public virtual IEnumerable<Phrase> Typed => [];

    /// <summary>The same question with other words in the typed phrases.</summary>
    public virtual Query Retyped(Func<string, string> word) => this;

    /// <summary>Every trial.</summary>
    public sealed record All : Query;

    /// <summary>No trial.</summary>
    public sealed record None : Query;

    /// <summary>The words stand side by side in one piece of the area.</summary>
    /// <param name="Words">Word forms, at least one.</param>
    public sealed record Phrase(SearchArea Area, IReadOnlyList<string> Words, Coverage Coverage = Coverage.Contains) : Query
    {
        public bool Equals(Phrase? other) =>
            other is not null
            && Area.Name == other.Area.Name
            && Coverage == other.Coverage
            && Words.SequenceEqual(other.Words, StringComparer.Ordinal);

        public override int GetHashCode() => HashCode.Combine(Area.Name, Words[0], Words.Count, Coverage);

        bool IsTyped => Coverage == Coverage.Contains;

        public override IEnumerable<Phrase> Typed => IsTyped ? [this] : [];

        public override Query Retyped(Func<string, string> word) =>
            IsTyped ? this with { Words = [.. Words.Select(word)] } : this;
    }

    /// <summary>One of the names of a thing: a trial that uses two of them is no better than one that uses one.</summary>
    public sealed record Names(IReadOnlyList<Phrase> Of) : Query;

    /// <summary>The trial has that code: Phase is PHASE1, Target is CLL1.</summary>
    /// <param name="Field">The name of a piece with codes, or of one of <see cref="TrialCodes"/>.</param>
    public sealed record Coded(string Field, string Code) : Query;

    /// <summary>A number, date or age lies within bounds, both inclusive; null is open.</summary>
    /// <param name="Field">The name of a piece with an order, or piece:size for the length of a list.</param>
    public sealed record Between(string Field, long? From, long? To) : Query;

    /// <summary>The record says something at that piece.</summary>
    public sealed record Known(Piece Piece) : Query;

    /// <summary>A single site has all of these; null is any.</summary>
    public sealed record AtSite(SitePlace Place) : Query;

    /// <summary>A site lies within a distance.</summary>
    public sealed record Near(Circle Circle) : Query;

    /// <summary>Registry numbers.</summary>
    public sealed record Numbered(IReadOnlyList<string> Numbers) : Query;

    public sealed record Not(Query Of) : Query;

    public sealed record And(IReadOnlyList<Query> Of) : Query
    {
        public override IEnumerable<Phrase> Typed => Of.SelectMany(q => q.Typed);

        public override Query Retyped(Func<string, string> word) => new And([.. Of.Select(q => q.Retyped(word))]);
    }

    public sealed record Or(IReadOnlyList<Query> Of) : Query
    {
        public override IEnumerable<Phrase> Typed => Of.SelectMany(q => q.Typed);

        public override Query Retyped(Func<string, string> word) => new Or([.. Of.Select(q => q.Retyped(word))]);
    }

    /// <summary>The more of these the better: a search in sentences.</summary>
    public sealed record Some(IReadOnlyList<Query> Of) : Query;

    /// <summary>The phrases a hit is looked through for, to mark them; not those that must be absent.</summary>
    public IEnumerable<Phrase> Phrases => Things.SelectMany(names => names);

    /// <summary>What is looked for, each thing with its names.</summary>
    public IEnumerable<IReadOnlyList<Phrase>> Things =>
        this switch
        {
            Phrase phrase =>
            [
                [phrase],
            ],
            Names names => [names.Of],
            And and => and.Of.SelectMany(q => q.Things),
            Or or => or.Of.SelectMany(q => q.Things),
            Some some => some.Of.SelectMany(q => q.Things),
            All or None or Coded or Between or Known or AtSite or Near or Numbered or Not => [],
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Both; All and nested Ands dissolve.</summary>
    public static Query Both(params IEnumerable<Query> parts)
    {
        Query[] needed = [.. parts.SelectMany(p => p is And and ? and.Of : [p]).Where(p => p is not All)];
        return needed switch
        {
            [] => new All(),
            [var one] => one,
            _ => new And(needed),
        };
    }

    /// <summary>Any of them; what is said twice is asked once.</summary>
    public static Query Either(params IReadOnlyList<Query> parts)
    {
        Query[] different = [.. parts.Distinct()];
        return different switch
        {
            [] => new None(),
            [var one] => one,
            _ => new Or(different),
        };
    }
}

/// <summary>A place as a site's address says it, in word forms; null is any.</summary>
/// <param name="Status">RECRUITING and the like, of the site itself.</param>
public sealed record SitePlace(string? Country, string? State, string? City, string? Status);

/// <summary>A circle on the ground.</summary>
/// <param name="Kilometres">Radius, more than 0.</param>
public sealed record Circle(double Latitude, double Longitude, double Kilometres)
{
    const double EarthRadius = 6371.0088; // mean, km (IUGG)

    /// <summary>Great-circle distance from the centre in km (haversine).</summary>
    public double DistanceTo(double latitude, double longitude)
    {
        var (φ1, φ2) = (Radians(Latitude), Radians(latitude));
        var a =
            Math.Pow(Math.Sin((φ2 - φ1) / 2), 2)
            + Math.Cos(φ1) * Math.Cos(φ2) * Math.Pow(Math.Sin(Radians(longitude - Longitude) / 2), 2);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    public bool Contains(double latitude, double longitude) => DistanceTo(latitude, longitude) <= Kilometres;

    static double Radians(double degrees) => degrees * Math.PI / 180;
}
