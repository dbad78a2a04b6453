using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;

namespace Cairn.Tests.Documents.ClinicalTrialsGov;

public sealed class RecordFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("cairn-records-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static string Json(int n) =>
        """{"protocolSection":{"identificationModule":{"nctId":"NCT0000000#","briefTitle":"Trial #"}}}""".Replace("#", $"{n}");

    const string Xml =
        "<clinical_study><id_info><nct_id>NCT00000007</nct_id></id_info><brief_title>Older</brief_title></clinical_study>";
    const string Line =
        """{"nct": "NCT00000008", "body": "(firstQuint)A title.\n\n It is done.\n\n.\n\n A title", "brief": "In short."}""";

    string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    static string Numbers(string path)
    {
        var numbers = RecordFiles
            .In(path)
            .Select(r =>
                r.Finding is { } f ? $"[{f.What}]"
                : ReadRecord.Of(r.Record!) is { Value: { } read } ? read.Number[^1..]
                : "?"
            );
        return string.Join(' ', numbers);
    }

    [Fact]
    public void A_record_is_found_in_every_form_it_comes_in()
    {
        Assert.Equal("1", Numbers(Write("one.json", Json(1))));
        Assert.Equal(
            "1",
            Numbers(Write("pretty.json", "{\n \"protocolSection\": {\n \"identificationModule\": {\"nctId\": \"NCT00000001\"}}}"))
        );
        Assert.Equal("1 2", Numbers(Write("list.json", $"[{Json(1)},\n{Json(2)}]")));
        Assert.Equal(
            "1 2",
            Numbers(Write("page.json", $"{{\"totalCount\": 2, \"studies\": [{Json(1)}, {Json(2)}], \"nextPageToken\": \"x\"}}"))
        );
        Assert.Equal("1 2 3", Numbers(Write("lines.ndjson", $"{Json(1)}\n{Json(2)}\r\n\n{Json(3)}")));
        Assert.Equal("7", Numbers(Write("older.xml", "\ufeff" + Xml)));
        Assert.Equal("8", Numbers(Write("corpus.jsonl", Line)));
    }

    [Fact]
    public void Archives_are_opened_whatever_their_name_is()
    {
        using (var zip = ZipFile.Open(Path.Combine(_folder, "all.bin"), ZipArchiveMode.Create))
            foreach (var n in new[] { 1, 2 })
            {
                using var entry = new StreamWriter(zip.CreateEntry($"NCT0000xxxx/NCT0000000{n}.json").Open());
                entry.Write(Json(n));
            }
        Assert.Equal("1 2", Numbers(Path.Combine(_folder, "all.bin")));

        using (var gz = new GZipStream(File.Create(Path.Combine(_folder, "lines.gz")), CompressionMode.Compress))
            gz.Write(Encoding.UTF8.GetBytes($"{Json(3)}\n{Json(4)}\n"));
        Assert.Equal("3 4", Numbers(Path.Combine(_folder, "lines.gz")));

        using (var tar = new GZipStream(File.Create(Path.Combine(_folder, "older.tgz")), CompressionMode.Compress))
        using (var writer = new System.Formats.Tar.TarWriter(tar))
            writer.WriteEntry(Write("x.xml", Xml), "folder/x.xml");
        Assert.Equal("7", Numbers(Path.Combine(_folder, "older.tgz")));
    }

    [Fact]
    public void A_folder_is_read_by_name_and_what_is_no_record_is_said()
    {
        Write("b.json", Json(2));
        Write("a.json", Json(1));
        Write("readme.md", "# Not a record");
        Assert.Equal("1 2 [This holds no record: it starts neither with { nor [ nor <.]", Numbers(_folder));
    }

    [Theory]
    [InlineData("{\"protocolSection\": ", "This is no sound record: Expected depth to be zero at the end of the JSON payload")]
    [InlineData("{}", "The record has no registry number.")]
    [InlineData("""{"protocolSection":{"identificationModule":{"nctId":"X1"}}}""", "'X1' is no registry number.")]
    [InlineData("<study/>", "This is no sound XML: The root is study, not clinical_study.")]
    [InlineData("<clinical_study>", "This is no sound XML: Unexpected end of file")]
    [InlineData(
        "<!DOCTYPE x [<!ENTITY a \"b\">]><clinical_study/>",
        "This is no sound XML: For security reasons DTD is prohibited"
    )]
    public void What_cannot_be_read_is_a_finding_with_file_and_place(string text, string what)
    {
        var path = Write("wrong.txt", text);
        var (record, finding) = Assert.Single(RecordFiles.In(path));
        finding ??= Assert.Single(ReadRecord.Of(record!).Findings);
        Assert.StartsWith(what, finding.What);
        Assert.StartsWith(path, finding.Place);
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void One_broken_line_leaves_the_others()
    {
        var path = Write("lines.jsonl", $"{Json(1)}\n{{\"protocolSection\": oops}}\n{Json(3)}\n");
        Assert.StartsWith("1 [This is no sound record", Numbers(path));
        Assert.EndsWith(" 3", Numbers(path));
        Assert.EndsWith(":2", RecordFiles.In(path).Single(r => r.Finding is not null).Finding!.Place);
    }

    [Fact]
    public void A_line_of_the_text_corpus_is_title_description_and_summary()
    {
        var read = ReadRecord.Of(new(Encoding.UTF8.GetBytes(Line), RecordFormat.Text, "x")).Value!;
        Assert.Equal("A title", read.Values.First("BriefTitle"));
        Assert.Equal("It is done.", read.Values.First("DetailedDescription"));
        Assert.Equal("In short.", read.Values.First("BriefSummary"));
    }

    [Fact]
    public void The_values_of_a_text_are_those_of_the_record_it_is_shown_as()
    {
        var read = ReadRecord.Of(new(Encoding.UTF8.GetBytes(Line), RecordFormat.Text, "x")).Value!;
        using var shown = JsonDocument.Parse(read.Json);
        var values = RecordJson.Values(shown.RootElement);
        Assert.Equal(values.Pieces, read.Values.Pieces);
        Assert.All(values.Pieces, piece => Assert.Equal(values[piece], read.Values[piece]));
    }

    [Fact]
    public void A_missing_path_is_a_finding() => Assert.Equal("[There is no such file or folder.]", Numbers("/nowhere/x.json"));

    [Fact]
    public void Every_sample_of_the_registry_is_read_and_nothing_of_it_lost()
    {
        foreach (var sample in RegistrySamples.All())
        {
            var bytes = Encoding.UTF8.GetBytes(sample.Json.GetRawText());
            var read = ReadRecord.Of(new(bytes, RecordFormat.Json, sample.Id));
            Assert.Empty(read.Findings);
            Assert.True(read.Value!.Source.Span.SequenceEqual(bytes));
            Assert.Empty(RecordJson.Trial(read.Value.Json.Span, sample.Id).Findings);
        }
    }

    [Fact]
    public void Every_value_of_a_sample_stands_under_its_piece()
    {
        foreach (var sample in RegistrySamples.All())
        {
            var values = RecordJson.Values(sample.Json);
            Assert.Equal(Leaves(sample.Json), values.Pieces.Sum(p => values[p].Count));
        }
    }

    /// <summary>Values but those of locations_nested, which one sample has from a trial version of the interface.</summary>
    static int Leaves(System.Text.Json.JsonElement json) =>
        json.ValueKind switch
        {
            System.Text.Json.JsonValueKind.Object => json.EnumerateObject()
                .Where(p => p.Name != "locations_nested")
                .Sum(p => Leaves(p.Value)),
            System.Text.Json.JsonValueKind.Array => json.EnumerateArray().Sum(Leaves),
            System.Text.Json.JsonValueKind.Null => 0,
            System.Text.Json.JsonValueKind.String => string.IsNullOrWhiteSpace(json.GetString()) ? 0 : 1,
            _ => 1,
        };
}
