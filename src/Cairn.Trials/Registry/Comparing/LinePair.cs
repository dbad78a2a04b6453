namespace Cairn.Registry.Comparing;

/// <summary>How a line of one record stands to the other record.</summary>
public enum LineStanding
{
    /// <summary>The other says the same, with the same bounds.</summary>
    Same,

    /// <summary>The other is about the same thing and draws the line elsewhere.</summary>
    OtherBound,

    /// <summary>
    /// The other has a line about the same thing, in other words: whether it means the same a person has to judge.
    /// </summary>
    Alike,
    OnlyA,
    OnlyB,
}

/// <summary>Lines of two records that are about the same thing, or one that the other record does not have.</summary>
/// <param name="A">Null when only the second record has it.</param>
/// <param name="B">Null when only the first record has it.</param>
/// <param name="Likeness">0 for nothing in common to 1 for the same terms; 0 for a line by itself.</param>
public sealed record LinePair(ComparedLine? A, ComparedLine? B, LineStanding Standing, double Likeness)
{
    /// <summary>Bounds that only the first states.</summary>
    public IReadOnlyList<LineBound> BoundsOfA { get; init; } = [];

    /// <summary>Bounds that only the second states.</summary>
    public IReadOnlyList<LineBound> BoundsOfB { get; init; } = [];

    /// <summary>
    /// True when one of the lines is paired a second time: the other record says in one line what this says in two.
    /// </summary>
    public bool IsAgain { get; init; }

    /// <summary>True when the one includes by what the other excludes by: the words then say the opposite.</summary>
    public bool IsTurned =>
        (A?.Kind, B?.Kind) is (LineKind.Inclusion, LineKind.Exclusion) or (LineKind.Exclusion, LineKind.Inclusion);
}
