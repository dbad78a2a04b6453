using Cairn.Store.Drafts;

namespace Cairn.App.Tests.Ward;

/// <summary>Drafts on both databases: one a person and form, the last one kept.</summary>
[Collection(PostgresFixture.Name)]
public sealed class DraftStoreTests(PostgresFixture postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task Keeps(string connection)
    {
        await using var drafts = new DraftStore(connection);
        Assert.Null(await drafts.Find("ann", "T", "S-1", "chemistry/SCR", Cancel));
        foreach (var value in new[] { "4", "41 'quoted' ütf 名" })
        {
            var fields = new Dictionary<string, string> { ["ALT"] = value };
            await drafts.Keep("ann", "T", "S-1", "chemistry/SCR", "k1", fields, DraftTurn.Untold, Cancel);
        }
        await drafts.Keep("ann", "T", "S-1", "body/SCR", "k2", new Dictionary<string, string>(), DraftTurn.Untold, Cancel);
        Assert.Equal("41 'quoted' ütf 名", (await drafts.Find("ann", "T", "S-1", "chemistry/SCR", Cancel))!.Fields["ALT"]);
        Assert.Equal(["body/SCR", "chemistry/SCR"], (await drafts.Of("ann", "T", "S-1", Cancel)).Select(d => d.Place));
        Assert.Empty(await drafts.Of("bob", "T", "S-1", Cancel));
        await drafts.Discard("ann", "T", "S-1", "body/SCR", Cancel);
        Assert.Single(await drafts.Of("ann", "T", "S-1", Cancel));
    }

    // Sent as 1, 2 and come as 2, 1; another page that sends its first is not behind them.
    static async Task KeepsTheLaterSent(string connection)
    {
        await using var drafts = new DraftStore(connection);
        foreach (var (page, number, stands) in new[] { ("a", 2, "a:2"), ("a", 1, "a:2"), ("b", 1, "b:1"), ("", 0, "") })
        {
            await drafts.Keep("ann", "T", "S-1", "body/SCR", "k", new Dictionary<string, string>(), new(page, number), Cancel);
            Assert.Equal(stands, (await drafts.Find("ann", "T", "S-1", "body/SCR", Cancel))!.Turn.ToString());
        }
    }

    [Fact]
    public async Task Of_two_drafts_that_overtake_each_other_the_later_sent_stands()
    {
        using var folder = CairnProcess.Folder();
        await KeepsTheLaterSent(folder.File("drafts.db"));
        await KeepsTheLaterSent(postgres.NewDatabase());
    }

    [Fact]
    public async Task Drafts_are_kept_on_SQLite()
    {
        using var folder = CairnProcess.Folder();
        await Keeps(folder.File("drafts.db"));
    }

    [Fact]
    public Task Drafts_are_kept_on_PostgreSQL() => Keeps(postgres.NewDatabase());
}
