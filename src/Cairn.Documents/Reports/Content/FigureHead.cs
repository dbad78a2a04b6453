namespace Cairn.Documents.Reports.Content;

/// <summary>What every figure is given besides its numbers.</summary>
/// <param name="Id">Identity in the page: a letter, then letters, digits and hyphens.</param>
/// <param name="Title">What is shown, with the population.</param>
/// <param name="Synthetic">The numbers are made up: the figure says so.</param>
public sealed record FigureHead(string Id, Phrase Title, bool Synthetic)
{
    public string Id { get; } =
        IsId(Id)
            ? Id
            : throw new ArgumentException(
                $"'{Id}' is no identity for a figure: a letter, then letters, digits and hyphens.",
                nameof(Id)
            );

    static bool IsId(string id) =>
        id.Length > 0 && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
