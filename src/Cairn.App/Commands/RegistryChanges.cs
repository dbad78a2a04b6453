using System.CommandLine;
using Cairn.App.Web.Registry;
using Cairn.Registry.Comparing;
using Cairn.Store.Registry;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry changes</c>: what changed from one version of a record to another.</summary>
static class RegistryChanges
{
    public static Command Create()
    {
        var (number, database, format) = (RegistryDesk.NumberArgument(), RegistryDesk.DatabaseOption(), new FormatOption());
        var from = new Option<long?>("--from")
        {
            HelpName = "ID",
            Description = "The earlier version, by its id; the one before --to when left out.",
        };
        var to = new Option<long?>("--to")
        {
            HelpName = "ID",
            Description = "The later version, by its id; the current one when left out.",
        };
        var command = new Command("changes", "What changed from one version of a record to another, section by section.")
        {
            number,
            from,
            to,
            database,
            format,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var record = await RegistryDesk.Stored(registry, parsed.GetValue(number)!, cancel);
                var history = await RecordHistory.Of(registry, record.Row.Number, cancel);
                var (earlier, later, wrong) = history.Pair(parsed.GetValue(from), parsed.GetValue(to));
                if (earlier is null || later is null)
                    throw BadInputException.At(record.Row.Number, wrong, "List them with: cairn registry show NCT --versions");
                var changes = await RecordHistory.Changes(registry, earlier, later, cancel);
                return format.IsJson(parsed)
                    ? Shell.Print(RecordHistory.Json(record.Row.Number, earlier, later, changes))
                    : Write(record.Row.Number, earlier, later, changes);
            }
        );
        return command;
    }

    static int Write(string number, VersionRow from, VersionRow to, IReadOnlyList<PieceChange> changes)
    {
        Terminal.Title($"{number}: version {from.Id} to version {to.Id}");
        Terminal.Facts(("Last update", $"{from.Updated ?? "not stated"} to {to.Updated ?? "not stated"}", ""));
        if (changes.Count == 0)
            Terminal.Paragraph(VersionsView.NothingChanged);
        foreach (var section in changes.GroupBy(c => c.Section))
        {
            Terminal.Section(PieceWords.Of(section.Key));
            foreach (var change in section)
            {
                Terminal.Paragraph(PieceWords.Of(change.Piece));
                Terminal.Facts([.. change.Lines.Select(l => (l.Fate == LineFate.TakenOut ? "-" : "+", (string?)l.Text, ""))]);
            }
        }
        return ExitCode.Done;
    }
}
