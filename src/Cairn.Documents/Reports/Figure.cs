namespace Cairn.Documents.Reports;

/// <summary>What every figure is given besides its numbers.</summary>
/// <param name="Id">Identity in the page: a letter, then letters, digits and hyphens.</param>
/// <param name="Title">What is shown, with the population.</param>
/// <param name="Synthetic">The numbers are made up: the figure says so.</param>
public sealed record FigureHead(string Id, string Title, bool Synthetic)
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

/// <summary>A figure with its words and the numbers it was drawn from.</summary>
public sealed record Figure : Block
{
    public required FigureHead Head { get; init; }

    /// <summary>What there is to see, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>The drawing, an svg element; empty when there is nothing to draw, and the description says why.</summary>
    public required Html Drawing { get; init; }
    public IReadOnlyList<Inline> Notes { get; init; } = [];

    /// <summary>The data as a table.</summary>
    public required Table Data { get; init; }

    internal override Html ToHtml(Numbering numbering)
    {
        var caption = Html.Element(
            "figcaption",
            TableMarkup.Caption(numbering.NextFigure(), Head.Title, Head.Synthetic || numbering.Synthetic)
        );
        var notes = Html.Join(Notes.Select(n => Html.Element("p", [("class", "note")], n.ToHtml(numbering)) + "\n"));
        var content = Drawing.IsEmpty
            ? Html.Element("p", [("class", "empty")], Description)
            : Html.Element("div", [("class", "drawing")], Drawing)
                + "\n"
                + notes
                + Html.Element("details", Html.Element("summary", "Data as a table"), Data.ToHtml(numbering, null));
        return Html.Element("figure", [("id", Head.Id)], caption, "\n", content);
    }

    /// <summary>A figure without anything to draw.</summary>
    /// <param name="why">Why it is empty and what fills it, in one sentence.</param>
    internal static Figure Empty(FigureHead head, Table data, string why) =>
        new()
        {
            Head = head,
            Description = why,
            Drawing = Html.Empty,
            Data = data,
        };
}
