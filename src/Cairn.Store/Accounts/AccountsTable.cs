namespace Cairn.Store.Accounts;

/// <summary>The tables of accounts, and of the keys that protect their sessions.</summary>
static class AccountsTable
{
    const string Accounts = """
        CREATE TABLE accounts (
            name TEXT NOT NULL PRIMARY KEY,
            printed TEXT NOT NULL UNIQUE,
            version {0} NOT NULL,
            secrets TEXT NOT NULL
        )
        """;

    const string Keys = "CREATE TABLE session_keys (name TEXT NOT NULL PRIMARY KEY, xml TEXT NOT NULL)";

    /// <param name="version">The step's place among all steps.</param>
    public static Migration Migration(int version) =>
        new(
            version,
            "accounts and session keys",
            [In(Accounts, "INTEGER") + " STRICT", Keys + " STRICT"],
            [In(Accounts, "BIGINT"), Keys]
        );

    static string In(string table, string whole) => table.Replace("{0}", whole, StringComparison.Ordinal);
}
