namespace Cairn.Documents.Reports.Content;

/// <summary>A section of a report or a page.</summary>
/// <param name="Id">Identity in the page: letters, digits and hyphens.</param>
public sealed record Section(string Id, Phrase Title, IReadOnlyList<Block> Content)
{
    /// <summary>Every table in it, those of figures and of folded parts too.</summary>
    public IEnumerable<Table> Tables => Content.SelectMany(Within);

    static IEnumerable<Table> Within(Block block) =>
        block switch
        {
            Table table => [table],
            Figure figure => [figure.Data],
            Folded part => part.Content.SelectMany(Within),
            Subsection part => part.Content.SelectMany(Within),
            Words or Answered or Points or Steps or KeyFacts => [],
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
}
