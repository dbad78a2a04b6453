namespace Cairn.Documents.EligibilityTexts;

/// <summary>What the finished lists of an eligibility text show that may have been meant otherwise.</summary>
static class OutlineDoubts
{
    /// <summary>Those of a section's list.</summary>
    public static IEnumerable<EligibilityDoubt> Of(List<OutlineNode> list) =>
        [.. OpenEnded(list), .. Gaps(list), .. list.SelectMany(Swallowed)];

    /// <summary>An item that announces a list and has none: its list may be the items beside it.</summary>
    static IEnumerable<EligibilityDoubt> OpenEnded(List<OutlineNode> list) =>
        list.Where(n => n is { IsGroup: false, Parts.Count: 0 } && n.Text.EndsWith(':') && n != list[^1])
            .Select(n => new EligibilityDoubt(n.Line, DoubtKind.OpenEnded));

    /// <summary>A list that jumps from 3 to 5: the number between may stand inside the text of 3.</summary>
    static IEnumerable<EligibilityDoubt> Swallowed(OutlineNode group) =>
        group.IsGroup ? Gaps(group.Parts).Concat(group.Parts.SelectMany(Swallowed)) : [];

    static IEnumerable<EligibilityDoubt> Gaps(IReadOnlyList<OutlineNode> list) =>
        list.Zip(list.Skip(1))
            .Where(pair => pair.Second.Marker?.Arabic > pair.First.Marker?.Arabic + 1)
            .Select(pair => new EligibilityDoubt(pair.First.Line, DoubtKind.NumberMissing));
}
