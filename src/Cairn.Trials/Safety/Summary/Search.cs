namespace Cairn.Safety.Summary;

/// <summary>Where the search for an event of special interest stands in one subject. A zero counts <see cref="NotFound"/>
/// alone.</summary>
public enum Search
{
    Found,

    /// <summary>It was looked for, and is not there.</summary>
    NotFound,

    /// <summary>Something recorded may be it, and nobody has said.</summary>
    Open,

    /// <summary>Nothing is recorded that would show it.</summary>
    NotMade,

    /// <summary>It cannot come in this subject.</summary>
    NotAtRisk,
}
