using System.Text.Json.Nodes;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;
using Cairn.Tests.Studies;
using YamlDotNet.RepresentationModel;

namespace Cairn.Tests.Documents.StudyFiles;

/// <summary>The JSON Schemas that editors use say the same as the reader.</summary>
public sealed class SchemaTests
{
    static readonly string[] Sources = ["source", "why"];

    static readonly IReadOnlyDictionary<string, string> Roots = new Dictionary<string, string>
    {
        ["study"] = "Study",
        ["eligibility"] = "EligibilityFile",
        ["schedule"] = "ScheduleFile",
        ["statements"] = "StatementsFile",
        ["forms"] = "FormsFile",
    };

    public static TheoryData<string> Files => [.. Roots.Keys];

    [Fact]
    public void Every_part_of_a_study_is_in_a_schema()
    {
        var described = Roots.Keys.SelectMany(Shapes).Select(s => s.Name).Where(name => name != "Part").Distinct().Order();
        Assert.Equal(StudyReader.Keys().Keys.Order(), described);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_schema_has_the_keys_the_reader_knows_and_requires_the_same(string file)
    {
        foreach (var (name, schema) in Shapes(file))
        {
            var keys = StudyReader
                .Keys()[name == "Part" ? "Criterion" : name]
                .Where(k => name != "Part" || k.Name != "kind")
                .ToList();
            Assert.Equal(
                keys.Select(k => k.Name).Concat(Sources).Order(),
                schema["properties"]!.AsObject().Select(p => p.Key).Order()
            );
            Assert.Equal(
                keys.Where(k => k.Required).Select(k => k.Name).Order(),
                schema["required"]!.AsArray().Select(r => (string)r!).Order()
            );
            Assert.False((bool)schema["additionalProperties"]!);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void A_schema_allows_the_words_the_reader_allows(string file)
    {
        foreach (var (name, schema) in Shapes(file).Where(s => s.Name != "Part"))
        foreach (var key in StudyReader.Keys()[name])
        {
            var type = schema["properties"]![key.Name]!["anyOf"]![0]!;
            Assert.Equal(
                key.Words.Order(),
                ((type["enum"] ?? type["items"]?["enum"])?.AsArray().Select(w => (string)w!) ?? []).Order()
            );
        }
    }

    // Where CAIRN_WRITE_PAGES is set it is written: a shell would empty the file before the program is built with it.
    [Fact]
    public void The_schema_in_the_repository_is_the_one_that_the_designs_say()
    {
        var path = Path.Combine(Shared.Repository, "schema", "study.schema.json");
        if (Environment.GetEnvironmentVariable("CAIRN_WRITE_PAGES") is not null)
            File.WriteAllText(path, StudySchema.Text());
        Assert.Equal(StudySchema.Text(), File.ReadAllText(path));
    }

    // The conditions of the schema, so that an editor says what a rule lacks and what does not belong to it.
    [Theory]
    [InlineData("three-plus-three", "", "cohorts, interval, skeleton, decisions, prior")]
    [InlineData("rolling-six", "", "cohortSize, expansion, cohorts")]
    [InlineData("boin", "target", "variant, interval, skeleton, escalateNeeds")]
    [InlineData("decision-table", "target, decisions", "closeAbove, modification")]
    [InlineData("crm", "target", "interval, adaptiveWeights, referenceDose")]
    [InlineData("blrm", "referenceDose", "skeleton, model, closeAbove")]
    [InlineData("tite-crm", "target", "interval, prior")]
    public void The_schema_asks_of_each_rule_what_the_rule_needs_and_forbids_what_it_does_not_take(
        string rule,
        string needs,
        string strangers
    )
    {
        var plan = Shapes("study").Single(s => s.Name == nameof(EscalationPlan)).Schema;
        var then = plan["allOf"]!
            .AsArray()
            .Where(c =>
                c!["if"]?["anyOf"]?.AsArray()[0]!["properties"]!["rule"]!["anyOf"]![0]!["const"] is { } word
                && (string?)word == rule
            )
            .Select(c => c!["then"]!)
            .Single();
        Assert.Equal(needs, string.Join(", ", then["required"]!.AsArray().Select(r => (string?)r)));
        foreach (var stranger in strangers.Split(", "))
            Assert.False((bool)then["properties"]![stranger]!);
        foreach (
            var restriction in (string[])["startLevel", "noSkipping", "maxSubjects", "minimumAtMtd", "stopTooToxic", "target"]
        )
            Assert.False(then["properties"]!.AsObject().ContainsKey(restriction), restriction);
    }

    [Theory]
    [InlineData(Trial.Soochow)]
    [InlineData(Trial.DualTarget)]
    public void Every_key_of_a_shipped_study_is_in_its_schema_and_the_file_names_it(string id)
    {
        foreach (var file in Roots.Keys)
        {
            var path = Path.Combine(Trial.Folder(id), file + ".yaml");
            var line = Assert.Single(File.ReadLines(path).Take(1));
            Assert.Equal($"# yaml-language-server: $schema=../../schema/{file}.schema.json", line);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(path)));
            var known = Shapes(file)
                .SelectMany(s => s.Schema["properties"]!.AsObject().Select(p => p.Key))
                .Concat(["value", "en", "zh"]) // a value beside its source, a text in its languages
                .ToHashSet(StringComparer.Ordinal);
            Assert.All(yaml.Documents[0].AllNodes.OfType<YamlMappingNode>().SelectMany(m => m.Children.Keys), key =>
                Assert.Contains(((YamlScalarNode)key).Value!, known)
            );
        }
    }

    /// <summary>The objects a schema describes: its root under the reader's name for it, and its definitions.</summary>
    static IEnumerable<(string Name, JsonNode Schema)> Shapes(string file)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Shared.Repository, "schema", file + ".schema.json")))!;
        yield return (Roots[file], schema);
        foreach (var (name, definition) in schema["$defs"]!.AsObject().Where(d => char.IsAsciiLetterUpper(d.Key[0])))
            yield return (name, definition!);
    }
}
