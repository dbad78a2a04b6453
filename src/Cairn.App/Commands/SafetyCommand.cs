using System.CommandLine;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Toxicities;

namespace Cairn.App.Commands;

/// <summary><c>cairn safety</c>: the tables of safety of a study, of everyone treated and of each dose level.</summary>
static class SafetyCommand
{
    const string Limits = "limits",
        Closed = "closed";

    static string[] Tables => [.. SafetyTables.All.Select(t => t.Id), Limits];

    public static Command Create()
    {
        var only = new Option<string[]>("--table")
        {
            HelpName = "TABLE",
            Description = $"Tables to print: {string.Join(", ", Tables)}; all when left out.",
            AllowMultipleArgumentsPerToken = true,
        };
        only.AcceptOnlyFromAmong(Tables);
        var level = new Option<int?>("--level")
        {
            HelpName = "N",
            Description = "One dose level; all together and each level when left out.",
        };
        var closed = new Option<bool>("--closed") { Description = "The safety committee's closed listing: it names subjects." };
        var one = new SafetyCaseOptions();
        var svg = new Option<string?>("--svg")
        {
            HelpName = "FILE.svg",
            Description = "Draws worst grades by day and the limits.",
        };
        var format = new FormatOption(hasCsv: true);
        var command = new Command(
            "safety",
            "Tables of safety: events, special interest, dose-limiting, serious, deaths, laboratory, limits."
        )
        {
            only,
            level,
            closed,
            format,
            svg,
        };
        one.AddTo(command);
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var analysis = trial.Analyse(asOf);
            if (one.Write(parsed, parsed.GetValue(format), analysis) is { } written)
                return written;
            var scopes = Scopes(analysis, parsed.GetValue(level));
            var asked = parsed.GetValue(only) is { Length: > 0 } some ? some : Tables;
            var tables = parsed.GetValue(closed)
                ? [.. scopes.Take(1).Select(scope => new PrintedTable(Closed, scope.Level, ClosedListing.Of(scope)))]
                : Printed(scopes, asked);
            foreach (var finding in SafetySections.Findings(analysis))
                Console.Error.WriteLine($"cairn: {finding}");
            Ledgers.SaySynthetic(analysis.Casebook);
            if (parsed.GetValue(svg) is { } file)
                FigureFile.Write(file, [.. SafetySections.WorstGrades(scopes[0]), .. LimitBlocks.Figures(analysis)]);
            return TableOutput.Write(parsed.GetValue(format), analysis, tables);
        });
    }

    static IReadOnlyList<SafetyScope> Scopes(Analyses.Analysis analysis, int? level)
    {
        var levels = SafetyScope.ByLevel(analysis);
        if (level is not { } asked)
            return [SafetyScope.All(analysis), .. levels];
        return levels.FirstOrDefault(l => l.Level == asked) is { } one
            ? [one]
            : throw BadInputException.At(
                "--level",
                $"Nobody was treated at dose level {asked}.",
                levels.Count == 0
                    ? "Take --level out."
                    : $"Levels with subjects: {string.Join(", ", levels.Select(l => l.Level))}."
            );
    }

    static List<PrintedTable> Printed(IReadOnlyList<SafetyScope> scopes, string[] asked) =>
        [
            .. scopes.SelectMany(scope =>
                SafetyTables.All.Where(t => asked.Contains(t.Id)).Select(t => new PrintedTable(t.Id, scope.Level, t.Of(scope)))
            ),
            .. asked.Contains(Limits)
                ? [new PrintedTable(Limits, null, LimitBlocks.Table(scopes[0].Analysis))]
                : Array.Empty<PrintedTable>(),
        ];
}
