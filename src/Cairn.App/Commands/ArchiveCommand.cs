using System.CommandLine;
using Cairn.Documents.Archives;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn archive</c>: every ledger of a database in one file that can be verified and read anywhere.</summary>
static class ArchiveCommand
{
    public static Command Create()
    {
        var (database, studies) = (SharedOptions.Database(), SharedOptions.Studies());
        var file = new Option<string>("--out")
        {
            Required = true,
            HelpName = "FILE",
            Description = "The archive (a ZIP file).",
        };
        var command = new Command(
            "archive",
            "Writes entries, study files and a readable copy into one file; 'cairn verify FILE' checks it without the server."
        )
        {
            database,
            file,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var to = parsed.GetRequiredValue(file);
                await Write(parsed.GetRequiredValue(database), StudyShelf.At(parsed.GetValue(studies)), to, cancel);
                Console.Out.WriteLine(to);
                return ExitCode.Done;
            }
        );
        return command;
    }

    static async Task Write(string database, StudyShelf shelf, string file, CancellationToken cancel)
    {
        await using var store = new LedgerStore(database);
        await using var reading = (Ledgers.MissingFile(database) is null ? await store.Reading(cancel) : null)
            ?? throw BadInputException.At("--database", "There is no database.", "Give the one that holds the ledgers.");
        await OwnerOnly.Write(file, async to =>
        {
            using var archive = new ArchiveWriter(to);
            foreach (var study in reading.Studies)
                await Add(archive, reading, shelf, study, cancel);
            await archive.Finish();
        });
    }

    static async Task Add(ArchiveWriter archive, LedgerReading reading, StudyShelf shelf, string study, CancellationToken cancel)
    {
        var verdict = await reading.Verify(study, [], cancel);
        foreach (var found in verdict.Breaks)
            Console.Error.WriteLine($"cairn: {found}");
        if (!verdict.Holds)
            throw new InvalidDataException($"The ledger of {study} does not hold: nothing was archived. See 'cairn verify'.");
        var entries = await reading.Entries(study, cancel).ToListAsync(cancel);
        var state = LedgerState.Fold(study, entries);
        var folder = shelf.Folders.FirstOrDefault(f => Path.GetFileName(f) == study);
        if (folder is null)
            Console.Error.WriteLine($"cairn: {study} is not on the shelf ({shelf.Places}): its files are not archived.");
        var toArchive = new StudyToArchive(state, entries, folder is null ? [] : StudyFolder.Files(folder))
        {
            Versions = await reading.VersionFiles(study, cancel),
        };
        await archive.Add(toArchive);
        if (folder is not null && StudyFolder.Read(folder).Value is { } plan)
            await archive.Add($"readable/{toArchive.Folder}/report.html", to =>
                HtmlFile.Write(
                    TrialReport.Of(OpenTrial.Of(plan, state, new(Entry: state.Head.Sequence)).Analyse(), state.Head),
                    to
                )
            );
    }
}
