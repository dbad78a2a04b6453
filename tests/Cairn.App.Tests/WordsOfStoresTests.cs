using System.Reflection;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;
using Cairn.Store.Accounts;
using Cairn.Store.Drafts;

namespace Cairn.App.Tests;

/// <summary>
/// What every call of the stores says when it fails: who wanted to write hears that nothing was written, who only read does not.
/// A call that is new and in neither list fails the first test.
/// </summary>
public sealed class WordsOfStoresTests
{
    const string Nowhere = "Host=127.0.0.1;Port=1;Database=cairn;Timeout=3",
        NothingWritten = "Nothing was written.";

    static readonly Attribution By = new("ann", "coordinator");
    static readonly ProtocolVersion Version = new("2.0", new(2026, 3, 1), [$"study.yaml#{new string('a', 64)}"]);
    static readonly Account Ann = new() { Name = "ann", Printed = "Ann Li" };
    static readonly InterfaceKey Key = new("k", "ann", "X", "lab", [], new('a', 64), DateTimeOffset.UnixEpoch, null);
    static readonly Dictionary<string, string> NoWords = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed record Stores(LedgerStore Ledger, AccountStore Accounts, DraftStore Drafts);

    static readonly (string Call, Func<Stores, Task> Do)[] Reading =
    [
        ("LedgerStore.Files", s => s.Ledger.Files(Version, Cancel)),
        ("LedgerStore.State", s => s.Ledger.State("X", cancel: Cancel)),
        ("LedgerStore.Read", async s => await s.Ledger.Read("X", cancel: Cancel).FirstOrDefaultAsync(Cancel)),
        ("LedgerStore.Head", s => s.Ledger.Head("X", Cancel)),
        ("LedgerStore.Studies", s => s.Ledger.Studies(Cancel)),
        ("LedgerStore.Heads", s => s.Ledger.Heads(Cancel)),
        ("LedgerStore.Watch", async s => await s.Ledger.Watch(Cancel).FirstOrDefaultAsync(Cancel)),
        ("LedgerStore.Reading", s => s.Ledger.Reading(Cancel)),
        ("LedgerStore.Verify", s => s.Ledger.Verify([], Cancel)),
        ("LedgerStore.Missing", s => s.Ledger.Missing(Cancel)),
        ("LedgerStore.Backup", s => s.Ledger.Backup("never-made.db", Cancel)),
        ("AccountStore.All", s => s.Accounts.All(Cancel)),
        ("AccountStore.Find", s => s.Accounts.Find("ann", Cancel)),
        ("AccountStore.HasAny", s => s.Accounts.HasAny(Cancel)),
        ("AccountStore.SessionKeys", s => s.Accounts.SessionKeys(Cancel)),
        ("InterfaceKeys.Find", s => s.Accounts.Keys.Find("k", Cancel)),
        ("InterfaceKeys.All", s => s.Accounts.Keys.All(Cancel)),
        ("DraftStore.Of", s => s.Drafts.Of("ann", "X", "S1", Cancel)),
        ("DraftStore.Find", s => s.Drafts.Find("ann", "X", "S1", "day-1", Cancel)),
    ];

    static readonly (string Call, Func<Stores, Task> Do)[] Writing =
    [
        ("LedgerStore.Append", s => s.Ledger.Append("X", Change.Of(Draft.Added(new Demographics { Subject = "S" }, By)), Cancel)),
        ("LedgerStore.Append", s => s.Ledger.Append("X", Version, [], By, Cancel)),
        ("LedgerStore.Restore", s => s.Ledger.Restore([], Cancel)),
        ("AccountStore.Add", s => s.Accounts.Add(Ann, cancel: Cancel)),
        ("AccountStore.Update", s => s.Accounts.Update(Ann, cancel: Cancel)),
        ("AccountStore.AddSessionKey", s => s.Accounts.AddSessionKey("k", "<key/>", Cancel)),
        ("InterfaceKeys.Add", s => s.Accounts.Keys.Add(Key, Cancel)),
        ("InterfaceKeys.Revoke", s => s.Accounts.Keys.Revoke(Key, DateTimeOffset.UnixEpoch, By, Cancel)),
        ("InterfaceKeys.Note", s => s.Accounts.Keys.Note(Key, "GET /x", Cancel)),
        ("DraftStore.Keep", s => s.Drafts.Keep("ann", "X", "S1", "day-1", "AE", NoWords, DraftTurn.Untold, Cancel)),
        ("DraftStore.Discard", s => s.Drafts.Discard("ann", "X", "S1", "day-1", Cancel)),
    ];

    [Fact]
    public void Every_call_of_the_stores_is_here_as_one_that_reads_or_one_that_writes()
    {
        Type[] stores = [typeof(LedgerStore), typeof(AccountStore), typeof(InterfaceKeys), typeof(DraftStore)];
        var calls = stores.SelectMany(s => s.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        var named = calls
            .Where(c => !c.IsSpecialName && c.Name != "DisposeAsync")
            .Select(c => $"{c.DeclaringType!.Name}.{c.Name}");
        Assert.Equal(named.Order(), Reading.Concat(Writing).Select(c => c.Call).Order());
    }

    static async Task<string> Refused(Func<Stores, Task> act)
    {
        await using var ledger = new LedgerStore(Nowhere);
        await using var accounts = new AccountStore(Nowhere);
        await using var drafts = new DraftStore(Nowhere);
        return (await Assert.ThrowsAsync<StoreException>(() => act(new(ledger, accounts, drafts)))).Message;
    }

    [Fact]
    public async Task Who_only_reads_never_hears_that_nothing_was_written()
    {
        foreach (var (call, act) in Reading)
        {
            var words = await Refused(act);
            Assert.Contains("Nobody answers", words, StringComparison.Ordinal);
            Assert.False(words.Contains(NothingWritten, StringComparison.Ordinal), $"{call}: {words}");
        }
    }

    [Fact]
    public async Task Who_writes_hears_once_and_last_that_nothing_was_written()
    {
        foreach (var (call, act) in Writing)
        {
            var words = await Refused(act);
            Assert.Contains("Nobody answers", words, StringComparison.Ordinal);
            Assert.True(words.EndsWith(NothingWritten, StringComparison.Ordinal), $"{call}: {words}");
            Assert.Equal(2, words.Split(NothingWritten).Length);
        }
    }
}
