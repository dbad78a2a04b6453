using System.CommandLine;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Registry;
using Cairn.Registry.Queries;

namespace Cairn.App.Commands;

/// <summary><c>cairn registry landscape</c>: what trials there are, counted and drawn.</summary>
static class RegistryLandscape
{
    public static Command Create()
    {
        var query = new Option<string>("--query")
        {
            Required = true,
            HelpName = "QUERY",
            Description = "Which trials: words and fields as in a search.",
        };
        var svg = new Option<string?>("--svg") { HelpName = "FILE", Description = "Writes the figures to this file." };
        var (database, format) = (RegistryDesk.DatabaseOption(), new FormatOption(hasCsv: true));
        var command = new Command("landscape", "What trials there are: phases, status, starts, targets, countries, enrolment.")
        {
            query,
            svg,
            database,
            format,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var asked = RegistryText.Ask(parsed.GetValue(query)!);
                await using var registry = RegistryDesk.OpenLoaded(parsed.GetValue(database)!);
                var landscape = await registry.Landscape(asked, new Query.All(), cancel);
                foreach (var (word, instead) in landscape.Mended)
                    Console.Error.WriteLine($"cairn: no trial has '{word}'; searched for '{instead}' instead.");
                if (parsed.GetValue(svg) is { } file)
                    FigureFile.Write(file, LandscapeFigures.Of(landscape));
                return Print(landscape, parsed.GetValue(format));
            }
        );
        return command;
    }

    static int Print(Landscape landscape, OutputFormat format) =>
        format switch
        {
            OutputFormat.Json => Shell.Print(LandscapeJson.Of(landscape)),
            OutputFormat.Csv => WriteCsv(landscape),
            OutputFormat.Text => Write(landscape),
        };

    static int WriteCsv(Landscape landscape)
    {
        CsvText.Write(LandscapeFigures.Head, LandscapeFigures.Rows(landscape));
        return ExitCode.Done;
    }

    static int Write(Landscape landscape)
    {
        Terminal.Paragraph(Written.Plural(landscape.Trials, "trial.", "trials."));
        foreach (var figure in LandscapeFigures.Of(landscape))
        {
            Terminal.Section(figure.Head.Title);
            Terminal.Table(
                [figure.Data.Columns[0].Head, ">Trials"],
                figure.Data.Groups.SelectMany(g => g.Rows).Select(r => (IReadOnlyList<string>)[.. r.Select(c => Escaped(c))])
            );
            foreach (var note in figure.Notes)
                Terminal.Paragraph(note.ToString());
        }
        return ExitCode.Done;
    }

    static string Escaped(Cell cell) => Spectre.Console.StringExtensions.EscapeMarkup(cell.Content.ToString());
}
