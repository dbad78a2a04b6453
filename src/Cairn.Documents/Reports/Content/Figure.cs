namespace Cairn.Documents.Reports.Content;

/// <summary>A figure with its words and the numbers it was drawn from.</summary>
public sealed record Figure : Block
{
    public required FigureHead Head { get; init; }

    /// <summary>What there is to see, for those who do not see it.</summary>
    public required Phrase Description { get; init; }

    /// <summary>Null when there is nothing to draw, and the description says why.</summary>
    public required Drawing? Drawing { get; init; }
    public IReadOnlyList<Inline> Notes { get; init; } = [];

    /// <summary>The data as a table.</summary>
    public required Table Data { get; init; }

    /// <summary>A figure without anything to draw.</summary>
    /// <param name="why">Why it is empty and what fills it, in one sentence.</param>
    internal static Figure Empty(FigureHead head, Table data, Phrase why) =>
        new()
        {
            Head = head,
            Description = why,
            Drawing = null,
            Data = data,
        };
}
