using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// Three real records, from record to report with the built program, and with no more than what a person has to decide: a CAR-T
/// phase 1 (2025), a randomised phase 3 (2023), and one of the year 2000 in the registry's older XML. The subjects are SYNTHETIC.
/// docs/from-a-record.md tells the way of the first.
/// </summary>
public sealed class FromARecordTests : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The decisions of a person: for each block that is pasted, what stands in place of its dots, in their order.
    /// </summary>
    static readonly Dictionary<string, string[]> CellDecisions = new()
    {
        ["product"] = ["CLL1, CD38"],
        ["dosing"] = ["0.5"],
        ["escalation"] = ["three-plus-three\n  variant: six-at-mtd"],
        ["dlt"] = ["28", "first-infusion", "D1", "Any related event of grade 3 or worse", "3"],
        ["response"] = ["own-words", "CR, CRi, MLFS, PR", "CR, CRi"],
        ["endpoints"] = ["os", "Overall survival", "enrolled"],
        ["visits"] = ["28", "3", "3"],
    };

    [Fact]
    public async Task A_phase_1_of_cells_goes_from_its_record_to_the_next_dose_and_the_report()
    {
        await Write("record.json", SeedRecord.Json());
        await Draft("record.json", "CART");
        var missing = Missing(await Check("CART"));
        Assert.Equal(["product", "dosing", "escalation", "dlt", "response", "endpoints", "visits"], missing.Select(m => m.Key));
        await Paste("CART", missing, CellDecisions);
        Assert.Empty(Missing(await Check("CART")));
        await Write(
            "in/dm-SYNTHETIC.csv",
            "USUBJID,SEX,BRTHDTC,RFICDTC\nA1,F,1970-05-23,2025-02-01\nA2,M,1965-02-11,2025-02-05\nA3,M,1959-07-01,2025-02-09\n"
        );
        await Write(
            "in/ds-SYNTHETIC.csv",
            "USUBJID,DSDECOD,DSSTDTC\nA1,ENROLLED,2025-02-10\nA2,ENROLLED,2025-02-12\nA3,ENROLLED,2025-02-14\n"
        );
        await Write(
            "in/ex-SYNTHETIC.csv",
            "USUBJID,EXTRT,EXCAT,EXDOSE,EXDOSU,EXLEVEL,EXFRAC,EXSTDTC\n"
                + "A1,cells,CAR-T INFUSION,0.5,10^6/kg,1,1,2025-03-01\n"
                + "A2,cells,CAR-T INFUSION,0.5,10^6/kg,1,1,2025-03-08\n"
                + "A3,cells,CAR-T INFUSION,0.5,10^6/kg,1,1,2025-03-15\n"
        );
        await Write(
            "in/ae-SYNTHETIC.csv",
            "USUBJID,AETERM,AESTDTC,AEENDTC,AETOXGR,AESER,AEREL\n"
                + "A1,Cytokine release syndrome,2025-03-03,2025-03-06,3,Y,RELATED\n"
        );
        await Write(
            "in/vs-SYNTHETIC.csv",
            "USUBJID,VSTESTCD,VSORRES,VSORRESU,VSDTC\n"
                + "A1,TEMP,36.6,C,2025-05-01\nA2,TEMP,36.7,C,2025-05-01\nA3,TEMP,36.5,C,2025-05-01\n"
        );
        await Ran("import", "--study", "CART", "--from", "in");
        // By hand: three evaluable, one with a DLT; of the 3+3 (Storer 1989) three more at this level.
        var next = Ran("dose", "next", "--study", "CART", "--as-of", "2025-06-01", "--format", "json");
        var report = await Report("CART");
        var dose = JsonNode.Parse(await next)!;
        Assert.Equal(("stay", 1), ((string)dose["action"]!, (int)dose["dose"]!));
        Assert.Contains("Overall survival", report, StringComparison.Ordinal);
        Assert.Contains("1 of 3 evaluable subjects with a DLT", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_randomised_phase_3_goes_from_its_record_to_the_report_and_never_shows_a_dose()
    {
        var records = Path.Combine(SeedRecord.Shared, "samples/ctgov/dgg32-ctg-studies(5).json");
        Assert.SkipUnless(File.Exists(records), "the sample records are not beside the repository (see CONTRIBUTING)");
        await Draft(records, "NCT05827016", "--nct", "NCT05827016");
        var check = await Check("NCT05827016");
        var statements = check["statements"]!.AsArray();
        Assert.Equal( // 18 outcomes: overall survival becomes a proposal, progression-free survival is none that is computed
            ("proposed", "os", "reported"),
            (Of("outcomes[2]", "into"), Of("outcomes[2]", "endpoint"), Of("outcomes[0]", "into"))
        );
        Assert.All(statements, s => Assert.NotEmpty((string)s!["into"]!));
        await Paste("NCT05827016", Missing(check), new() { ["response"] = ["own-words", "CR, PR", "CR"], ["endpoints"] = [] });
        await Write(
            "in/dm-SYNTHETIC.csv",
            "USUBJID,SEX,BRTHDTC,DTHDTC\nB1,F,1960-05-23,2025-01-31\nB2,M,1955-02-11,\nB3,M,1949-07-01,\n"
        );
        await Write(
            "in/ds-SYNTHETIC.csv",
            "USUBJID,DSDECOD,DSSTDTC\nB1,ENROLLED,2025-01-01\nB2,ENROLLED,2025-01-01\nB3,ENROLLED,2025-01-01\n"
        );
        await Ran("import", "--study", "NCT05827016", "--from", "in");
        var endpoints = Ran("endpoints", "--study", "NCT05827016", "--as-of", "2025-06-01");
        var refused = Run("dose", "next", "--study", "NCT05827016");
        var report = await Report("NCT05827016");
        Assert.Contains("1 in 3 subjects", await endpoints, StringComparison.Ordinal); // deaths, by hand
        Assert.Equal((2, ""), ((await refused).ExitCode, (await refused).Output));
        Assert.Contains("Overall Survival", report, StringComparison.Ordinal);
        Assert.Contains("The study names no dose levels", report, StringComparison.Ordinal);

        string? Of(string path, string key) => (string?)statements.First(s => (string?)s!["path"] == path)![key];
    }

    [Fact]
    public async Task A_record_of_the_year_2000_in_the_older_xml_goes_to_the_report()
    {
        await Write("NCT00004255.xml", Older("NCT00004255"));
        await Draft("NCT00004255.xml", "NCT00004255");
        var criteria = (await Check("NCT00004255"))["statements"]!
            .AsArray()
            .Where(s => ((string)s!["path"]!).StartsWith("criteria.", StringComparison.Ordinal));
        Assert.Contains(criteria, s => ((string)s!["says"]!).StartsWith("Karnofsky 70-100%", StringComparison.Ordinal));
        await Write("in/dm-SYNTHETIC.csv", "USUBJID,SEX,BRTHDTC,RFICDTC\nC1,F,1970-05-23,2000-04-01\n");
        await Write("in/ae-SYNTHETIC.csv", "USUBJID,AETERM,AESTDTC,AETOXGR\nC1,Fever,2000-05-01,2\n");
        await Ran("import", "--study", "NCT00004255", "--from", "in");
        var screened = Ran("screen", "--study", "NCT00004255");
        Assert.Contains("Chimeric Therapies", await Report("NCT00004255"), StringComparison.Ordinal);
        Assert.Contains("undetermined", await screened, StringComparison.Ordinal);
    }

    static string Older(string number)
    {
        var path = Path.Combine(SeedRecord.Shared, "corpora/ctgov-xml-6786.tar.gz");
        Assert.SkipUnless(File.Exists(path), "the corpus of older records is not beside the repository (see CONTRIBUTING)");
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        while (tar.GetNextEntry() is { } entry)
            if (Path.GetFileNameWithoutExtension(entry.Name) == number && entry.DataStream is { } xml)
                return new StreamReader(xml).ReadToEnd();
        throw new InvalidDataException($"{number} is not in the corpus.");
    }

    Task Draft(string record, string id, params string[] more) =>
        Ran(["study", "new", "--from", record, "--out", $"studies/{id}", .. more]);

    async Task<JsonNode> Check(string id) => JsonNode.Parse(await Ran("study", "check", id, "--format", "json"))!;

    /// <summary>A block that is missing in a file of the study, with the lines to paste.</summary>
    readonly record struct Block(string Key, string File, string Lines);

    static List<Block> Missing(JsonNode check) =>
        [.. check["missing"]!.AsArray().Select(m => new Block((string)m!["key"]!, (string)m["file"]!, (string)m["lines"]!))];

    /// <summary>Pastes the blocks that somebody decides on, each with the decisions in place of its dots.</summary>
    async Task Paste(string id, IEnumerable<Block> missing, Dictionary<string, string[]> decisions)
    {
        foreach (var block in missing.Where(m => decisions.ContainsKey(m.Key)))
            await File.AppendAllTextAsync(
                _folder.File($"studies/{id}/{block.File}"),
                $"\n{Filled(block.Lines, decisions[block.Key])}\n",
                Cancel
            );
    }

    static string Filled(string lines, IEnumerable<string> decided)
    {
        const string dots = "...";
        var next = new Queue<string>(decided);
        return string.Join('\n', lines.Split('\n').Select(Line));

        string Line(string line)
        {
            var (value, comment) = line.IndexOf('#') is >= 0 and var at ? (line[..at], line[at..]) : (line, "");
            while (value.Contains(dots, StringComparison.Ordinal))
                value =
                    value[..value.IndexOf(dots, StringComparison.Ordinal)]
                    + next.Dequeue()
                    + value[(value.IndexOf(dots, StringComparison.Ordinal) + dots.Length)..];
            return value.Contains('\n') ? value.TrimEnd() : value + comment;
        }
    }

    async Task<string> Report(string id)
    {
        await Ran("report", "--study", id, "--out", "out", "--as-of", "2025-06-01");
        return await File.ReadAllTextAsync(_folder.File($"out/SYNTHETIC-{id}-report.html"), Cancel);
    }

    Task<CairnProcess.Outcome> Run(params string[] arguments) => CairnProcess.Run(_folder.Path, arguments);

    async Task<string> Ran(params string[] arguments)
    {
        var outcome = await Run(arguments);
        Assert.True(outcome.ExitCode == 0, $"{string.Join(' ', arguments)}\n{outcome.Words}");
        return outcome.Output;
    }

    Task Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        return File.WriteAllTextAsync(_folder.File(name), text, Cancel);
    }
}
