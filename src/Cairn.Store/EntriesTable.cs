namespace Cairn.Store;

/// <summary>
/// The table of entries: a row an entry, every text as the hash covers it, legible with plain SQL. Triggers refuse what no
/// program of ours does: changing or deleting a row. Who may drop a trigger can still do it, and then the chain says so. Private
/// values alone may be taken out.
/// </summary>
static class EntriesTable
{
    const string Columns = """
            study TEXT NOT NULL,
            sequence {0} NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT,
            domain TEXT,
            number {1},
            corrects {0},
            content TEXT NOT NULL,
            private TEXT,
            who TEXT NOT NULL,
            role TEXT NOT NULL,
            site TEXT,
            at TEXT NOT NULL,
            event_date TEXT,
            device_time TEXT,
            source TEXT NOT NULL,
            reason TEXT,
            previous_hash TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (study, sequence)
        """;

    const string Kept =
        "study, sequence, kind, subject, domain, number, corrects, content, who, role, site, at, event_date, device_time, "
        + "source, reason, "
        + "previous_hash, hash";

    const string Heads = "CREATE TABLE heads (study TEXT NOT NULL PRIMARY KEY, sequence {0} NOT NULL, hash TEXT NOT NULL)";

    public static Migration Migration { get; } =
        new(
            1,
            "entries and heads",
            [
                $"CREATE TABLE entries (\n{Typed(Columns, "INTEGER", "INTEGER")}\n) STRICT, WITHOUT ROWID",
                Typed(Heads, "INTEGER", "INTEGER") + " STRICT, WITHOUT ROWID",
                $"CREATE TRIGGER entries_stay BEFORE UPDATE OF {Kept} ON entries BEGIN SELECT raise(ABORT, 'entries are "
                    + $"never changed'); END",
                "CREATE TRIGGER entries_remain BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'entries are never "
                    + "deleted'); END",
            ],
            [
                $"CREATE TABLE entries (\n{Typed(Columns, "BIGINT", "INTEGER")}\n)",
                Typed(Heads, "BIGINT", "INTEGER"),
                "CREATE FUNCTION entries_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
                    + "$$ BEGIN RAISE EXCEPTION 'entries are never changed or deleted'; END $$",
                $"CREATE TRIGGER entries_stay BEFORE UPDATE OF {Kept} ON entries FOR EACH ROW EXECUTE FUNCTION "
                    + $"entries_are_kept()",
                "CREATE TRIGGER entries_remain BEFORE DELETE ON entries FOR EACH ROW EXECUTE FUNCTION entries_are_kept()",
                "CREATE TRIGGER entries_whole BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION entries_are_kept()",
            ]
        );

    static string Typed(string columns, string big, string small) =>
        columns.Replace("{0}", big, StringComparison.Ordinal).Replace("{1}", small, StringComparison.Ordinal);
}
