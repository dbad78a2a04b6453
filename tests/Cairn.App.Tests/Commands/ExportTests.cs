using System.IO.Compression;
using System.Net;
using Cairn.App.Tests.Accounts;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Tests.Commands;

/// <summary>Records handed on as datasets, by command and by page.</summary>
[Collection(Demo.Name)]
public sealed class ExportTests(Demo demo) : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder().WithStudy("X");

    public void Dispose() => _folder.Dispose();

    Task<CairnProcess.Outcome> Run(params string[] words) => CairnProcess.Run(_folder.Path, words);

    async Task Import()
    {
        Directory.CreateDirectory(_folder.File("in"));
        File.WriteAllText(_folder.File("in/dm.csv"), "USUBJID,RFICDTC,SEX\nS1,2025-01-02,F\n");
        File.WriteAllText(_folder.File("in/ae.csv"), "USUBJID,AESEQ,AETERM,AESTDTC\nS1,1,\"Fever, high\",2025-02\n");
        Assert.Equal(0, (await Run("import", "--study", "X", "--from", "in")).ExitCode);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xpt")]
    public async Task What_was_exported_is_imported_without_a_change(string format)
    {
        await Import();
        var written = await Run("export", "--study", "X", "--format", format, "--standard", "sdtm", "--out", "sets.zip");
        Assert.Equal((0, "sets.zip"), (written.ExitCode, written.Output.Trim()));
        await ZipFile.ExtractToDirectoryAsync(
            _folder.File("sets.zip"),
            _folder.File("out"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            [$"ae.{format}", "define.xml", $"dm.{format}"],
            Directory.EnumerateFiles(_folder.File("out/sdtm")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var again = await Run("import", "--study", "X", "--from", "out/sdtm");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(
            [$"ae.{format}", "1", "0", "1", "0", $"dm.{format}", "1", "0", "1", "0"],
            again.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(5)
        );
    }

    [Fact]
    public async Task A_kind_of_file_that_cannot_hold_a_name_is_refused_and_nothing_is_written()
    {
        Directory.CreateDirectory(_folder.File("in"));
        File.WriteAllText(_folder.File("in/dm.csv"), "USUBJID,RFICDTC,NURSE_ON_DUTY\nS1,2025-01-02,B\n");
        await Run("import", "--study", "X", "--from", "in");
        var refused = await Run("export", "--study", "X", "--format", "xpt", "--out", "sets.zip");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("DM [NURSE_ON_DUTY]", refused.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("sets.zip")));
    }

    // What is synthetic says so in the name of the file.
    [Fact]
    public async Task A_page_lists_the_datasets_and_gives_each_kind_of_file()
    {
        var page = $"/studies/{Demo.Soochow}/datasets";
        Assert.Contains("ADTTE", await demo.Pages.Read(page), StringComparison.Ordinal);
        using var file = await demo.Pages.Get($"{page}?format=json");
        Assert.Equal(
            ("application/zip", $"SYNTHETIC-{Demo.Soochow}-datasets-json.zip"),
            (file.Content.Headers.ContentType?.MediaType, file.Content.Headers.ContentDisposition?.FileName)
        );
        using var none = await demo.Pages.Get($"{page}?format=sav");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    // The datasets hold both sites; a coordinator of one takes none, and is told why.
    [Fact]
    public async Task Who_sees_one_site_takes_no_dataset_of_the_whole_trial()
    {
        await using var house = await ServedHouse.Start();
        await house.Append(ServedHouse.Study, Person("S-1", "01"), Person("S-2", "02"));
        using var nurse = await house.Person("nurse", Role.Coordinator, "01");
        var page = await nurse.Read($"/studies/{ServedHouse.Study}/datasets");
        Assert.Contains("reaches the subjects of one site", page, StringComparison.Ordinal);
        Assert.DoesNotContain("format=csv", page, StringComparison.Ordinal);
        using var file = await nurse.Get($"/studies/{ServedHouse.Study}/datasets?format=csv");
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
        using var manager = await house.Person("manager", Role.DataManager);
        using var whole = await manager.Get($"/studies/{ServedHouse.Study}/datasets?format=csv");
        Assert.Equal("application/zip", whole.Content.Headers.ContentType?.MediaType);
    }

    static RecordAdded Person(string subject, string site) => new(new Demographics { Subject = subject, Site = site });
}
