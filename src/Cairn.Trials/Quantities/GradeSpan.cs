namespace Cairn.Quantities;

/// <summary>
/// The grades that a toxicity can have by what is known of it: one, where that settles it. A grade is said only then; else what
/// it is at least, and at most.
/// </summary>
/// <param name="Least">0 to 5.</param>
/// <param name="Most">0 to 5, at least as high.</param>
public readonly record struct GradeSpan(int Least, int Most)
{
    /// <summary>Nothing is known: none, to the worst that somebody lives with.</summary>
    public static GradeSpan Open { get; } = new(0, 4);

    /// <summary>The grade; null where what is known leaves more than one.</summary>
    public int? Known => Least == Most ? Least : null;

    /// <summary>One grade.</summary>
    public static GradeSpan Of(int grade) => new(grade, grade);

    /// <summary>The grades of what is the worse of two.</summary>
    public GradeSpan Worse(GradeSpan other) => new(Math.Max(Least, other.Least), Math.Max(Most, other.Most));

    /// <summary>The grades of what is one or the other.</summary>
    public GradeSpan Or(GradeSpan other) => new(Math.Min(Least, other.Least), Math.Max(Most, other.Most));

    /// <summary><c>3</c>; <c>unknown, at least 1</c>; <c>unknown, 1 to 3</c>; <c>unknown</c>.</summary>
    public override string ToString() =>
        this switch
        {
            { Known: { } grade } => FormattableString.Invariant($"{grade}"),
            { Least: 0, Most: >= 4 } => "unknown",
            { Most: >= 4 } => FormattableString.Invariant($"unknown, at least {Least}"),
            { Least: 0 } => FormattableString.Invariant($"unknown, at most {Most}"),
            _ => FormattableString.Invariant($"unknown, {Least} to {Most}"),
        };
}
