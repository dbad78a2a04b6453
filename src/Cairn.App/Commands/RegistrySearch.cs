using System.CommandLine;
using System.Globalization;
using Cairn.Registry;
using Cairn.Registry.Modules;
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
        var rows = stored.Select(OpenRecord.Of).Select(TrialRow.Of).ToList();
        return format switch
        {
            OutputFormat.Json => Shell.Print(Json(result, rows)),
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

    static object Json(SearchResult result, IReadOnlyList<TrialRow> rows) =>
        new
        {
            result.Total,
            Mended = result.Mended.Select(m => new { m.Word, m.Instead }),
            Trials = rows.Zip(result.Hits, (r, h) => new
                {
                    r.Number,
                    h.Score,
                    r.Title,
                    r.Status,
                    r.Phases,
                    r.Conditions,
                    r.Interventions,
                    r.Sponsor,
                    r.Countries,
                    r.Enrollment,
                    r.Start,
                    r.Updated,
                    r.HasResults,
                }),
            Facets = result.Facets.ToDictionary(
                f => f.Facet.Key,
                f => f.Counts.ToDictionary(c => c.Code, c => c.Trials, StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
        };
}

/// <summary>A trial as a line of a list.</summary>
sealed record TrialRow(
    string Number,
    string? Title,
    string? Status,
    IReadOnlyList<string> Phases,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Interventions,
    string? Sponsor,
    IReadOnlyList<string> Countries,
    int? Enrollment,
    string? Start,
    string? Updated,
    bool HasResults
)
{
    public static IReadOnlyList<string> Head { get; } =
    [
        "number",
        "title",
        "status",
        "phases",
        "conditions",
        "interventions",
        "sponsor",
        "countries",
        "enrollment",
        "start",
        "updated",
        "results",
    ];

    public static TrialRow Of(OpenRecord record)
    {
        var trial = record.Trial ?? new RegisteredTrial();
        var protocol = trial.ProtocolSection;
        return new(
            record.Row.Number,
            trial.Title,
            protocol.StatusModule.OverallStatus,
            protocol.DesignModule.Phases,
            protocol.ConditionsModule.Conditions,
            [.. protocol.ArmsInterventionsModule.Interventions.Select(i => i.Name).OfType<string>()],
            protocol.SponsorCollaboratorsModule.LeadSponsor?.Name,
            trial.Countries,
            protocol.DesignModule.EnrollmentInfo?.Count,
            protocol.StatusModule.StartDateStruct?.Date,
            trial.LastUpdate,
            trial.HasResults
        );
    }

    public IReadOnlyList<string> Cells =>
        [
            Number,
            Title ?? "",
            Status ?? "",
            Joined(Phases),
            Joined(Conditions),
            Joined(Interventions),
            Sponsor ?? "",
            Joined(Countries),
            Enrollment?.ToString(CultureInfo.InvariantCulture) ?? "",
            Start ?? "",
            Updated ?? "",
            HasResults ? "yes" : "no",
        ];

    public IReadOnlyList<string> Short =>
        [Number, Escaped(Title ?? ""), Status ?? "", string.Join("/", Phases), Escaped(string.Join(", ", Conditions.Take(3)))];

    static string Joined(IReadOnlyList<string> values) => string.Join("|", values);

    static string Escaped(string text) => Spectre.Console.StringExtensions.EscapeMarkup(text);
}
