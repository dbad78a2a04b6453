using Cairn.Documents.EligibilityTexts;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// A block of a record's text, which is in CommonMark: a paragraph or a list. Other marks are left as they are.
/// </summary>
public abstract record ProseBlock
{
    ProseBlock() { }

    /// <param name="Lines">Lines that the writer broke.</param>
    public sealed record Paragraph(IReadOnlyList<string> Lines) : ProseBlock;

    /// <param name="First">The number of the first item; null for bullets.</param>
    public sealed record Items(int? First, IReadOnlyList<ProseItem> Of) : ProseBlock;

    /// <summary>The blocks of a text, in order; every word of it stands in one of them.</summary>
    public static IReadOnlyList<ProseBlock> Read(string text)
    {
        var lines = EligibilityLine.Of(text);
        return Blocks(lines, 0, lines.Count);
    }

    static List<ProseBlock> Blocks(IReadOnlyList<EligibilityLine> lines, int from, int to)
    {
        var blocks = new List<ProseBlock>();
        for (var at = from; at < to; )
        {
            var end = IsItem(lines[at]) ? EndOfList(lines, at, to) : EndOfParagraph(lines, at, to);
            blocks.Add(
                IsItem(lines[at]) ? List(lines, at, end) : new Paragraph([.. Between(lines, at, end).Select(l => l.Whole)])
            );
            at = end;
        }
        return blocks;
    }

    static bool IsItem(EligibilityLine line) => line.Marker is { IsBullet: true } or { Arabic: not null, Prefix: null };

    static int EndOfParagraph(IReadOnlyList<EligibilityLine> lines, int from, int to)
    {
        var end = from + 1;
        while (end < to && !IsItem(lines[end]) && !lines[end].AfterBlank)
            end++;
        return end;
    }

    /// <summary>A list goes on with items of its kind at its column, and with whatever is indented below them.</summary>
    static int EndOfList(IReadOnlyList<EligibilityLine> lines, int from, int to)
    {
        var first = lines[from];
        var end = from + 1;
        while (end < to && (IsNext(first, lines[end]) || lines[end].Column > first.Column || IsContinuation(lines[end])))
            end++;
        return end;
    }

    static bool IsNext(EligibilityLine first, EligibilityLine line) =>
        IsItem(line) && Math.Abs(line.Column - first.Column) <= 1 && line.Marker!.IsBullet == first.Marker!.IsBullet;

    static bool IsContinuation(EligibilityLine line) => !IsItem(line) && !line.AfterBlank;

    static Items List(IReadOnlyList<EligibilityLine> lines, int from, int to)
    {
        var items = new List<ProseItem>();
        for (var at = from; at < to; )
        {
            var below = at + 1;
            while (below < to && IsContinuation(lines[below]))
                below++;
            var end = below;
            while (end < to && !IsNext(lines[from], lines[end]))
                end++;
            string[] words = [lines[at].Text, .. Between(lines, at + 1, below).Select(l => l.Whole)];
            items.Add(new(string.Join(' ', words), Blocks(lines, below, end)));
            at = end;
        }
        return new(lines[from].Marker!.Arabic, items);
    }

    static IEnumerable<EligibilityLine> Between(IReadOnlyList<EligibilityLine> lines, int from, int to) =>
        lines.Skip(from).Take(to - from);
}

/// <summary>An item of a list with the blocks below it.</summary>
public sealed record ProseItem(string Text, IReadOnlyList<ProseBlock> Below);
