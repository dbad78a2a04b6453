namespace Cairn.App.Tests.Commands;

/// <summary>Files as sites send them, through the built program. Everything in them is made up.</summary>
public sealed class ImportAsSentTests : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder().WithStudy("X");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Real_rows_are_refused_in_a_synthetic_ledger()
    {
        await Write("a/dm-SYNTHETIC.csv", "USUBJID,SEX\nS1,F\n");
        Assert.Equal(0, (await Import("a")).ExitCode);
        await Write("b/ae.csv", "USUBJID,AETERM\nS1,Fever\n");
        var refused = await Import("b");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("The study's records are SYNTHETIC, and the rows of this file are not.", refused.Words, Ordinal);
    }

    [Fact]
    public async Task A_map_that_was_approved_is_remembered_for_the_study()
    {
        await Write("in/Labor.csv", "Patient;Datum;Parameter;Wert;Einheit\nP1;14.03.2025;Leukozyten;4,5;Mrd/l\n");
        var proposal = await Run("import", "--propose", "--from", "in");
        await Write("site.yaml", proposal.Output);
        Assert.Equal(0, (await Import("in", "--map", "site.yaml")).ExitCode);
        await Write(
            "in/Labor.csv",
            "Patient;Datum;Parameter;Wert;Einheit\nP1;14.03.2025;Leukozyten;4,5;Mrd/l\nP1;21.03.2025;Hb;9,8;g/dl\n"
        );
        var later = await Import("in");
        Assert.Equal(0, later.ExitCode);
        Assert.Contains("by the map that the study remembers", later.Words, Ordinal);
        Assert.Contains("in cairn.db: 1.", later.Words, Ordinal);
    }

    [Fact]
    public async Task An_impossible_unit_is_named_though_other_errors_stop_the_import()
    {
        await Write("in/ae.csv", "USUBJID,AETERM,AETOXGR\nS1,Fever,two\n");
        await Write("in/lb.csv", "USUBJID,LBTESTCD,LBORRES,LBORRESU,LBDTC\nS1,WBC,4,bananas,2025-03-14\n");
        var refused = await Import("in");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("ae.csv:2 [AETOXGR]", refused.Words, Ordinal);
        Assert.Contains("lb.csv:2 [LBORRESU]: 'bananas' is no known unit of WBC.", refused.Words, Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_stands_in_commands_and_on_pages_until_it_is_corrected()
    {
        const string header = "USUBJID,AESEQ,AETERM,AESTDTC,AEENDTC,AETOXGR,AEREL\n";
        await Write("in/dm.csv", "USUBJID,SEX\nS1,F\n");
        await Write("in/ae.csv", header + "S1,1,Fever,2025-02-10,2025-02-09,7,perhaps\n");
        Assert.Equal(0, (await Import("in")).ExitCode);
        string[] open =
        [
            "has 7, which cannot be",
            "ends on 2025-02-09, before it starts",
            "AEREL 'perhaps', which no rule knows",
        ];
        var asked = await Run("safety", "--study", "X");
        var page = await Overview();
        Assert.All(open, o => Assert.Contains(o, asked.Words, Ordinal));
        Assert.All(open, o => Assert.Contains(o, page, Ordinal));

        await Write("in/ae.csv", header + "S1,1,Fever,2025-02-10,2025-02-12,2,POSSIBLE\n");
        Assert.Equal(0, (await Import("in", "--correct", "query 3 answered")).ExitCode);
        asked = await Run("safety", "--study", "X");
        page = await Overview();
        Assert.All(open, o => Assert.DoesNotContain(o, asked.Words + page, Ordinal));
    }

    [Fact]
    public async Task What_the_folder_holds_beside_the_files_is_named()
    {
        await Write("in/dm.csv", "USUBJID,SEX\nS1,F\n");
        await Write("in/Labor.txt", "x");
        Assert.Contains("Not read: Labor.txt.", (await Import("in", "--dry-run")).Words, Ordinal);
    }

    const StringComparison Ordinal = StringComparison.Ordinal;

    async Task<string> Overview()
    {
        await using var pages = await ServedPages.Start(_folder.Path);
        return WebTests.Plain(await pages.Read("/studies/X"));
    }

    Task<CairnProcess.Outcome> Import(string from, params string[] more) =>
        Run(["import", "--study", "X", "--from", from, .. more]);

    Task<CairnProcess.Outcome> Run(params string[] arguments) => CairnProcess.Run(_folder.Path, arguments);

    Task Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        return File.WriteAllTextAsync(_folder.File(name), text, Cancel);
    }
}
