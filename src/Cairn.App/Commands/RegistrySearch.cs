using System.CommandLine;
using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Structure;
using Cairn.Store.Registry;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry search</c>: trials that a query finds, with counts by facet.</summary>
static class RegistrySearch
{
    public static Command Create()
    {
        var query = new Argument<string>("QUERY")
        {
            Description =
                "Words, \"phrases\", field:value (phase:1 target:CLL1 status:recruiting country:China start:2020..2024), "
                + "AND OR NOT ( ), AREA[...], RANGE[...].",
        };
        var (database, format) = (RegistryDesk.DatabaseOption(), new FormatOption(hasCsv: true));
        var take = new Option<int>("--take")
        {
            DefaultValueFactory = _ => 20,
            HelpName = "N",
            Description = "How many trials to show.",
        };
        var skip = new Option<int>("--skip") { HelpName = "N", Description = "How many to leave out before." };
        var sort = new Option<string?>("--sort")
        {
            HelpName = "FIELD",
            Description = "A piece with an order, LastUpdatePostDate or -StartDate; by relevance when left out.",
        };
        var command = new Command("search", "Searches the registered trials.") { query, database, format, take, skip, sort };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var search = new Search
                {
                    Query = RegistryText.Ask(parsed.GetValue(query)!),
                    Sort = SortOf(parsed.GetValue(sort)),
                    Skip = Within(parsed.GetValue(skip), 0, "--skip"),
                    Take = Within(parsed.GetValue(take), 1, "--take"),
                    Facets = Facet.All,
                };
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var result = await registry.Search(search, cancel);
                foreach (var (word, instead) in result.Mended)
                    Console.Error.WriteLine($"cairn: no trial has '{word}'; searched for '{instead}' instead.");
                return await Print(registry, result, parsed.GetValue(format), cancel);
            }
        );
        return command;
    }

    static int Within(int value, int least, string option) =>
        value >= least && value <= 100_000
            ? value
            : throw BadInputException.At(option, $"{value} is out of range.", $"Give a number from {least} to 100000.");

    static IReadOnlyList<SearchOrder> SortOf(string? field)
    {
        if (field is null)
            return [];
        return Pieces.Find(field.TrimStart('-')) is { HasOrder: true } piece
            ? [new SearchOrder(piece.Name, field.StartsWith('-'))]
            : throw BadInputException.At(
                "--sort",
                $"'{field}' has no order.",
                "Give a date, a count or an age, for example -LastUpdatePostDate."
            );
    }

    static async Task<int> Print(RegistryStore registry, SearchResult result, OutputFormat format, CancellationToken cancel)
    {
        var stored = await registry.Find([.. result.Hits.Select(h => h.Number)], cancel);
        List<TrialRow> rows = [.. stored.Select(OpenRecord.Of).Select(TrialRow.Of)];
        return format switch
        {
            OutputFormat.Json => Shell.Print(FoundTrials.Json(result, rows)),
            OutputFormat.Csv => WriteCsv(rows),
            OutputFormat.Text => Write(result.Total, rows),
        };
    }

    static int WriteCsv(IReadOnlyList<TrialRow> rows)
    {
        CsvText.Write(TrialRow.Head, rows.Select(r => r.Cells));
        return ExitCode.Done;
    }

    static int Write(int total, IReadOnlyList<TrialRow> rows)
    {
        var count = total.ToString("N0", CultureInfo.InvariantCulture);
        Terminal.Paragraph($"{count} {(total == 1 ? "trial" : "trials")}.");
        Terminal.Table(["|Number", "Title", "Status", "|Phase", "Conditions"], rows.Select(r => r.Short));
        return ExitCode.Done;
    }
}
