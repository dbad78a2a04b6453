using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// Items of a list that are one criterion together: A or, B or, C. Of an exclusion list each item excludes by itself, so only an
/// OR that stands alone between two of them joins them.
/// </summary>
static class Alternatives
{
    /// <summary>The list with its alternatives joined; what stands before and behind them stays as it is.</summary>
    public static List<OutlineNode> Joined(IReadOnlyList<OutlineNode> list, CriterionKind kind)
    {
        var joined = new List<OutlineNode>();
        for (var at = 0; at < list.Count; )
        {
            var end = at + 1;
            while (end < list.Count && AreAlternatives(list[end - 1], list[end], kind))
                end++;
            joined.Add(end == at + 1 ? Below(list[at], kind) : OneOf([.. list.Skip(at).Take(end - at)]));
            at = end;
        }
        return joined;
    }

    static OutlineNode Below(OutlineNode node, CriterionKind kind)
    {
        if (!node.IsGroup)
            return node;
        var parts = Joined(node.Parts, kind);
        node.Parts.Clear();
        node.Parts.AddRange(parts);
        return node;
    }

    static OutlineNode OneOf(IReadOnlyList<OutlineNode> items)
    {
        var together = new OutlineNode(items[0].Line, "", items[0].Marker) { IsOneOf = true };
        together.Parts.AddRange(items);
        return together;
    }

    static bool AreAlternatives(OutlineNode before, OutlineNode next, CriterionKind kind)
    {
        if (before.IsGroup || next.IsGroup)
            return false;
        if (PartWords.IsOnlyOr(before.Whole) || PartWords.IsOnlyOr(next.Whole))
            return true;
        return kind == CriterionKind.Inclusion && (PartWords.EndsWithOr(LastLine(before)) || PartWords.StartsWithOr(next.Whole));
    }

    static string LastLine(OutlineNode node) => node.Whole[(node.Whole.LastIndexOf('\n') + 1)..];
}
