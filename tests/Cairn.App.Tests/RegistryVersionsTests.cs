using System.Text;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Cairn.Store.Registry;

namespace Cairn.App.Tests;

/// <summary>Records of the registry as they come, again and in newer versions, whole to the byte, in either database.</summary>
[Collection(PostgresFixture.Name)]
public sealed class RegistryVersionsTests(PostgresFixture postgres) : MadeUpRegistry(postgres)
{
    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_newer_version_replaces_and_the_older_one_is_history(string kind)
    {
        (string, object) On(string day) => ("statusModule.lastUpdatePostDateStruct.date", day);
        var (old, now) = (
            Titled("NCT00000001", "Old title", On("2024-01-01")),
            Titled("NCT00000001", "New title", On("2025-01-01"))
        );
        await using var store = await Open(kind, now);
        Assert.Equal(new PutOutcome(0, 0, 1, 0), await Put(store, old));
        Assert.Equal(new PutOutcome(0, 0, 0, 2), await Put(store, old, now));
        Assert.Equal("1", await Found(store, "new"));
        Assert.Equal("", await Found(store, "old"));
        Assert.Equal(new PutOutcome(0, 1, 0, 0), await Put(store, Titled("NCT00000001", "Newest title", On("2025-02-01"))));
        Assert.Equal("1", await Found(store, "newest"));

        var history = await store.History("NCT00000001", Cancel);
        Assert.Equal(["2025-01-01", "2024-01-01", "2025-02-01"], history.Select(h => h.Updated));
        Assert.Equal([false, false, true], history.Select(h => h.IsCurrent));
        Assert.Equal(old, Encoding.UTF8.GetString((await store.Version(history[1].Id, Cancel))!.Record.Source.Span));
        Assert.Equal(1, (await store.Status(Cancel)).Trials);
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task Versions_of_one_number_in_one_load_leave_the_newest_current(string kind)
    {
        string At(string day) => Titled("NCT00000001", "As of " + day, ("statusModule.lastUpdatePostDateStruct.date", day));
        await using var store = await Open(kind, At("2024-02-02"), At("2025-03-03"), At("2024-01-01"));
        Assert.Equal("2025-03-03", (await store.Find("NCT00000001", Cancel))!.Row.Updated);
        Assert.Equal(1, (await store.History("NCT00000001", Cancel)).Count(h => h.IsCurrent));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task A_record_comes_back_to_the_byte_and_verify_finds_nothing(string kind)
    {
        const string odd =
            """{ "protocolSection" : {"identificationModule":{"nctId":"nct00000009","briefTitle":"\u0000 '; -- µ 李"}}, "unheardOf":[1,2.50] }""";
        await using var store = await Open(kind, odd);
        Assert.Equal(odd, Encoding.UTF8.GetString((await store.Find("NCT00000009", Cancel))!.Record.Source.Span));
        Assert.Empty(await store.Verify(cancel: Cancel));
    }

    [Fact]
    public async Task An_index_that_was_lost_is_made_again_from_the_records()
    {
        await using (await Open(Sqlite, Trials)) { }
        Directory.Delete(Folder.File("registry.db.index"), recursive: true);
        await using var store = await Open(Sqlite);
        Assert.Equal("1 2", await Found(store, "leukemia"));
    }

    [Fact]
    public async Task The_index_of_a_file_that_is_gone_is_emptied_for_the_next()
    {
        await using (await Open(Sqlite, Trials)) { }
        File.Delete(Folder.File("registry.db"));
        await using var store = await Open(Sqlite, Trials[1]);
        Assert.Equal("2", await Found(store, ""));
        Assert.Empty(await store.Verify(cancel: Cancel));
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(Postgres)]
    public async Task What_a_stopped_load_left_out_of_the_index_the_next_one_puts_in(string kind)
    {
        var database = kind == Sqlite ? Folder.File("registry.db") : Server.NewDatabase();
        await using (var stopped = RegistryDesk.Open(database))
        {
            await stopped.Prepare(cancel: Cancel);
            await Put(stopped, Trials[0]);
            var read = ReadRecord.Of(new(Encoding.UTF8.GetBytes(Trials[1]), RecordFormat.Json, "made up")).Value!;
            var incoming = new IncomingRecord(read.Version("made up"), _ => throw new OperationCanceledException());
            await Assert.ThrowsAnyAsync<Exception>(() => stopped.Put([incoming], Cancel));
            await stopped.Settle(Cancel);
            Assert.Equal("1", await Found(stopped, "leukemia"));
        }
        await using var next = RegistryDesk.Open(database);
        await next.Prepare(cancel: Cancel);
        Assert.Equal("1 2", await Found(next, "leukemia"));
        Assert.Empty(await next.Verify(cancel: Cancel));
    }

    [Fact]
    public async Task A_record_changed_in_the_database_is_found_by_verify()
    {
        await using (await Open(Sqlite, Trials)) { }
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Folder.File("registry.db")}"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE registry_versions SET source = (SELECT source FROM registry_versions WHERE number = 'NCT00000004'), "
                + "length = (SELECT length FROM registry_versions WHERE number = 'NCT00000004') WHERE number = 'NCT00000003'";
            await command.ExecuteNonQueryAsync(Cancel);
        }
        await using var store = await Open(Sqlite);
        Assert.Equal("NCT00000003", Assert.Single(await store.Verify(cancel: Cancel)).Place);
    }

