using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Import.Mapping;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.ImportMaps;

/// <summary>
/// A map of an import as YAML: <c>files</c>, <c>columns</c>, <c>tests</c>, <c>always</c>, <c>words</c>, <c>units</c>. A value ?
/// is a question
/// that nobody has answered yet.
/// </summary>
public static class MapText
{
    /// <summary>The name of the map that a study's folder remembers.</summary>
    public const string File = "import.map";

    /// <summary>The parts of a map.</summary>
    internal static readonly string[] Keys = ["files", "columns", "tests", "always", "words", "units"];

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
        var map = new MapReader(reading, file).Map(root);
        return new(reading.Findings.Count == 0 ? map : null, reading.Findings);
    }

    /// <summary>The proposal as text, with what was seen and what is asked as comments.</summary>
    public static string Write(MapProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var text = new StringBuilder();
        text.Append("# A proposal, made from the files alone. Read it, answer every ?, and give it with --map.\n");
        foreach (var seen in proposal.Seen)
            Put(text, "# ", InOneLine(seen), "\n");
        Files(text, proposal);
        Nested(text, "columns", proposal.Map.Columns, Asked(proposal, MapPart.Column));
        Nested(text, "tests", Written(proposal.Map.Tests), Asked(proposal, MapPart.Test));
        Nested(text, "words", proposal.Map.Words, Asked(proposal, MapPart.Word));
        Units(text, proposal);
        if (!text.ToString().Contains(":\n", StringComparison.Ordinal))
            text.Append("files: {}\n"); // nothing to map
        return text.ToString();
    }

    static Dictionary<string, IReadOnlyDictionary<string, string>> Written(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, ColumnTest>> tests
    ) =>
        tests.ToDictionary(
            t => t.Key,
            t =>
                (IReadOnlyDictionary<string, string>)
                    t.Value.ToDictionary(c => c.Key, c => c.Value.ToString(), StringComparer.Ordinal),
            StringComparer.Ordinal
        );

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
            Value(text, "header", file?.Header?.ToString(CultureInfo.InvariantCulture), null);
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
            Put(text, "    # ", InOneLine(question.Asks), "\n    ", key, ": '?'\n");
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
        Put(text, indent, "# ", InOneLine(question.Asks), "\n");
        Put(text, indent, Quoted(question.Key), ": '?'\n");
    }

    static string InOneLine(string words) => words.ReplaceLineEndings(" ");

    static void Put(StringBuilder text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            text.Append(part);
    }

    // A comment and a word in single quotes hold no line break; in double quotes it is \n.
    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny('\n', '\r') < 0
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : JsonSerializer.Serialize(text);
}
