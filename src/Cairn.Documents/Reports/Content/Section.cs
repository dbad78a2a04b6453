namespace Cairn.Documents.Reports.Content;

/// <summary>A section of a report or a page.</summary>
/// <param name="Id">Identity in the page: letters, digits and hyphens.</param>
public sealed record Section(string Id, string Title, IReadOnlyList<Block> Content);