    [Fact]
    public async Task Several_loaders_at_once_put_every_record_once_into_PostgreSQL()
    {
        var connection = Server.NewDatabase();
        string[] records = [.. Enumerable.Range(1, 60).Select(i => Titled($"NCT000001{i:00}", "Leukemia " + i))];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(Load));
        Assert.Equal(60, outcomes.Sum(o => o.Added));
        Assert.Equal(3 * 60, outcomes.Sum(o => o.Known));
        await using var store = RegistryDesk.Open(connection);
        var status = await store.Status(Cancel);
        Assert.Equal((60, 60, 60), (status.Trials, status.Versions, status.Indexed));
        Assert.Empty(await store.Verify(cancel: Cancel));
        Assert.Equal(60, (await store.Search(new() { Query = QueryReader.Read("leukemia").Value! }, Cancel)).Total);

        // Each begins at another place, so that all meet new and known numbers.
        async Task<PutOutcome> Load(int loader)
        {
            await using var own = RegistryDesk.Open(connection);
            await own.Prepare(cancel: Cancel);
            var outcome = new PutOutcome();
            foreach (var some in records.Skip(15 * loader).Concat(records.Take(15 * loader)).Chunk(7))
                outcome += await Put(own, some);
            return outcome;
        }
    }

    // Who begins to load catches up with what another is putting in at that moment.
    [Fact]
    public async Task A_loader_that_catches_up_while_another_puts_records_in_disturbs_nobody()
    {
        var connection = Server.NewDatabase();
        await using var store = RegistryDesk.Open(connection);
        await store.Prepare(cancel: Cancel);
        await Task.WhenAll([Load(), .. Enumerable.Range(0, 3).Select(_ => CatchUp())]);
        var status = await store.Status(Cancel);
        Assert.Equal((60, 60, 60), (status.Trials, status.Versions, status.Indexed));
        Assert.Equal(60, (await store.Search(new() { Query = QueryReader.Read("leukemia").Value! }, Cancel)).Total);

        async Task Load()
        {
            foreach (var some in Enumerable.Range(1, 60).Select(i => Titled($"NCT000001{i:00}", "Leukemia " + i)).Chunk(2))
                await Put(store, some);
        }

        async Task CatchUp()
        {
            for (var time = 0; time < 20; time++)
            {
                await using var other = RegistryDesk.Open(connection);
                await other.Prepare(cancel: Cancel);
            }
        }
    }
}
