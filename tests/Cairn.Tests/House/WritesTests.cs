using System.Text.RegularExpressions;
using Cairn.House;

namespace Cairn.Tests.House;

/// <summary>
/// No path of the program writes anything of a trial without an entry: every statement that writes is listed here.
/// </summary>
public sealed partial class WritesTests
{
    [GeneratedRegex(@"\b(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|TRUNCATE|COPY) +(\{?\w+\}?)", RegexOptions.None)]
    private static partial Regex Write { get; }

    /// <summary>File, table, and why it may.</summary>
    static readonly (string File, string Table, string Why)[] Allowed =
    [
        ("EntryRows.cs", "entries", "the entry itself; and taking out a private value, which an entry of its own justifies"),
        ("EntryRows.cs", "heads", "the head, in the transaction of its entries"),
        ("EntriesTable.cs", "OF", "the triggers that refuse it"),
        ("EntriesTable.cs", "ON", "the triggers that refuse it"),
        ("TableCopy.cs", "{table}", "a backup: another file"),
        ("Schema.cs", "{Table}", "the form of the database, not what anybody recorded"),
        ("StudyFileRows.cs", "study_files", "the files that an entry names by their SHA-256, in its transaction"),
        ("StudyFilesTable.cs", "ON", "the triggers that refuse it"),
        ("StudyFilesTable.cs", "OR", "the triggers that refuse it"),
        ("AccountRow.cs", "accounts", "secrets of an account, in the transaction of the entry that says what changed"),
        ("DraftStore.cs", "drafts", "what somebody types and has not said yet; nobody else reads it, and the save takes it out"),
        ("InterfaceKeyRow.cs", "interface_keys", "hashes of keys, in the transaction of the entry that says what changed"),
        ("SessionKeyRow.cs", "session_keys", "keys of sessions: nothing of a trial"),
    ];

    static IEnumerable<(string File, string Table)> Found =>
        from file in SourceFile.Below(Shared.Repository, "src")
        where !file.Path.Contains("/Registry/", StringComparison.Ordinal) // public records, never a trial's
        from line in file.Lines
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from Match match in Write.Matches(line)
        where match.Groups[1].Value != "SET"
        select (Path.GetFileName(file.Path), match.Groups[1].Value);

    [Fact]
    public void Every_statement_that_writes_is_known() =>
        Assert.Empty(Found.Distinct().Except(Allowed.Select(a => (a.File, a.Table))));

    [Fact]
    public void Nothing_is_allowed_that_is_not_there_any_more() =>
        Assert.Empty(Allowed.Select(a => (a.File, a.Table)).Except(Found));
}
