using System.Globalization;
using System.Text.Json;

namespace Cairn.App.Tests.Commands;

/// <summary>
/// <c>cairn safety</c> on a stranger's trial: bvcar20, a synthetic phase 1 of CAR-T cells with 18 subjects at three levels,
/// through import, grading, dose-limiting toxicity and tables. Expected counts: counted in its files (6 subjects a level; CRS of
/// grade 2 at levels 2 and 3, ICANS of grade 3 at level 3, fatigue of grade 1 in everyone; platelets without a grade before the
/// cells in 16, of whom 2 fall below 150 and 1 below 75 after them; neutrophils never below 1.5).
/// </summary>
public sealed class SafetyCommandTests
{
    const string Study = """
        id: BV-CAR20
        source: assumed
        why: A synthetic trial of others, described for this test
        registration: { title: CAR-T cells in lymphoma }
        design: { summary: Phase 1 }
        dosing:
          levels:
            - { level: 1, millionCellsPerKg: 1, fractions: [{ day: 0, percent: 100 }] }
            - { level: 2, millionCellsPerKg: 3, fractions: [{ day: 0, percent: 100 }] }
            - { level: 3, millionCellsPerKg: 6, fractions: [{ day: 0, percent: 100 }] }
        escalation: { rule: three-plus-three, variant: six-at-mtd, startLevel: 1, cohortSize: 3 }
        dlt:
          windowDays: 28
          clockStarts: first-infusion
          rules:
            - { id: DLT1, says: ICANS of grade 3 or above, minimumGrade: 3, groups: [icans] }
            - { id: DLT2, says: Cytokine release syndrome of grade 3 or above, minimumGrade: 3, groups: [cytokine-release] }
        safety:
          eventsFrom: first-infusion
          ctcae: "5.0"
          limits:
            - { id: DLT, says: DLTs in more than a third, counts: dlt, rule: binomial, rate: 0.33, level: 0.05, subjects: 24 }
        """;

    [Fact]
    public async Task A_strangers_trial_goes_through_import_grading_and_tables()
    {
        using var folder = CairnProcess.Folder();
        await Prepare(folder.Path);
        var import = await CairnProcess.Run(
            folder.Path,
            "import",
            "--study",
            "BV-CAR20",
            "--studies",
            "studies",
            "--from",
            "rows",
            "--database",
            "own.db"
        );
        Assert.True(import.ExitCode == 0, import.Words);
        var run = await Safety(folder.Path, "--format", "json");
        Assert.True(run.ExitCode == 0, run.Words);
        var all = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(18, all.GetProperty("treated").GetInt32());
        Assert.Equal(["18 (100.0%)", "36"], Row(all, "overall", null, "any event"));
        Assert.Equal(["6 (33.3%)", "6"], Row(all, "overall", null, "an event of grade 3 or more"));
        // The stranger's trial has no daily grades: who had none rests on the events recorded.
        const string Crs = "Cytokine release syndrome, any grade";
        Assert.Equal(["12 (66.7%); 6 by recorded events alone", "12"], Row(all, "overall", null, Crs));
        Assert.Equal(["0 (0.0%); 6 by recorded events alone", "0"], Row(all, "overall", 1, Crs));
        Assert.Equal(["6 (100.0%)", "6"], Row(all, "overall", 3, "ICANS, grade 3 or more"));
        Assert.Equal(["13", "2", "1", "0", "0", "0"], Row(all, "shift", null, "none", "Platelet count decreased (low)"));
        Assert.Equal(["18", "0", "0", "0", "0", "0"], Row(all, "shift", null, "none", "Neutrophil count decreased (low)"));
        Assert.Equal(
            ["3", "3", "3", "3", "3", "3"],
            Rows(all, "dlt", null).Select(Cells).Where(c => c[3] == "DLT").Select(c => c[1])
        );
        Assert.Equal("6", Rows(all, "limits", null).Select(Cells).Single()[2]);
        await TheNextDoseTellsTheLimit(folder.Path);
    }

