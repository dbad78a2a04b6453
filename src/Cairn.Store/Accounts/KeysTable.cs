namespace Cairn.Store.Accounts;

/// <summary>The table of keys for other systems.</summary>
static class KeysTable
{
    const string Keys = """
        CREATE TABLE interface_keys (
            id TEXT NOT NULL PRIMARY KEY,
            account TEXT NOT NULL,
            study TEXT NOT NULL,
            name TEXT NOT NULL,
            rights TEXT NOT NULL,
            hash TEXT NOT NULL,
            until TEXT NOT NULL,
            revoked TEXT
        )
        """;

    /// <param name="version">The step's place among all steps.</param>
    public static Migration Migration(int version) => new(version, "keys for other systems", [Keys + " STRICT"], [Keys]);
}
