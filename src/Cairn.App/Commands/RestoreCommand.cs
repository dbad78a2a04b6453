using System.CommandLine;
using Cairn.Documents.Archives;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn restore</c>: brings the ledgers of an archive back into a database, to the same heads.</summary>
static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An archive of 'cairn archive'." };
        var database = SharedOptions.Database();
        var shelf = new Option<string?>("--study-files")
        {
            HelpName = "DIR",
            Description = "Puts the studies' own files into this folder, a folder each; what is there stays.",
        };
        var command = new Command("restore", "Brings the ledgers of an archive into a database, as they were; all or none.")
        {
            file,
            database,
            shelf,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var path = parsed.GetRequiredValue(file);
                if (!File.Exists(path))
                    throw BadInputException.At(path, "There is no such file.", "Give an archive of 'cairn archive'.");
                var answer = await VerifyCommand.OfArchive(path, new([], [], []), cancel);
                if (!answer.Holds)
                {
                    Console.Error.WriteLine("cairn: the archive is not what was written; nothing was restored.");
                    return answer.Print(asJson: false);
                }
                using var archive = ArchiveFile.Open(path).OrRefuse();
                await Restore(archive, parsed.GetRequiredValue(database), cancel);
                if (parsed.GetValue(shelf) is { } folder)
                    WriteStudies(archive, folder);
                return answer.Print(asJson: false);
            }
        );
        return command;
    }

    static async Task Restore(ArchiveFile archive, string database, CancellationToken cancel)
    {
        await using var store = new LedgerStore(database);
        var ledgers = archive.Manifest.Ledgers.Select(l => new StoredLedger(l.Study, l.Head, archive.Entries(l, cancel))
        {
            Files = archive.VersionFiles(l.Study),
        });
        var verdicts = await store.Restore([.. ledgers], cancel);
        if (verdicts.FirstOrDefault(v => !v.Holds) is { } broken)
            throw new InvalidDataException($"The ledger of {broken.Study} does not hold; nothing was restored.");
        Console.Error.WriteLine($"cairn: restored into {store.Name}; the heads are those of the archive.");
    }

    static void WriteStudies(ArchiveFile archive, string folder)
    {
        foreach (var ledger in archive.Manifest.Ledgers)
        {
            var to = Path.Combine(folder, Uri.EscapeDataString(ledger.Study));
            if (Directory.Exists(to))
            {
                Console.Error.WriteLine($"cairn: {to} is there already and stays as it is.");
                continue;
            }
            Directory.CreateDirectory(to);
            foreach (var (name, bytes) in archive.StudyFiles(ledger))
                File.WriteAllBytes(Path.Combine(to, name), bytes);
        }
    }
}
