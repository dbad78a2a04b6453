namespace Cairn.Store;

/// <summary>Every step of the database's form, in order.</summary>
static class Migrations
{
    public static IReadOnlyList<Migration> All { get; } =
    [
        EntriesTable.Migration,
        Accounts.AccountsTable.Migration(2),
        StudyFilesTable.Migration(3),
        Drafts.DraftsTable.Migration(4),
        Accounts.KeysTable.Migration(5),
        Drafts.DraftsTable.Turns(6),
    ];
}
