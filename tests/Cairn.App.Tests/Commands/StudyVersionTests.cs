using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Cairn.App.Tests.Commands;

/// <summary>Versions of a protocol: recorded with their files, read where the past is read, archived, restored and verified.</summary>
public sealed class StudyVersionTests : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    Task<CairnProcess.Outcome> Cairn(params string[] arguments) =>
        CairnProcess.Run(_folder.File("."), arguments.Contains("--study") ? [.. arguments, "--studies", "studies"] : arguments);

    /// <summary>A copy of NCT06880354 whose level 1 has so many million cells a kilogram.</summary>
    void Protocol(string dose)
    {
        var from = Path.Combine(CairnProcess.Repository, "studies/NCT06880354");
        var to = Directory.CreateDirectory(_folder.File("studies/NCT06880354")).FullName;
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var text = File.ReadAllText(file);
            File.WriteAllText(
                Path.Combine(to, Path.GetFileName(file)),
                Path.GetFileName(file) == "study.yaml"
                    ? text.Replace("millionCellsPerKg: 0.25", $"millionCellsPerKg: {dose}", StringComparison.Ordinal)
                    : text
            );
        }
    }

    async Task Record(string name, string from) =>
        Done(
            await Cairn(
                "study",
                "version",
                "--study",
                "NCT06880354",
                "--version-name",
                name,
                "--valid-from",
                from,
                "--reason",
                "amendment",
                "--database",
                "x.db"
            )
        );

    static CairnProcess.Outcome Done(CairnProcess.Outcome outcome)
    {
        Assert.True(outcome.ExitCode == 0, outcome.Words + outcome.Output);
        return outcome;
    }

    async Task<string> NextDose(params string[] point) =>
        Done(await Cairn(["dose", "next", "--study", "NCT06880354", "--database", "x.db", .. point])).Output;

    // Two versions: 0.2 million cells/kg from January, 0.3 from June. The files at hand are the second.
    async Task TwoVersions()
    {
        Protocol("0.2");
        await Record("1.0", "2026-01-05");
        Protocol("0.3");
        await Record("2.0", "2026-06-01");
    }

    [Fact]
    public async Task The_past_is_read_by_the_version_in_force_then()
    {
        await TwoVersions();
        Assert.Contains("0.3 ×", await NextDose(), StringComparison.Ordinal);
        Assert.Contains("0.2 ×", await NextDose("--as-of", "2026-05-31"), StringComparison.Ordinal);
        Assert.Contains("0.3 ×", await NextDose("--as-of", "2026-06-01"), StringComparison.Ordinal);
        Assert.Contains("0.2 ×", await NextDose("--as-known", "1"), StringComparison.Ordinal);
        Protocol("0.25"); // a draft on the shelf changes no past
        Assert.Contains("0.2 ×", await NextDose("--as-of", "2026-05-31"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_recorded_once_and_only_of_a_study_that_can_be_read()
    {
        await TwoVersions();
        var again = await Cairn([
            .. "study version --study NCT06880354 --version-name 2.0 --valid-from 2026-07-01 --reason x --database x.db".Split(
                ' '
            ),
        ]);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("recorded already", again.Words, StringComparison.Ordinal);
        var noDay = await Cairn([
            .. "study version --study NCT06880354 --version-name 3.0 --valid-from June --reason x --database x.db".Split(' '),
        ]);
        Assert.Equal(2, noDay.ExitCode);
        Assert.Contains("--valid-from", noDay.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_holds_every_version_and_restores_it_and_a_lost_file_is_named()
    {
        await TwoVersions();
        Done(await Cairn("archive", "--database", "x.db", "--out", "x.zip"));
        Done(await Cairn("verify", "x.zip"));
        Done(await Cairn("restore", "x.zip", "--database", "y.db"));
        Done(await Cairn("verify", "y.db"));
        var (one, other) = (
            await NextDose("--as-known", "1"),
            Done(await Cairn([.. "dose next --study NCT06880354 --database y.db --as-known 1".Split(' ')])).Output
        );
        Assert.Equal(one, other);
        await Run(
            "y.db",
            "DROP TRIGGER study_files_remain; DELETE FROM study_files WHERE sha256 = (SELECT min(sha256) FROM study_files)"
        );
        await Named("y.db", "FileLost");
        await Run(
            "x.db",
            "DROP TRIGGER study_files_stay; UPDATE study_files SET content = x'41' WHERE sha256 = (SELECT max(sha256) FROM study_files)"
        );
        await Named("x.db", "FileChanged");
    }

    async Task Named(string database, string kind)
    {
        var verify = await Cairn("verify", database, "--format", "json");
        Assert.Equal(4, verify.ExitCode);
        var breaks = JsonDocument.Parse(verify.Output).RootElement.GetProperty("ledgers")[0].GetProperty("breaks");
        Assert.Contains(breaks.EnumerateArray(), b => Same(b.GetProperty("kind").GetString()!, kind));
    }

    static bool Same(string written, string kind) =>
        written.Replace("-", "", StringComparison.Ordinal).Equals(kind, StringComparison.OrdinalIgnoreCase);

    async Task Run(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File(database)};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
