using System.Globalization;
using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Criteria from the nesting of an eligibility text.</summary>
static class OutlineCriteria
{
    const int LongestId = 8; // SDTM IETESTCD

    /// <summary>
    /// The criteria of one list. Ids are the record's numbers where the whole list is numbered upwards, else counted.
    /// </summary>
    public static IReadOnlyList<Criterion> Of(IReadOnlyList<OutlineNode> nodes, CriterionKind kind, string before) =>
        [
            .. nodes
                .Zip(Numbers(nodes))
                .SelectMany(item => Of(item.First, kind, before + item.Second.ToString(CultureInfo.InvariantCulture))),
        ];

    static IReadOnlyList<Criterion> Of(OutlineNode node, CriterionKind kind, string id)
    {
        if (node.Parts.Count == 0)
            return [Plain(node, kind, id)];
        if (node.Text.Length == 0 && Parts(node, kind, id) is { } items)
            return items;
        return EligibilityWords.PartsStandAlone(kind, node) && Parts(node, kind, id) is { } parts
            ? [Plain(node, kind, id) with { Text = node.Text, Parts = parts }]
            : [Plain(node, kind, id)];
    }

    static Criterion Plain(OutlineNode node, CriterionKind kind, string id) =>
        new()
        {
            Id = id,
            Kind = kind,
            Text = node.Whole,
        };

    /// <summary>Null when an id would be too long; the parts then stay within the text.</summary>
    static IReadOnlyList<Criterion>? Parts(OutlineNode node, CriterionKind kind, string id)
    {
        var parts = Of(node.Parts, kind, id + ".");
        return parts.Any(p => p.Id.Length > LongestId) ? null : parts;
    }

    static IEnumerable<int> Numbers(IReadOnlyList<OutlineNode> nodes)
    {
        var written = nodes.Select(n => n.Marker?.Prefix is null ? n.Marker?.Arabic : n.Marker.Readings[0].Number).ToArray();
        var isCounted = written.All(n => n > 0) && written.Zip(written.Skip(1)).All(pair => pair.First < pair.Second);
        return isCounted ? written.Select(n => n!.Value) : Enumerable.Range(1, nodes.Count);
    }
}
