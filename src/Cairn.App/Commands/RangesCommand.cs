using System.CommandLine;
using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Quantities;
using Cairn.Records;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary><c>cairn ranges</c>: what each laboratory calls normal, and how many results take it.</summary>
static class RangesCommand
{
    public static Command Create()
    {
        var format = new FormatOption();
        var command = new Command(
            "ranges",
            "Lists the laboratories' ranges of normal values in force on a day, each with the results that take it."
        )
        {
            format,
        };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var day = asOf ?? trial.UsualDay;
            Ledgers.SaySynthetic(trial.Casebook);
            List<long?> taken = [.. Results(trial)];
            List<Standing> lines =
            [
                .. trial
                    .Ranges.Lines.Where(l => asOf is null || l.Range.Covers(day))
                    .OrderBy(l => l.Range, LabRangeWords.InOrder)
                    .Select(l => new Standing(l, taken.Count(entry => entry == l.Entry.Sequence))),
            ];
            return format.IsJson(parsed) ? Print(lines, trial.Casebook.IsSynthetic) : Say(lines);
        });
    }

    sealed record Standing(LabRangeLine Line, int Results);

    static IEnumerable<long?> Results(OpenTrial trial) =>
        trial.Casebook.Subjects.SelectMany(s => s.Of<LabResult>()).Select(r => r.Taken?.Entry);

    static int Print(List<Standing> lines, bool isSynthetic) =>
        Shell.Print(
            new
            {
                isSynthetic,
                Ranges = lines.Select(l => new
                {
                    Entry = l.Line.Entry.Sequence,
                    l.Line.Range.Site,
                    l.Line.Range.Laboratory,
                    l.Line.Range.Test,
                    l.Line.Range.Specimen,
                    l.Line.Range.Sex,
                    l.Line.Range.AgeFrom,
                    l.Line.Range.AgeTo,
                    l.Line.Range.Low,
                    l.Line.Range.High,
                    l.Line.Range.Unit,
                    l.Line.Range.From,
                    l.Line.Range.To,
                    l.Results,
                }),
            }
        );

    static int Say(List<Standing> lines)
    {
        Terminal.Title("Laboratory ranges", "");
        if (lines.Count == 0)
            Terminal.Paragraph("No range is recorded: results have the limits that came with them.");
        else
            Terminal.Screen.Write(Rows(lines));
        return ExitCode.Done;
    }

    static Spectre.Console.Table Rows(List<Standing> lines)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (var head in new[] { "Site", "Test", "For", "Low", "High", "Unit", "Laboratory", "From", "To", "Results" })
            table.AddColumn(head);
        foreach (var ((range, _, _), results) in lines)
            table.AddRow(
                Markup.Escape(range.Site ?? "every"),
                Markup.Escape(range.Label),
                LabRangeWords.People(range),
                range.Low ?? "–",
                range.High ?? "–",
                Markup.Escape(UnitWords.Of(range.Unit)),
                Markup.Escape(range.Laboratory),
                Written.Date(range.From),
                range.To is { } last ? Written.Date(last) : "–",
                results.ToString(CultureInfo.InvariantCulture)
            );
        return table;
    }
}
