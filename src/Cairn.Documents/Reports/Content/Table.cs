namespace Cairn.Documents.Reports.Content;

/// <summary>What a column holds: words stand left, numbers right with their decimal marks under each other.</summary>
public enum ColumnKind
{
    Words,
    Numbers,
}

/// <summary>A column of a table.</summary>
/// <param name="Head">What the column holds.</param>
/// <param name="Below">The unit or the denominator, printed under the head: "days", "n = 12".</param>
public sealed record Column(Phrase Head, ColumnKind Kind = ColumnKind.Words, Phrase? Below = null)
{
    public static Column OfWords(Phrase head, Phrase? below = null) => new(head, ColumnKind.Words, below);

    public static Column OfNumbers(Phrase head, Phrase? below = null) => new(head, ColumnKind.Numbers, below);
}

/// <summary>Rows that belong together; a thin line separates one group from the next.</summary>
public sealed record RowGroup(Phrase? Title, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <summary>A table.</summary>
public sealed record Table : Block
{
    /// <summary>Identity in the page: letters, digits and hyphens.</summary>
    public required string Id { get; init; }
    public required Phrase Caption { get; init; }

    /// <summary>The first column names the row.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }
    public required IReadOnlyList<RowGroup> Groups { get; init; }

    /// <summary>Shown instead of an empty table: why it is empty and what fills it, in one sentence.</summary>
    public required Phrase WhenEmpty { get; init; }
    public IReadOnlyList<Inline> Notes { get; init; } = [];
    public bool Synthetic { get; init; }

    /// <summary>A row a subject or a value, as long as the trial: the report folds it on a screen, and prints it whole.</summary>
    public bool IsListing { get; init; }

    /// <summary>Rows without groups.</summary>
    public static IReadOnlyList<RowGroup> Plain(IEnumerable<IReadOnlyList<Cell>> rows) => [new(null, [.. rows])];
}
