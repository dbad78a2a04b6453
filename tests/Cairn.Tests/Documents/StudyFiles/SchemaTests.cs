using System.Text.Json.Nodes;
using Cairn.Documents.StudyFiles;
using Cairn.Escalation.Plan;
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

    // The conditions of the schema, so that an editor says what a rule lacks and what does not belong to it.
    [Theory, MemberData(nameof(Rules))]
    public void The_schema_asks_of_each_rule_what_the_rule_needs_and_forbids_what_it_does_not_take(EscalationRule rule)
    {
        var plan = Shapes("study").Single(s => s.Name == nameof(EscalationPlan)).Schema;
        var then = plan["allOf"]!
            .AsArray()
            .Select(c => c!["if"]?["anyOf"]?.AsArray())
            .Select((alternatives, i) => (alternatives, i))
            .Where(c =>
                c.alternatives?.Count >= 2
                && (string?)c.alternatives[0]!["properties"]!["rule"]!["anyOf"]![0]!["const"] == ProtocolWords.Of(rule)
            )
            .Select(c => plan["allOf"]![c.i]!["then"]!)
            .Single();
        var bare = new EscalationPlan { Rule = rule };
        // The doses are the study's own; for the skeleton a half-width does, which the schema says beside it.
        Assert.Equal(
            bare.Needs().Except([nameof(EscalationPlan.Doses), nameof(EscalationPlan.Skeleton)]).Select(Key).Order(),
            then["required"]!.AsArray().Select(r => (string)r!).Order()
        );
        string[] conduct = ["rule", "staggerDays", "committee"];
        var titrated = new EscalationPlan { Rule = EscalationRule.AcceleratedTitration, Then = rule };
        var strangers = StudyReader
            .Keys()[nameof(EscalationPlan)]
            .Select(k => k.Name)
            .Where(k => !conduct.Contains(k) && k != "target" && !titrated.Takes(char.ToUpperInvariant(k[0]) + k[1..]));
        Assert.Equal(strangers.Order(), then["properties"]!.AsObject().Select(p => p.Key).Order());
        Assert.All(then["properties"]!.AsObject(), p => Assert.False((bool)p.Value!));
    }

    public static TheoryData<EscalationRule> Rules => [.. Enum.GetValues<EscalationRule>().Where(PlanRules.CanFollowTitration)];

    static string Key(string number) => char.ToLowerInvariant(number[0]) + number[1..];

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
                .Append("value")
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
