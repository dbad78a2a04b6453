using System.CommandLine;
using Cairn.Clocks;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary><c>cairn due</c>: what has to be reported of serious events, until when, and how it stands.</summary>
static class DueCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "What was done, too." };
        var format = new FormatOption();
        var command = new Command(
            "due",
            "Lists what has to be reported of serious events and urgent measures: 24 hours, 7 and 15 days."
        )
        {
            all,
            format,
        };
        return TrialOptions.On(command, (parsed, trial, asOf) =>
        {
            var day = asOf ?? trial.UsualDay;
            var due = DueList.Of(trial.Casebook.AsOf(day), day);
            Ledgers.SaySynthetic(trial.Casebook);
            List<DueItem> items = [.. due.Items.Where(i => i.IsOpen || parsed.GetValue(all))];
            return format.IsJson(parsed) ? Print(due, items, day, trial.Casebook.IsSynthetic) : Say(due, items, day);
        });
    }

    static int Print(DueList due, List<DueItem> items, DateOnly day, bool isSynthetic) =>
        Shell.Print(
            new
            {
                isSynthetic,
                Day = day,
                Overdue = due.Overdue.Count(),
                Items = items.Select(i => new
                {
                    i.Event?.Subject,
                    i.Event?.Domain,
                    Sequence = i.Event?.Number,
                    Event = i.Name,
                    i.Kind,
                    LastDay = i.By.Value.Day,
                    Until = i.By.Value.Instant,
                    i.State,
                    i.Done,
                    i.By.Rule,
                    i.By.Because,
                    i.By.Missing,
                }),
                NotJudged = due.NotJudged.Select(k => new { k.Subject, Sequence = k.Number }),
            }
        );

    static int Say(DueList due, List<DueItem> items, DateOnly day)
    {
        Terminal.Title("Safety reports", $"  [grey]as of {Written.Date(day)}[/]");
        Terminal.Paragraph(
            ClockWords.Overdue(due) is { Length: > 0 } overdue ? overdue
            : due.Open.Any() ? "Nothing is overdue."
            : "Nothing is to be reported."
        );
        if (items.Count > 0)
            Terminal.Screen.Write(Rows(items));
        if (due.NotJudged.Count > 0)
            Console.Error.WriteLine(
                $"cairn: nobody said whether {Written.Plural(due.NotJudged.Count, "event is", "events are")} serious: "
                    + string.Join(", ", due.NotJudged)
            );
        return ExitCode.Done;
    }

    static Spectre.Console.Table Rows(List<DueItem> items)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (var head in new[] { "Subject", "Event", "Report", "Until", "State", "Not known" })
            table.AddColumn(head);
        foreach (var item in items)
            table.AddRow(
                Markup.Escape(item.Event?.Subject ?? "the study"),
                Markup.Escape(item.Name),
                ClockWords.Of(item.Kind),
                ClockWords.Of(item.By.Value),
                ClockWords.Of(item.State),
                Markup.Escape(string.Join("; ", item.By.Missing))
            );
        return table;
    }
}
