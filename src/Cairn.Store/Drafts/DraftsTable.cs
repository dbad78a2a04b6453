namespace Cairn.Store.Drafts;

/// <summary>The table of forms that are begun and not saved: beside the ledgers, and no part of them.</summary>
static class DraftsTable
{
    const string Table = """
        CREATE TABLE drafts (
            account TEXT NOT NULL,
            study TEXT NOT NULL,
            subject TEXT NOT NULL,
            place TEXT NOT NULL,
            form_key TEXT NOT NULL,
            fields TEXT NOT NULL,
            kept_at TEXT NOT NULL,
            PRIMARY KEY (account, study, subject, place)
        )
        """;

    const string Page = "ALTER TABLE drafts ADD COLUMN page TEXT NOT NULL DEFAULT ''",
        Turn = "ALTER TABLE drafts ADD COLUMN turn BIGINT NOT NULL DEFAULT 0",
        TurnInSqlite = "ALTER TABLE drafts ADD COLUMN turn INTEGER NOT NULL DEFAULT 0";

    /// <param name="version">The step's place among all steps.</param>
    public static Migration Turns(int version) => new(version, "turns of drafts", [Page, TurnInSqlite], [Page, Turn]);

    /// <param name="version">The step's place among all steps.</param>
    public static Migration Migration(int version) => new(version, "drafts of forms", [Table + " STRICT"], [Table]);
}
