using System.Globalization;
using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>Criteria from the nesting of an eligibility text, and the line of the text on which each begins.</summary>
sealed class OutlineCriteria
{
    const int LongestId = 8; // SDTM IETESTCD

    readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    /// <summary>The line of each criterion, by its id.</summary>
    public IReadOnlyDictionary<string, int> Lines => _lines;

    /// <summary>The ids that stand for a line above a list: they are no criterion themselves.</summary>
    public IReadOnlySet<string> Groups => _groups;

    /// <summary>
    /// The criteria of one list. Ids are the record's numbers where the whole list is numbered upwards, else counted.
    /// </summary>
    public IReadOnlyList<Criterion> Of(IReadOnlyList<OutlineNode> nodes, CriterionKind kind, string before) =>
        [
            .. nodes
                .Zip(Numbers(nodes))
                .SelectMany(item => Of(item.First, kind, before + item.Second.ToString(CultureInfo.InvariantCulture))),
        ];

    IReadOnlyList<Criterion> Of(OutlineNode node, CriterionKind kind, string id)
    {
        if (node.Parts.Count == 0 || node.IsOneOf)
            return [Plain(node, kind, id)];
        if (node.Text.Length == 0 && Parts(node, kind, id) is { } items)
            return items;
        if (!PartWords.StandAlone(kind, node) || Parts(node, kind, id) is not { } parts)
            return [Plain(node, kind, id)];
        if (node.IsGroup)
            _groups.Add(id);
        return [Plain(node, kind, id) with { Text = node.Text, Parts = parts }];
    }

    Criterion Plain(OutlineNode node, CriterionKind kind, string id)
    {
        _lines[id] = node.Line;
        return new()
        {
            Id = id,
            Kind = kind,
            Text = node.Whole,
        };
    }

    /// <summary>Null when an id would be too long; the parts then stay within the text.</summary>
    IReadOnlyList<Criterion>? Parts(OutlineNode node, CriterionKind kind, string id)
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
