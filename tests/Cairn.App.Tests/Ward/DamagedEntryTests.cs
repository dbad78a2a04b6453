using System.Globalization;
using Cairn.App.Tests.Accounts;
using Cairn.Rights;
using Microsoft.Data.Sqlite;

namespace Cairn.App.Tests.Ward;

/// <summary>An entry that cannot be read is a finding on its record: no page of the study goes dark over it.</summary>
public sealed class DamagedEntryTests : IDisposable
{
    const string Study = ServedHouse.Study,
        Subject = $"/studies/{Study}/subjects/S-1";

    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Database => _folder.File("house.db");

    public void Dispose() => _folder.Dispose();

    // A subject, a laboratory value and a medication; each person's roles are entries, too, and stay whole.
    async Task Play()
    {
        await using var house = await ServedHouse.Start(Database);
        var today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var ann = await house.Person("ann", Role.Investigator, "01");
        using var dan = await house.Person("dan", Role.DataManager);
        await ann.Send($"/studies/{Study}/subjects/new", ("subject", "S-1"), ("site", "01"), ("day", today));
        await ann.Send(
            $"{Subject}/forms/chemistry/SCR",
            [("key", "k1"), ("date", today), ("date.base", ""), ("ALT.base", "0"), ("ALT.LBORRES", "41"), ("ALT.LBORRESU", "U/L")]
        );
        await ann.Send(
            $"{Subject}/forms/medications",
            [("key", "k2"), ("n1.base", "0"), ("n1.CMTRT", "Tocilizumab"), ("n1.CMSTDTC", "2026-03")]
        );
    }

    async Task<List<string>> Run(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        var found = new List<string>();
        while (await rows.ReadAsync(Cancel))
            found.Add(rows.GetString(0));
        return found;
    }

    [Fact]
    public async Task Every_page_stands_over_an_entry_that_cannot_be_read()
    {
        await Play();
        await Run("DROP TRIGGER entries_stay");
        var records = await Run($"SELECT CAST(sequence AS TEXT) FROM entries WHERE study = '{Study}' AND subject = 'S-1'");
        Assert.True(records.Count >= 3, $"{records.Count} entries");
        foreach (var sequence in records)
        {
            var whole = (await Run($"SELECT content FROM entries WHERE study = '{Study}' AND sequence = {sequence}"))[0];
            await Run($"UPDATE entries SET content = 'no content' WHERE study = '{Study}' AND sequence = {sequence}");
            await Stands(sequence);
            var text = whole.Replace("'", "''", StringComparison.Ordinal);
            await Run($"UPDATE entries SET content = '{text}' WHERE study = '{Study}' AND sequence = {sequence}");
        }
    }

    async Task Stands(string sequence)
    {
        await using var house = await ServedHouse.Start(Database);
        foreach (var account in (string[])["dan"])
        {
            using var guest = new Guest(house.Address);
            await guest.SignIn(account, ServedHouse.Password);
            foreach (var (_, path, _) in RightsHttpTests.Addresses(house).Where(a => a.Method == "GET"))
            {
                var answer = await guest.Get(path);
                Assert.True((int)answer.StatusCode < 500, $"{account}, entry {sequence}: {path} {await Guest.Text(answer)}");
            }
            foreach (var form in (string[])["forms/chemistry/SCR", "forms/medications", "visits"])
                Assert.True((int)(await guest.Get($"{Subject}/{form}")).StatusCode < 500, $"{account}, entry {sequence}: {form}");
        }
    }
}
