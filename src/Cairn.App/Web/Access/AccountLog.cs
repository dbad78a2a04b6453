using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store;

namespace Cairn.App.Web.Access;

/// <summary>Writes what happens to accounts into their ledger.</summary>
sealed class AccountLog(LedgerStore ledger)
{
    /// <summary>What a person does with their own account.</summary>
    const string Own = "account holder";

    /// <summary>Something a person did, or that was tried in their name.</summary>
    public Task Note(string account, AccountChange what, CancellationToken cancel, string? name = null) =>
        Append(new(new AccountChanged(account, what, name), new(account, Own)), cancel);

    /// <summary>Something an administrator did to an account.</summary>
    public Task Note(string account, AccountChange what, Attribution by, CancellationToken cancel, string? name = null) =>
        Append(new(new AccountChanged(account, what, name), by), cancel);

    /// <summary>A person administers from now on.</summary>
    public Task Administers(string account, string name, Attribution by, CancellationToken cancel) =>
        Append(new(new RoleGranted(account, name, Role.Administrator), by), cancel);

    /// <summary>Who opens the first account does so with the code that the server printed.</summary>
    public static Attribution FirstOf(string account) =>
        new(account, ProtocolWords.Of(Role.Administrator), Reason: "opened with the code that the server printed");

    async Task Append(Draft draft, CancellationToken cancel) =>
        Ledgers.OrRefuse(await ledger.Append(AccountChanged.Ledger, Change.Of(draft), cancel));
}
