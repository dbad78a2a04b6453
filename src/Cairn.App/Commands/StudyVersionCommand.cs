using System.CommandLine;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Kinds;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn study version</c>: puts the study's files into the ledger as a version of the protocol.</summary>
static class StudyVersionCommand
{
    public static Command Create()
    {
        var (study, studies, database, format) = (
            SharedOptions.Study(),
            SharedOptions.Studies(),
            SharedOptions.Database(),
            new FormatOption()
        );
        var name = new Option<string>("--version-name")
        {
            Required = true,
            HelpName = "NAME",
            Description = "As it is printed on the protocol: 2.1.",
        };
        var from = new Option<string>("--valid-from")
        {
            Required = true,
            HelpName = "DAY",
            Description = "First day on which the site works by it.",
        };
        var reason = new Option<string>("--reason")
        {
            Required = true,
            HelpName = "WORDS",
            Description = "Why: the amendment, in a few words.",
        };
        var command = new Command(
            "version",
            "Puts the study's files as they are now into the ledger, as a version of the protocol; the past is read by "
                + "the version "
                + "in force then."
        )
        {
            study,
            name,
            from,
            reason,
            database,
            format,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var folder = StudyShelf.At(parsed.GetValue(studies)).FolderOf(parsed.GetRequiredValue(study));
                var id = StudyFolder.Read(folder).OrRefuse().Id;
                var files = StudyFolder.Files(folder);
                var first = SharedOptions.Day(parsed.GetRequiredValue(from), from.Name);
                var version = ProtocolVersion.Of(parsed.GetRequiredValue(name).Trim(), first, files);
                await using var store = new LedgerStore(parsed.GetRequiredValue(database));
                var by = Ledgers.LocalOwner with { Reason = parsed.GetRequiredValue(reason) };
                var answer = Ledgers.OrRefuse(await store.Append(id, version, files, by, cancel));
                return Say(answer.Entries[0].Sequence, version, format.IsJson(parsed));
            }
        );
        return command;
    }

    static int Say(long entry, ProtocolVersion version, bool isJson)
    {
        if (isJson)
            return Shell.Print(
                new
                {
                    Entry = entry,
                    version.Version,
                    version.From,
                    Files = version.Named.Select(f => new { f.Name, f.Sha256 }),
                }
            );
        Console.Error.WriteLine($"cairn: recorded as entry {entry} of the ledger.");
        foreach (var (name, sha256) in version.Named)
            Console.Out.WriteLine($"{sha256}  {name}");
        return ExitCode.Done;
    }
}
