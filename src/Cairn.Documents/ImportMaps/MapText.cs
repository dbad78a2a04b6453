using System.Text;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Import.Mapping;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.ImportMaps;

/// <summary>
/// A map of an import as YAML: <c>files</c>, <c>columns</c>, <c>always</c>, <c>words</c>, <c>units</c>. A value ? is a question
/// that nobody has answered yet.
/// </summary>
public static class MapText
{
    /// <summary>The name of the map that a study's folder remembers.</summary>
    public const string File = "import.map";

    const string Open = "?";

    static readonly string[] Keys = ["files", "columns", "always", "words", "units"];

    /// <summary>The map of a text; null when it has errors, an open question among them.</summary>
    /// <param name="file">How findings name it.</param>
    public static Checked<ImportMap> Read(string file, string text)
    {
        var reading = new StudyReading();
        if (YamlText.Root(reading, file, text) is not YamlMappingNode root)
        {
            if (reading.Findings.Count == 0)
                reading.Error(new(file, null), null, "The map is empty.", $"Give it {string.Join(", ", Keys)}.");
            return new(null, reading.Findings);
        }
        var map = new Reader(reading, file).Map(root);
        return new(reading.Findings.Count == 0 ? map : null, reading.Findings);
    }

    /// <summary>The proposal as text, with what was seen and what is asked as comments.</summary>
    public static string Write(MapProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var text = new StringBuilder();
        text.Append("# A proposal, made from the files alone. Read it, answer every ?, and give it with --map.\n");
        foreach (var seen in proposal.Seen)
            Put(text, "# ", seen, "\n");
        Files(text, proposal);
        Nested(text, "columns", proposal.Map.Columns, Asked(proposal, MapPart.Column));
        Nested(text, "words", proposal.Map.Words, Asked(proposal, MapPart.Word));
        Units(text, proposal);
        return text.ToString();
    }

    static List<MapQuestion> Asked(MapProposal proposal, MapPart part) => [.. proposal.Questions.Where(q => q.Part == part)];

    static void Files(StringBuilder text, MapProposal proposal)
    {
        var asked = proposal.Questions.Where(q => q.Part is MapPart.Domain or MapPart.Dates or MapPart.Decimal).ToList();
        var known = proposal.Map.Files.Select(f => f.Pattern);
        List<string> names = [.. known.Union(asked.Select(q => q.File), StringComparer.Ordinal)];
        if (names.Count == 0)
            return;
        text.Append("files:\n");
        foreach (var name in names)
        {
            var file = proposal.Map.Files.FirstOrDefault(f => f.Pattern == name);
            Put(text, "  ", Quoted(name), ":\n");
            Value(text, "domain", file?.Domain, asked.Find(q => q.File == name && q.Part == MapPart.Domain));
            Value(
                text,
                "dates",
                file?.Dates?.ToString().ToUpperInvariant(),
                asked.Find(q => q.File == name && q.Part == MapPart.Dates)
            );
            Value(
                text,
                "decimal",
                file?.Decimal?.ToString().ToLowerInvariant(),
                asked.Find(q => q.File == name && q.Part == MapPart.Decimal)
            );
        }
    }

    static void Value(StringBuilder text, string key, string? value, MapQuestion? question)
    {
        if (question is not null)
            Put(text, "    # ", question.Asks, "\n    ", key, ": '?'\n");
        else if (value is not null)
            Put(text, "    ", key, ": ", value, "\n");
    }

    static void Nested(
        StringBuilder text,
        string key,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> known,
        IReadOnlyList<MapQuestion> asked
    )
    {
        var named = known.Keys.Union(asked.Select(q => q.Domain), StringComparer.Ordinal);
        List<string> parts = [.. named.Order(StringComparer.Ordinal)];
        if (parts.Count == 0)
            return;
        text.Append(key).Append(":\n");
        foreach (var part in parts)
        {
            Put(text, "  ", part, ":\n");
            foreach (var (from, to) in known.GetValueOrDefault(part) ?? new Dictionary<string, string>(StringComparer.Ordinal))
                Put(text, "    ", Quoted(from), ": ", Quoted(to), "\n");
            foreach (var question in asked.Where(q => q.Domain == part))
                Line(text, "    ", question);
        }
    }

    static void Units(StringBuilder text, MapProposal proposal)
    {
        var asked = Asked(proposal, MapPart.Unit);
        if (proposal.Map.Units.Count + asked.Count == 0)
            return;
        text.Append("units:\n");
        foreach (var (from, to) in proposal.Map.Units)
            Put(text, "  ", Quoted(from), ": ", Quoted(to), "\n");
        foreach (var question in asked)
            Line(text, "  ", question);
    }

    static void Line(StringBuilder text, string indent, MapQuestion question)
    {
        Put(text, indent, "# ", question.Asks, "\n");
        Put(text, indent, Quoted(question.Key), ": '?'\n");
    }

    static void Put(StringBuilder text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            text.Append(part);
    }

    static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Reads the parts of a map, and names what is none.</summary>
    sealed class Reader(StudyReading reading, string file)
    {
        public ImportMap Map(YamlMappingNode root)
        {
            foreach (
                var key in root.Children.Keys.OfType<YamlScalarNode>().Where(k => !Keys.Contains(k.Value, StringComparer.Ordinal))
            )
                Wrong(key, $"'{key.Value}' is no part of a map.", $"A map has {string.Join(", ", Keys)}.");
            return new()
            {
                Files = [.. Pairs(root, "files").Select(p => FileOf(p.Key, p.Value))],
                Columns = Nested(root, "columns", key => key.ToUpperInvariant()),
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
            foreach (var key in values.Keys.Where(k => k is not ("domain" or "dates" or "decimal")))
                Wrong(
                    node,
                    $"'{key}' is nothing that a file has.",
                    "A file has domain, dates (DMY, MDY, YMD) and decimal (comma, point)."
                );
            return new(
                pattern,
                values.GetValueOrDefault("domain")?.ToUpperInvariant(),
                Word<DateOrder>(node, values.GetValueOrDefault("dates")),
                Word<DecimalMark>(node, values.GetValueOrDefault("decimal"))
            );
        }

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

        Dictionary<string, IReadOnlyDictionary<string, string>> Nested(
            YamlMappingNode root,
            string part,
            Func<string, string> key
        ) =>
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
}
