using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Drafts;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;
using YamlDotNet.RepresentationModel;

namespace Cairn.Tests.Documents.Drafts;

public sealed class DraftFolderTests
{
    [Trait("Speed", "Slow")]
    [Fact]
    public void Every_text_of_every_sample_is_read_back_from_its_draft_as_it_was()
    {
        Assert.All(RegistrySamples.All(), sample =>
        {
            var record = RegistryRecordReader.Read(sample.Json.GetRawText(), "f").Value!;
            var files = StudyFolderWriter.Draft(record.Study, [.. record.Eligibility!.Asides.Select(a => a.Text)]);
            var (study, eligibility) = (Root(files["study.yaml"]), Root(files["eligibility.yaml"]));
            var r = record.Study.Registration;

            Assert.Equal(
                ["id", "source", "why", "registration"],
                study.Children.Keys.Take(4).Select(k => ((YamlScalarNode)k).Value!)
            );
            Assert.Equal("record", Text(study["source"]));
            var registration = (YamlMappingNode)study["registration"];
            Assert.Equal(
                (r.Title, r.Summary, r.Description),
                (Text(registration["title"]), TextOf(registration, "summary"), TextOf(registration, "description"))
            );
            Assert.Equal(r.StartDate?.ToString(), TextOf(registration, "startDate"));
            Assert.Equal(r.Conditions, Texts(registration, "conditions"));
            Assert.Equal(r.Keywords, Texts(registration, "keywords"));
            Assert.Equal(
                record.Study.Outcomes,
                Each(study, "outcomes", o => new Outcome(
                    Text(o["kind"]),
                    Text(o["measure"]),
                    TextOf(o, "description"),
                    TextOf(o, "timeFrame")
                ))
            );
            Assert.Equal(
                record.Study.Sponsors,
                Each(study, "sponsors", s => new Party(Text(s["name"]), Text(s["role"]), TextOf(s, "class")))
            );
            Assert.Equal(
                record.Study.Locations.SelectMany(l => l.Contacts),
                Each(study, "locations", l => l)
                    .SelectMany(l =>
                        Each(l, "contacts", c => new Contact(
                            TextOf(c, "name"),
                            TextOf(c, "role"),
                            TextOf(c, "phone"),
                            TextOf(c, "email")
                        ))
                    )
            );
            Assert.Equal("record", Text(eligibility["source"]));
            Assert.Equal(
                record.Study.Criteria.SelectMany(All).Select(c => $"{c.Id} {c.Text}"),
                Each(eligibility, "criteria", c => c).SelectMany(AllMaps).Select(c => $"{Text(c["id"])} {Text(c["text"])}")
            );
        });
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void The_study_reader_reads_every_draft_as_the_study_it_was_made_from()
    {
        Assert.All(RegistrySamples.All(), sample =>
        {
            var record = RegistryRecordReader.Read(sample.Json.GetRawText(), "f").Value!;
            var read = StudyReader.Read(sample.Id, StudyFolderWriter.Draft(record.Study, []));

            Assert.True(read.Findings.Count == 0, string.Join("\n", read.Findings));
            Assert.Equal(Page(record.Study), Page(read.Value!));
            Assert.Equal(ValueSource.Record, Assert.Single(read.Value!.Provenance.Origins, o => o.Path.Length == 0).Source);
        });
    }

    /// <summary>Everything a draft says, as text.</summary>
    static string Page(Study s) =>
        System.Text.Json.JsonSerializer.Serialize(
            new
            {
                s.Id,
                s.Registration,
                Start = $"{s.Registration.StartDate}",
                Done = $"{s.Registration.CompletionDate}",
                Updated = $"{s.Registration.LastUpdate}",
                Primary = $"{s.Registration.PrimaryCompletionDate}",
                s.Design,
                s.Arms,
                s.Interventions,
                s.Outcomes,
                s.Sponsors,
                s.Locations,
                s.Contacts,
                Criteria = s.Criteria.SelectMany(All).Select(c => $"{c.Id} {c.Kind} {c.Basis} {c.Parts.Count} {c.Text}"),
            }
        );

    [Fact]
    public void Any_text_survives_the_file()
    {
        string[] pieces =
        [
            "a",
            "word ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "#",
            ": ",
            "- ",
            "'",
            "\"",
            "\\",
            "%",
            "@",
            "{",
            "]",
            "&x",
            "*y",
            "!z",
            "? ",
            "null",
            "~",
            "yes",
            "1e3",
            "0x1F",
            "2025-05-22",
            "\u2028",
            "\u0085",
            "\u00A0",
            "é",
            "𝛼",
            "\u0007",
            "|",
            ">",
            "---",
            "...",
        ];
        var chance = new Random(20250603);
        for (var trial = 0; trial < 2000; trial++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(0, 60)).Select(_ => pieces[chance.Next(pieces.Length)]));
            var yaml = YamlBlock.Of(
                new YamlEntry(
                    "outer",
                    new YamlEntry[] { new("text", text), new("list", new[] { text, "x" }), new("after", "end") }
                )
            );
            var outer = (YamlMappingNode)Root(YamlBlock.Comment(text) + yaml)["outer"];
            Assert.Equal("end", Text(outer["after"]));
            Assert.True(
                text == Text(outer["text"]),
                System.Text.Json.JsonSerializer.Serialize(
                    new
                    {
                        text,
                        read = Text(outer["text"]),
                        yaml,
                    }
                )
            );
            Assert.Equal([text, "x"], Texts(outer, "list"));
            Assert.True(
                outer["text"] is YamlScalarNode { Style: not YamlDotNet.Core.ScalarStyle.Plain }
                    || text is not ("" or "~" or "null" or "yes" or "1e3")
            );
        }
    }

    [Fact]
    public void A_draft_says_what_is_still_to_add_and_gives_no_value_for_it()
    {
        var text = StudyFolderWriter.Draft(Draft(), [])["study.yaml"];
        foreach (var key in new[] { "product:", "dosing:", "escalation:", "dlt:", "response:", "endpoints:" })
        {
            Assert.Contains($"\n# {key}", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"\n{key}", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_draft_is_placed_whole_or_not_at_all()
    {
        var root = Directory.CreateTempSubdirectory("cairn-draft-");
        try
        {
            var folder = Path.Combine(root.FullName, "below", "NCT00000001");
            Assert.Null(StudyFolderWriter.Refusal(folder));
            StudyFolderWriter.Place(folder, StudyFolderWriter.Draft(Draft(), []));
            Assert.Equal(["study.yaml"], Directory.GetFiles(folder).Select(Path.GetFileName));
            Assert.Equal(
                ["NCT00000001"],
                Directory.GetFileSystemEntries(Path.GetDirectoryName(folder)!).Select(Path.GetFileName)
            );

            Assert.Contains("not empty", StudyFolderWriter.Refusal(folder)!.What, StringComparison.Ordinal);
            Assert.ThrowsAny<IOException>(() =>
                StudyFolderWriter.Place(folder, new Dictionary<string, string> { ["other.yaml"] = "x" })
            );
            Assert.Equal(["study.yaml"], Directory.GetFiles(folder).Select(Path.GetFileName));

            var empty = root.CreateSubdirectory("empty").FullName;
            Assert.ThrowsAny<IOException>(() =>
                StudyFolderWriter.Place(empty, new Dictionary<string, string> { ["a.yaml"] = "x", ["no/such/folder.yaml"] = "y" })
            );
            Assert.Empty(Directory.GetFileSystemEntries(empty));
            StudyFolderWriter.Place(empty, new Dictionary<string, string> { ["a.yaml"] = "x" });
            Assert.Single(Directory.GetFiles(empty));
            Assert.Equal(
                ["below", "empty"],
                Directory.GetFileSystemEntries(root.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            );
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_study_with_doses_is_no_draft() =>
        Assert.Throws<ArgumentException>(() => StudyFolderWriter.Draft(Draft() with { Product = new() { Name = "cells" } }, []));

    static Study Draft() =>
        RegistryRecordReader
            .Read("""{"protocolSection":{"identificationModule":{"nctId":"NCT00000001","briefTitle":"A trial"}}}""", "f")
            .Value!.Study;

    static YamlMappingNode Root(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    static string? TextOf(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? Text(node) : null;

    static IEnumerable<string> Texts(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) ? ((YamlSequenceNode)node).Select(Text) : [];

    static IEnumerable<T> Each<T>(YamlMappingNode map, string key, Func<YamlMappingNode, T> read) =>
        map.Children.TryGetValue(key, out var node) ? ((YamlSequenceNode)node).Cast<YamlMappingNode>().Select(read) : [];

    static IEnumerable<YamlMappingNode> AllMaps(YamlMappingNode criterion) =>
        Each(criterion, "parts", p => p).SelectMany(AllMaps).Prepend(criterion);

    static IEnumerable<Criterion> All(Criterion criterion) => criterion.Parts.SelectMany(All).Prepend(criterion);
}
