using System.CommandLine;
using Cairn.Documents.Anchors;
using Cairn.Documents.Archives;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn verify</c>: whether ledgers are what was written, in a database or in a file, against what was kept outside of them.
/// </summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "An archive, a backup, a SQLite database or an anchor; the database of --database when left out.",
        };
        var known = new KnownHeadOptions();
        var (database, format) = (SharedOptions.Database(), new FormatOption());
        var command = new Command(
            "verify",
            "Checks ledgers: the first entry that is not as it was written, and how; exit code 4 when one is not."
        )
        {
            file,
            database,
            format,
        };
        known.On(command);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var outside = known.Read(parsed);
                var answer = parsed.GetValue(file) is { } path
                    ? await OfFile(path, outside, cancel)
                    : await OfDatabase(parsed.GetRequiredValue(database), outside, cancel);
                return answer.Print(format.IsJson(parsed));
            }
        );
        return command;
    }

    static async Task<VerifyAnswer> OfFile(string path, KnownOutside outside, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw BadInputException.At(path, "There is no such file.", "Give an archive, a backup, a database or an anchor.");
        if (ArchiveFile.IsOne(path))
            return await OfArchive(path, outside, cancel);
        using var start = new StreamReader(path);
        var first = new char[16];
        return AnchorFile.IsOne(new string(first, 0, start.Read(first)))
            ? OfAnchor(path, outside)
            : await OfDatabase(path, outside, cancel);
    }

    static async Task<VerifyAnswer> OfDatabase(string database, KnownOutside outside, CancellationToken cancel)
    {
        if (Ledgers.MissingFile(database) is { } missing)
            throw BadInputException.At(
                "--database",
                $"There is no database '{missing}'.",
                "Give the one that holds the ledgers."
            );
        await using var store = new LedgerStore(database);
        var findings = new List<Finding>(outside.Findings);
        try
        {
            findings.AddRange((await store.Missing(cancel)).Select(part => Gone(store.Name, part)));
            return new(store.Name, await store.Verify(outside.Heads, cancel), outside with { Findings = findings });
        }
        catch (StoreException altered) when (altered.Trouble == StoreTrouble.Altered)
        {
            if (findings.Count == outside.Findings.Count)
                findings.Add(Finding.Error(store.Name, null, null, altered.Message, "Nothing in it was checked."));
            return new(store.Name, [], outside with { Findings = findings });
        }
    }

    static Finding Gone(string database, SchemaPart part) =>
        Finding.Error(
            database,
            null,
            null,
            $"It was altered: {part.ToString()} is missing.",
            "Restore it from an archive or a backup made before."
        );

    /// <summary>Checks an archive alone: its files, and every ledger against its manifest and what is known outside.</summary>
    public static async Task<VerifyAnswer> OfArchive(string path, KnownOutside outside, CancellationToken cancel)
    {
        var opened = ArchiveFile.Open(path);
        if (opened.Value is not { } archive)
            return new(path, [], outside with { Findings = [.. outside.Findings, .. opened.Findings] });
        using var _ = archive;
        var findings = new List<Finding>(archive.Check());
        var verdicts = new List<ChainVerdict>();
        foreach (var ledger in archive.Manifest.Ledgers)
            verdicts.Add(await Verdict(archive, ledger, path, outside, findings, cancel));
        var absent = outside.Heads.Select(k => k.Study).Except(verdicts.Select(v => v.Study), StringComparer.Ordinal);
        verdicts.AddRange(absent.Select(study => new ChainCheck(study).End(outside.Heads)));
        return new(path, verdicts, outside with { Findings = [.. outside.Findings, .. findings] });
    }

    static async Task<ChainVerdict> Verdict(
        ArchiveFile archive,
        ArchivedLedger ledger,
        string path,
        KnownOutside outside,
        List<Finding> findings,
        CancellationToken cancel
    )
    {
        var check = new ChainCheck(ledger.Study);
        try
        {
            await Take(archive.Entries(ledger, cancel), check);
        }
        catch (Exception unread) when (unread is FormatException or InvalidDataException)
        {
            findings.Add(Finding.Error(path, null, null, unread.Message, "Take another copy of the archive."));
        }
        var verdict = check.End([new(ledger.Study, ledger.Head, "the archive's manifest", IsLast: true), .. outside.Heads]);
        var broken = VersionFiles.Breaks(check.Versions, sha256 => archive.VersionFile(ledger.Study, sha256));
        return verdict.With(broken);
    }

    const int Part = 4_096;

    // What stands before a line that cannot be read is checked all the same.
    static async Task Take(IAsyncEnumerable<Entry> entries, ChainCheck check)
    {
        var part = new List<Entry>(Part);
        try
        {
            await foreach (var entry in entries)
            {
                part.Add(entry);
                if (part.Count < Part)
                    continue;
                check.Take(part);
                part = new(Part);
            }
        }
        finally
        {
            check.Take(part);
        }
    }

    static VerifyAnswer OfAnchor(string path, KnownOutside outside)
    {
        var read = AnchorFile.Read(path, File.ReadAllText(path));
        List<KnownAnchor> anchors = [.. outside.Anchors];
        if (read.Value is { } file)
            anchors.Add(KnownAnchor.Of(path, file, null));
        return new(path, [], outside with { Anchors = anchors, Findings = [.. outside.Findings, .. read.Findings] });
    }
}
