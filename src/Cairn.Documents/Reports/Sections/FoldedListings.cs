using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Sections;

/// <summary>
/// Long listings of a report behind one line each: on a phone what answers is not pages apart. On paper they stand open.
/// </summary>
static class FoldedListings
{
    /// <summary>Rows that stand open.</summary>
    public const int Most = 10;

    public static Section Of(Section section) => section with { Content = [.. section.Content.Select(Of)] };

    static Block Of(Block block)
    {
        if (block is Subsection part)
            return part with { Content = [.. part.Content.Select(Of)] };
        return block is Table { IsListing: true } table && Rows(table) is > Most and var rows
            ? new Folded((Phrase)$"{table.Caption} ({Written.Count(rows)})", [table])
            : block;
    }

    static int Rows(Table table) => table.Groups.Sum(group => group.Rows.Count);
}
