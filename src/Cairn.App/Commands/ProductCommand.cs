using System.CommandLine;
using Cairn.CellProducts;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary><c>cairn product</c>: the cells of every subject, from the vein and back.</summary>
static class ProductCommand
{
    public static Command Create()
    {
        var gaps = new Option<bool>("--gaps") { Description = "Those with a gap in the chain alone." };
        var format = new FormatOption();
        var command = new Command("product", "Lists the cell products: stage, lots, release, bags left, gaps in the chain.")
        {
            gaps,
            format,
        };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var day = asOf ?? trial.UsualDay;
            var book = trial.Casebook.AsOf(day);
            Ledgers.SaySynthetic(trial.Casebook);
            var chains = book.Subjects.Select(s => ProductChain.Of(trial.Study, s, book.Judgements));
            List<ProductChain> shown = [.. chains.Where(c => Shows(c, parsed.GetValue(gaps)))];
            return format.IsJson(parsed) ? Print(shown, day, book.IsSynthetic) : Say(shown, day);
        });
    }

    static bool Shows(ProductChain chain, bool gapsAlone) =>
        chain.Stage != ProductStage.None && (!gapsAlone || chain.Gaps.Count > 0);

    static int Print(List<ProductChain> chains, DateOnly day, bool isSynthetic) =>
        Shell.Print(
            new
            {
                isSynthetic,
                Day = day,
                Products = chains.Select(c => new
                {
                    c.Subject,
                    c.Stage,
                    c.GoneBefore,
                    Lots = c.Lots.Select(Of),
                    Remaining = c.Remaining.Select(b => b.Id),
                    VeinToVeinDays = c.VeinToVein().Value,
                    Gaps = c.Gaps.Select(g => new
                    {
                        g.Kind,
                        g.Thing,
                        g.Step,
                        g.Needed,
                        g.Test,
                        Words = ProductWords.Of(g),
                    }),
                }),
            }
        );

    static object Of(Lot lot) =>
        new
        {
            lot.Id,
            lot.Collection,
            lot.Stage,
            lot.IsReleased,
            OutOfSpecification = lot.Missed.Select(t => t.Line.Test),
            Open = lot.Open.Select(t => t.Line.Test),
            Judgements = lot.Judgements.Select(j => new
            {
                j.Verdict,
                j.Day,
                j.By,
                j.Role,
                j.Holds,
            }),
            Bags = lot.Bags.Select(b => new
            {
                b.Id,
                b.Stage,
                b.FilledMillion,
                b.TakenMillion,
                b.IsLeft,
            }),
        };

    static int Say(List<ProductChain> chains, DateOnly day)
    {
        Terminal.Title("Cell products", $"  [grey]as of {Written.Date(day)}[/]");
        if (chains.Count == 0)
            Terminal.Paragraph("None is like that.");
        else
            Terminal.Screen.Write(Rows(chains));
        return ExitCode.Done;
    }

    static Spectre.Console.Table Rows(List<ProductChain> chains)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (var head in new[] { "Subject", "Stage", "Lots", "Bags left", "Vein to vein, days", "Gaps" })
            table.AddColumn(head);
        foreach (var chain in chains)
            table.AddRow(
                Markup.Escape(chain.Subject),
                ProductWords.Of(chain),
                Markup.Escape(
                    string.Join(", ", chain.Lots.Select(l => l.Id + (l.Missed.Any() ? " (out of specification)" : "")))
                ),
                Written.Count(chain.Remaining.Count()),
                chain.VeinToVein().Value is { } days ? Written.Count(days) : "not given",
                Markup.Escape(string.Join(" ", chain.Gaps.Select(ProductWords.Of)))
            );
        return table;
    }
}
