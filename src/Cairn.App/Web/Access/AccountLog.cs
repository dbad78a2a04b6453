using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Access;

/// <summary>
/// Writes into the ledger of accounts what changes no row: who came and went. What changes a row is written with the row.
/// </summary>
sealed class AccountLog(LedgerStore ledger)
{
    /// <summary>Something a person did.</summary>
    public async Task Note(string account, AccountChange what, CancellationToken cancel)
    {
        var draft = new Draft(new AccountChanged(account, what), AccountStore.Holder(account));
        Ledgers.OrRefuse(await ledger.Append(AccountChanged.Ledger, Change.Of(draft), cancel));
    }

    /// <summary>A person administers from now on.</summary>
    public static Draft Administers(Account account, Attribution by) =>
        new(new RoleGranted(account.Name, account.Printed, Role.Administrator), by);

    /// <summary>Who opens the first account does so with the code that the server printed.</summary>
    public static Attribution FirstOf(string account) =>
        new(account, ProtocolWords.Of(Role.Administrator), Reason: "opened with the code that the server printed");
}