    // The same limit beside the dose: six are settled and had a DLT, twelve are under watch; 0.33^6 is 0.001, below 0.05.
    static async Task TheNextDoseTellsTheLimit(string folder)
    {
        var next = await CairnProcess.Run(
            folder,
            [.. "dose next --study BV-CAR20 --studies studies --database own.db --as-of 2024-01-01 --format json".Split(' ')]
        );
        Assert.True(next.ExitCode == 0, next.Words);
        var limit = JsonDocument.Parse(next.Output).RootElement.GetProperty("limits").EnumerateArray().Single();
        Assert.Equal(("DLT", 6, 6), (limit.GetProperty("id").GetString(), Number(limit, "n"), Number(limit, "events")));
        Assert.Equal((0, "true"), (Number(limit, "openEvents"), limit.GetProperty("stops").GetString()));
    }

    static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    [Fact]
    public async Task A_table_is_printed_as_words_and_as_rows_and_a_level_that_nobody_had_is_refused()
    {
        using var folder = CairnProcess.Folder();
        await Prepare(folder.Path);
        await CairnProcess.Run(
            folder.Path,
            "import",
            "--study",
            "BV-CAR20",
            "--studies",
            "studies",
            "--from",
            "rows",
            "--database",
            "own.db"
        );
        var csv = await Safety(folder.Path, "--table", "overall", "--level", "3", "--format", "csv");
        Assert.StartsWith(
            "table,level,group,row,column,value\noverall,3,,any event,Subjects,6 (100.0%)\n",
            csv.Output,
            StringComparison.Ordinal
        );
        var closed = await Safety(folder.Path, "--closed");
        Assert.Contains("101-406", closed.Output, StringComparison.Ordinal);
        var one = await Safety(folder.Path, "--case", "101-406/36", "--format", "json");
        Assert.True(one.ExitCode == 0, one.Words);
        var told = JsonDocument.Parse(one.Output).RootElement;
        Assert.Contains(told.GetProperty("narrative").EnumerateArray(), s =>
            s.GetString()!.Contains("grade 3", StringComparison.Ordinal)
        );
        Assert.Contains("AEOUT", told.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(JsonValueKind.Array, told.GetProperty("reports").ValueKind);
        var message = await Safety(folder.Path, "--case", "101-406/36", "--e2b", "case.xml", "--receiver", "AUTHORITY");
        Assert.True(message.ExitCode == 0, message.Words);
        Assert.Contains("E.i.2.1b a MedDRA code", message.Words, StringComparison.Ordinal);
        Assert.Contains(
            "PORR_IN049016UV",
            await File.ReadAllTextAsync(Path.Combine(folder.Path, "case.xml"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await Safety(folder.Path, "--e2b", "case.xml")).ExitCode);
        Assert.Equal(2, (await Safety(folder.Path, "--case", "101-406/36,999", "--e2b", "case.xml")).ExitCode);
        Assert.Equal(2, (await Safety(folder.Path, "--case", "101-406/36", "--e2b", "nowhere/case.xml")).ExitCode);
        Assert.Equal(2, (await Safety(folder.Path, "--case", "nobody/1")).ExitCode);
        Assert.Equal(2, (await Safety(folder.Path, "--case", "101-406")).ExitCode);
        Assert.Equal(2, (await Safety(folder.Path, "--level", "9")).ExitCode);
        Assert.Equal(2, (await Safety(folder.Path, "--table", "nothing")).ExitCode);
    }

    static async Task<CairnProcess.Outcome> Safety(string folder, params string[] more) =>
        await CairnProcess.Run(
            folder,
            ["safety", "--study", "BV-CAR20", "--studies", "studies", "--database", "own.db", "--as-of", "2024-01-01", .. more]
        );

    static IEnumerable<JsonElement> Rows(JsonElement all, string table, int? level) =>
        all.GetProperty("tables")
            .EnumerateArray()
            .Single(t => t.GetProperty("id").GetString() == table && Level(t) == level)
            .GetProperty("rows")
            .EnumerateArray();

    static int? Level(JsonElement table) =>
        table.GetProperty("level") is { ValueKind: JsonValueKind.Number } level ? level.GetInt32() : null;

    static string[] Row(JsonElement all, string table, int? level, string first, string? group = null) =>
        Cells(
            Rows(all, table, level)
                .Single(r => Cells(r)[0] == first && (group is null || r.GetProperty("group").GetString() == group))
        )[1..];

    static string[] Cells(JsonElement row) => [.. row.GetProperty("cells").EnumerateArray().Select(c => c.GetString()!)];

    // The stranger's columns in SDTM's names; what they lack is said here: units, the relation of events of interest, the dose
    // per kg.
    static async Task Prepare(string folder)
    {
        var source = Path.Combine(
            Environment.GetEnvironmentVariable("CAIRN_SHARED") ?? Path.Combine(CairnProcess.Repository, "..", "shared"),
            "samples/trials/bvcar20"
        );
        Assert.SkipUnless(Directory.Exists(source), "bvcar20 is not beside the repository (see CONTRIBUTING, shared files)");
        Directory.CreateDirectory(Path.Combine(folder, "studies", "BV-CAR20"));
        Directory.CreateDirectory(Path.Combine(folder, "rows"));
        async Task Put(string path, string text) =>
            await File.WriteAllTextAsync(Path.Combine(folder, path), text, TestContext.Current.CancellationToken);
        await Put("studies/BV-CAR20/study.yaml", Study);
        string Rows(string name, string header, Func<IReadOnlyDictionary<string, string>, int, string?> row) =>
            header + "\n" + string.Join('\n', Read(Path.Combine(source, name)).Select(row).OfType<string>()) + "\n";
        await Put(
            "rows/dm.csv",
            Rows("raw_dm.csv", "USUBJID,RFICDTC,AGE,SEX", (r, _) => $"{r["USUBJID"]},{r["RFSTDTC"]},{r["AGE"]},{r["SEX"]}")
        );
        await Put(
            "rows/ae.csv",
            Rows("raw_ae.csv", "USUBJID,AESEQ,AETERM,AEDECOD,AETOXGR,AESTDTC,AEENDTC,AESER,AEREL", (r, i) =>
                $"{r["USUBJID"]},{i + 1},{r["AETERM"]},{r["AEDECOD"]},{r["AETOXGR"][^1]},{r["AESTDTC"]},{r["AEENDTC"]},"
                + $"{r["AESER"]},{(r["AESID"] == "1" ? "POSSIBLE" : "NOT RELATED")}"
            )
        );
        string[] doses = ["", "1", "3", "6"];
        await Put(
            "rows/ex.csv",
            Rows("raw_ex.csv", "USUBJID,EXSEQ,EXTRT,EXCAT,EXDOSE,EXDOSU,EXLEVEL,EXSTDTC", (r, i) =>
                r["EXTRT"] == "BV-CAR20"
                    ? $"{r["USUBJID"]},{i + 1},{r["EXTRT"]},CAR-T INFUSION,{doses[Level(r)]},10*6/kg,{Level(r)},{r["EXSTDTC"]}"
                    : $"{r["USUBJID"]},{i + 1},{r["EXTRT"]},LYMPHODEPLETION,{r["EXDOSE"]},{r["EXDOSU"]},,{r["EXSTDTC"]}"
            )
        );
        await Put(
            "rows/lb.csv",
            Rows("raw_lb.csv", "USUBJID,LBSEQ,LBTESTCD,LBORRES,LBORRESU,LBORNRLO,LBORNRHI,LBDTC,VISIT", (r, i) =>
                $"{r["USUBJID"]},{i + 1},{r["LBTESTCD"]},{r["LBORRES"]},10*9/L,{r["LBORNRLO"]},{r["LBORNRHI"]},{r["LBDTC"]},{r["VISIT"]}"
            )
        );
    }

    static int Level(IReadOnlyDictionary<string, string> row) => int.Parse(row["dose_level"], CultureInfo.InvariantCulture);

    // None of the files has a comma inside a cell.
    static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return lines
            .Skip(1)
            .Select(line => header.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
    }
}
