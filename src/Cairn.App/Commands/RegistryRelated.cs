using System.CommandLine;
using System.Globalization;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry related</c>: the trials most like one, each with why.</summary>
static class RegistryRelated
{
    const int MostTaken = 500;

    public static Command Create()
    {
        var (number, database, format) = (RegistryDesk.NumberArgument(), RegistryDesk.DatabaseOption(), new FormatOption());
        var recruiting = new Option<bool>("--recruiting") { Description = "Only trials that recruit." };
        var sameCountry = new Option<bool>("--same-country") { Description = "Only trials with a site in one of its countries." };
        var take = new Option<int>("--take")
        {
            DefaultValueFactory = _ => 10,
            HelpName = "N",
            Description = "How many trials to show.",
        };
        var command = new Command("related", "The trials most like one, each with why.")
        {
            number,
            database,
            recruiting,
            sameCountry,
            take,
            format,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var wanted = parsed.GetValue(take);
                if (wanted is < 1 or > MostTaken)
                    throw BadInputException.At("--take", $"{wanted} is out of range.", $"Give a number from 1 to {MostTaken}.");
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var id = parsed.GetValue(number)!;
                var record = await RegistryDesk.Stored(registry, id, cancel);
                var rows = await RelatedRow.Of(
                    registry,
                    record,
                    parsed.GetValue(recruiting),
                    parsed.GetValue(sameCountry),
                    wanted,
                    cancel
                );
                return format.IsJson(parsed)
                    ? Shell.Print(new { record.Row.Number, Related = rows.Select(r => r.Json) })
                    : Write(record.Row.Number, rows);
            }
        );
        return command;
    }

    static int Write(string number, IReadOnlyList<RelatedRow> rows)
    {
        Terminal.Paragraph(rows.Count == 0 ? $"No loaded trial is like {number}." : $"Trials most like {number}.");
        foreach (var row in rows)
        {
            Terminal.Section(row.Trial.Number);
            Terminal.Facts(
                ("Title", row.Trial.Title, ""),
                ("Status", string.Join(" ", [row.Trial.Status ?? "not stated", .. row.Trial.Phases]), ""),
                ("Score", row.Related.Score.ToString("0.00", CultureInfo.InvariantCulture), "")
            );
            foreach (var (part, words) in row.Reasons)
                Terminal.Facts((part.Share.ToString("0%", CultureInfo.InvariantCulture), words, ""));
        }
        return ExitCode.Done;
    }
}
