using System.CommandLine;
using Cairn.App.Web.Registry;
using Cairn.Store.Registry;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry publish</c>: pages of trials as files that can be hosted anywhere.</summary>
static class RegistryPublish
{
    const int UsualLimit = 1000,
        RelatedShown = 10;

    public static Command Create()
    {
        var numbers = new Argument<string[]>("NCT") { Arity = ArgumentArity.ZeroOrMore, Description = "Registry numbers." };
        var to = new Option<string>("--out")
        {
            Required = true,
            HelpName = "DIR",
            Description = "Folder for the pages; made where it is missing.",
        };
        var query = new Option<string?>("--query") { HelpName = "QUERY", Description = "Publishes what this search finds." };
        var limit = new Option<int>("--limit")
        {
            DefaultValueFactory = _ => UsualLimit,
            HelpName = "N",
            Description = "At most so many trials of the search.",
        };
        var database = RegistryDesk.DatabaseOption();
        var command = new Command("publish", "Writes pages of trials as files that can be hosted anywhere.")
        {
            numbers,
            to,
            query,
            limit,
            database,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var wanted = await Wanted(
                    registry,
                    parsed.GetValue(numbers)!,
                    parsed.GetValue(query),
                    parsed.GetValue(limit),
                    cancel
                );
                await Publish(registry, wanted, parsed.GetValue(to)!, cancel);
                return ExitCode.Done;
            }
        );
        return command;
    }

    static async Task<IReadOnlyList<string>> Wanted(
        RegistryStore registry,
        string[] numbers,
        string? query,
        int limit,
        CancellationToken cancel
    )
    {
        if (numbers.Length == 0 && query is null)
            throw BadInputException.At("publish", "Nothing is said to publish.", "Give registry numbers, or --query.");
        if (limit < 1)
            throw BadInputException.At("--limit", $"{limit} is no number of trials.", "Give a number from 1.");
        var found = query is null
            ? []
            : (await registry.Search(new() { Query = RegistryText.Ask(query), Take = limit }, cancel)).Hits;
        return
        [
            .. numbers
                .Select(n => n.Trim().ToUpperInvariant())
                .Concat(found.Select(h => h.Number))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    static async Task Publish(RegistryStore registry, IReadOnlyList<string> wanted, string folder, CancellationToken cancel)
    {
        var links = StaticPages.LinksTo(wanted);
        var sheets = new List<TrialSheet>();
        foreach (var number in wanted)
        {
            var stored = await RegistryDesk.Stored(registry, number, cancel);
            var record = OpenRecord.Of(stored);
            if (record.Trial is { } trial)
                sheets.Add(
                    new(record.Row.Number, trial, links)
                    {
                        HasRelated = true,
                        Related = await RelatedRow.Of(registry, stored, false, false, RelatedShown, cancel),
                    }
                );
            else
                Console.Error.WriteLine($"cairn: left out: {record.Findings[0]}");
        }
        await using var pages = new StaticPages();
        await pages.Write(folder, sheets, cancel);
        Console.Error.WriteLine($"cairn: {sheets.Count} pages and their list are in {folder}.");
        Console.Out.WriteLine(Path.Combine(folder, "index.html"));
    }
}
