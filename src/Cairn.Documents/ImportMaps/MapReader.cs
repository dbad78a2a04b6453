using System.Globalization;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Import.Mapping;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.ImportMaps;

/// <summary>Reads the parts of a map, and names what is none.</summary>
sealed class MapReader(StudyReading reading, string file)
{
    const string Open = "?";

    public ImportMap Map(YamlMappingNode root)
    {
        foreach (
            var key in root
                .Children.Keys.OfType<YamlScalarNode>()
                .Where(k => !MapText.Keys.Contains(k.Value, StringComparer.Ordinal))
        )
            Wrong(key, $"'{key.Value}' is no part of a map.", $"A map has {string.Join(", ", MapText.Keys)}.");
        return new()
        {
            Files = [.. Pairs(root, "files").Select(p => FileOf(p.Key, p.Value))],
            Columns = Nested(root, "columns", key => key.ToUpperInvariant()),
            Tests = Tests(root),
            Always = Nested(root, "always", key => key.ToUpperInvariant()),
            Words = Nested(root, "words", key => key),
            Units = Texts(Pairs(root, "units"), key => key, StringComparer.Ordinal),
        };
    }

    FileMap FileOf(string pattern, YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } domain })
            return new(pattern, Answered(node, pattern, domain).ToUpperInvariant(), null, null);
        var values = Texts(Pairs(node), key => key, StringComparer.Ordinal);
        foreach (var key in values.Keys.Where(k => k is not ("header" or "domain" or "dates" or "decimal")))
            Wrong(
                node,
                $"'{key}' is nothing that a file has.",
                "A file has header (the line of the column names), domain, dates (DMY, MDY, YMD) and decimal (comma, point)."
            );
        return new(
            pattern,
            values.GetValueOrDefault("domain")?.ToUpperInvariant(),
            Word<DateOrder>(node, values.GetValueOrDefault("dates")),
            Word<DecimalMark>(node, values.GetValueOrDefault("decimal"))
        )
        {
            Header = Line(node, values.GetValueOrDefault("header")),
        };
    }

    int? Line(YamlNode node, string? text)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0)
            return line;
        Wrong(node, $"'{text}' is no line of a file.", "Write the number of the line that names the columns, from 1.");
        return null;
    }

    Dictionary<string, IReadOnlyDictionary<string, ColumnTest>> Tests(YamlMappingNode root) =>
        Nested(root, "tests", key => key.ToUpperInvariant())
            .ToDictionary(
                t => t.Key,
                t =>
                    (IReadOnlyDictionary<string, ColumnTest>)
                        t.Value.ToDictionary(c => c.Key, c => ColumnTest.Parse(c.Value), StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    T? Word<T>(YamlNode node, string? text)
        where T : struct, Enum
    {
        if (text is null or Open)
            return null;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        Wrong(node, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.", "Write one of them.");
        return null;
    }

    Dictionary<string, IReadOnlyDictionary<string, string>> Nested(YamlMappingNode root, string part, Func<string, string> key) =>
        Pairs(root, part)
            .ToDictionary(
                p => p.Key.ToUpperInvariant(),
                p => (IReadOnlyDictionary<string, string>)Texts(Pairs(p.Value), key, StringComparer.OrdinalIgnoreCase),
                StringComparer.Ordinal
            );

    Dictionary<string, string> Texts(
        IEnumerable<KeyValuePair<string, YamlNode>> pairs,
        Func<string, string> key,
        StringComparer comparer
    )
    {
        var texts = new Dictionary<string, string>(comparer);
        foreach (var (name, node) in pairs)
            if (node is YamlScalarNode { Value: { } value })
                texts[key(name)] = Answered(node, name, value);
            else
                Wrong(node, $"'{name}' has no value.", "Write 'key: value'.");
        return texts;
    }

    string Answered(YamlNode node, string name, string value)
    {
        if (value == Open)
            Wrong(
                node,
                $"The question of '{name}' is open.",
                "Answer it, or take the line out where the column may stay as it is."
            );
        return value;
    }

    IEnumerable<KeyValuePair<string, YamlNode>> Pairs(YamlMappingNode root, string part) =>
        root.Children.TryGetValue(new YamlScalarNode(part), out var node) ? Pairs(node) : [];

    IEnumerable<KeyValuePair<string, YamlNode>> Pairs(YamlNode node)
    {
        if (node is YamlMappingNode map)
            return map.Children.Select(c => new KeyValuePair<string, YamlNode>(((YamlScalarNode)c.Key).Value ?? "", c.Value));
        Wrong(node, "Here stands no list of keys.", "Write 'key: value', a line each, indented.");
        return [];
    }

    void Wrong(YamlNode node, string what, string mend) => reading.Error(new(file, (int)node.Start.Line), null, what, mend);
}
