namespace Cairn.Documents.EligibilityTexts;

/// <summary>What is left to do when every line of an eligibility text has its place.</summary>
static class OutlineEnd
{
    /// <summary>Takes out the lines above nothing, which are no criteria, in groups, too; gives their texts.</summary>
    public static IEnumerable<string> TakeTopicsOut(List<OutlineNode> list)
    {
        List<string> empty = [.. list.Where(IsEmptyTopic).Select(node => node.Whole)];
        list.RemoveAll(IsEmptyTopic);
        return [.. empty, .. list.Where(n => n.IsGroup).SelectMany(group => TakeTopicsOut(group.Parts))];
    }

    /// <summary>Where no heading tells the kinds, a criterion may: ... will be excluded.</summary>
    public static void TellKindsByWords(List<OutlineNode> inclusion, List<OutlineNode> exclusion)
    {
        exclusion.AddRange(inclusion.Where(n => LeadIns.KeepsOut(n.Text)));
        var groups = inclusion.Where(n => n.IsGroup);
        exclusion.AddRange(groups.Select(g => g.Taken(p => LeadIns.KeepsOut(p.Text))).OfType<OutlineNode>());
        inclusion.RemoveAll(n => LeadIns.KeepsOut(n.Text));
    }

    static bool IsEmptyTopic(OutlineNode node) => IsBareTopic(node) || SaysNothing(node);

    /// <summary>Hormone receptor status: Not specified.</summary>
    static bool SaysNothing(OutlineNode node) =>
        node is { Text: [.., ':'], Parts.Count: > 0 } && node.Parts.TrueForAll(p => p.Parts.Count == 0 && Remarks.IsNone(p.Text));

    static bool IsBareTopic(OutlineNode node) =>
        node is { IsGroup: true, Parts.Count: 0 }
        && node.Text.TrimEnd('-') is var text
        && (node.HasNone || text.EndsWith(':') || text != node.Text);
}
