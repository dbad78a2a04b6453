namespace Cairn.Documents.Reports.Content;

/// <summary>
/// A part of a section: words, a list of facts, a table, a figure, or a heading with parts of its own. Plain data; writers beside
/// it.
/// </summary>
public abstract record Block
{
    private protected Block() { }
}

/// <summary>A paragraph.</summary>
public sealed record Words(Inline Text) : Block;

/// <summary>The answer to the question of the page or section, in words, before the evidence.</summary>
public sealed record Answered(Inline Text) : Block;

/// <summary>A list of points.</summary>
public sealed record Points(IReadOnlyList<Inline> Lines) : Block;

/// <summary>A list of points with their numbers.</summary>
public sealed record Steps(IReadOnlyList<Inline> Lines) : Block;

/// <summary>Names with their values, one below the other.</summary>
public sealed record KeyFacts(IReadOnlyList<(Phrase Name, Inline Value)> Facts) : Block;

/// <summary>A heading below the section's, with what belongs under it.</summary>
public sealed record Subsection(Phrase Title, IReadOnlyList<Block> Content) : Block;

/// <summary>Evidence one click away.</summary>
/// <param name="Summary">What is there, with how much of it.</param>
/// <param name="OnPaper">Printed in full; otherwise only what the reader opened is.</param>
public sealed record Folded(Phrase Summary, IReadOnlyList<Block> Content, bool OnPaper = true) : Block;
