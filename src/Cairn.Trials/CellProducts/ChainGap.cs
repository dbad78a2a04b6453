using Cairn.Records;

namespace Cairn.CellProducts;

/// <summary>What breaks a chain of identity or custody, or the rules of the release.</summary>
public enum ChainGapKind
{
    /// <summary>A step that has to come before is not recorded.</summary>
    StepMissing,

    /// <summary>It is dated before a step that has to come before it.</summary>
    OutOfOrder,

    /// <summary>It has no date.</summary>
    Undated,

    /// <summary>It does not say which thing it is about.</summary>
    NoThing,

    /// <summary>It does not say what the thing was made from, or names what was never collected or made.</summary>
    UnknownOrigin,

    /// <summary>It bears no code of identity.</summary>
    NoIdentity,

    /// <summary>It bears another code of identity than the collection: these may be somebody else's cells.</summary>
    OtherIdentity,

    /// <summary>Nobody is named who answered for it.</summary>
    NobodyNamed,

    /// <summary>The bedside identity was not confirmed by two different people.</summary>
    NotTwoPeople,

    /// <summary>Warmer than the study allows.</summary>
    TooWarm,

    /// <summary>Frozen cells travelled, and nobody wrote down how cold they were.</summary>
    NoTemperature,

    /// <summary>Given later after the thaw than the study allows.</summary>
    ThawedTooLong,

    /// <summary>A result of the release tests is open.</summary>
    TestOpen,

    /// <summary>A result misses the specification, and its use is not approved.</summary>
    OutOfSpecification,

    /// <summary>Nobody whose word counts has signed the release, or the signature is void.</summary>
    NotReleased,

    /// <summary>The lot was rejected.</summary>
    Rejected,

    /// <summary>The manufacture failed.</summary>
    Failed,

    /// <summary>It was given, destroyed, or is said to have held fewer cells than were taken.</summary>
    NothingLeft,
}

/// <summary>A gap in the chain of a product, with the records that show it.</summary>
/// <param name="Thing">The collection, the lot or the bag.</param>
/// <param name="Step">The step at which it shows; null when it is of the lot as a whole.</param>
/// <param name="Needed">The step that is missing, or that it comes too early for; null for another kind.</param>
/// <param name="Test">The test of the release, by its code; null for another kind.</param>
public sealed record ChainGap(
    ChainGapKind Kind,
    string Thing,
    ProductStep? Step = null,
    ProductStep? Needed = null,
    string? Test = null
)
{
    public IReadOnlyList<Fact> Because { get; init; } = [];

    public bool Equals(ChainGap? other) =>
        other is not null && (Kind, Thing, Step, Needed, Test) == (other.Kind, other.Thing, other.Step, other.Needed, other.Test);

    public override int GetHashCode() => HashCode.Combine(Kind, Thing, Step, Needed, Test);
}
