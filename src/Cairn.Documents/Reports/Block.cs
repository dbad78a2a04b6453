namespace Cairn.Documents.Reports;

/// <summary>A part of a section: words, a list of facts, a table, a figure, or a heading with parts of its own.</summary>
public abstract record Block
{
    private protected Block() { }

    /// <summary>The part on a page of its own, without a number.</summary>
    public Html ToHtml() => ToHtml(new Numbering());

    internal abstract Html ToHtml(Numbering numbering);
}

/// <summary>A paragraph.</summary>
public sealed record Words(Inline Text) : Block
{
    internal override Html ToHtml(Numbering numbering) => Html.Element("p", Text.ToHtml(numbering));
}

/// <summary>The answer to the question of the page or section, in words, before the evidence.</summary>
public sealed record Answered(Inline Text) : Block
{
    internal override Html ToHtml(Numbering numbering) => Html.Element("p", [("class", "answer")], Text.ToHtml(numbering));
}

/// <summary>A list of points.</summary>
public sealed record Points(IReadOnlyList<Inline> Lines) : Block
{
    internal override Html ToHtml(Numbering numbering) =>
        Html.Element("ul", Html.Join(Lines.Select(l => Html.Element("li", l.ToHtml(numbering)))));
}

/// <summary>A list of points with their numbers.</summary>
public sealed record Steps(IReadOnlyList<Inline> Lines) : Block
{
    internal override Html ToHtml(Numbering numbering) =>
        Html.Element("ol", [("class", "steps")], Html.Join(Lines.Select(l => Html.Element("li", l.ToHtml(numbering)))));
}

/// <summary>Names with their values, one below the other.</summary>
public sealed record KeyFacts(IReadOnlyList<(string Name, Inline Value)> Facts) : Block
{
    internal override Html ToHtml(Numbering numbering) =>
        Html.Element(
            "dl",
            [("class", "facts")],
            Html.Join(
                Facts.Select(f => Html.Element("div", Html.Element("dt", f.Name), Html.Element("dd", f.Value.ToHtml(numbering))))
            )
        );
}

/// <summary>A heading below the section's, with what belongs under it.</summary>
public sealed record Subsection(string Title, IReadOnlyList<Block> Content) : Block
{
    internal override Html ToHtml(Numbering numbering) =>
        Html.Element("h3", Title) + "\n" + Html.Join(Content.Select(b => b.ToHtml(numbering) + "\n"));
}

/// <summary>Evidence one click away: on paper and to a search it is there in full.</summary>
public sealed record Folded(string Summary, IReadOnlyList<Block> Content) : Block
{
    internal override Html ToHtml(Numbering numbering) =>
        Html.Element(
            "details",
            [("class", "evidence")],
            Html.Element("summary", Summary),
            "\n",
            Html.Join(Content.Select(b => b.ToHtml(numbering) + "\n"))
        );
}
