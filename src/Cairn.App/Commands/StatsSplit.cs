using System.CommandLine;
using System.Globalization;
using Cairn.Documents.Csv;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn stats split</c>: rows split where something happened to the subject, such as a transplant, so that the time before it
/// does not count for it.
/// </summary>
static class StatsSplit
{
    public static Command Create()
    {
        var (data, subject) = (Data(), Column("--subject", "Whose row it is.", required: true));
        var (time, @event) = (
            Column("--time", "Time to event or censoring, 0 or later.", required: true),
            Column("--event", "1 event, 0 censored.", required: true)
        );
        var at = Column("--at", "The time at which it happened; empty or NA: it did not.", required: true);
        var keep = Columns("--keep", "Other columns to carry over.");
        var command = new Command(
            "split",
            "Rows split at a transplant or another time, as CSV on stdout: subject, start, stop, event, after (0 or 1), and the "
                + "columns kept; for 'cairn stats cox --entry start --time stop --cluster subject'. It has no effect at or after "
                + "the end of follow-up."
        )
        {
            data,
            subject,
            time,
            @event,
            at,
            keep,
        };
        command.SetAction(parsed =>
        {
            var columns = StatsColumns.Read(
                parsed,
                [
                    ("--subject", parsed.GetValue(subject), CellRule.Group),
                    ("--time", parsed.GetValue(time), CellRule.Time),
                    ("--event", parsed.GetValue(@event), CellRule.Event),
                    ("--at", parsed.GetValue(at), CellRule.TimeOrNone),
                    .. All("--keep", parsed.GetValue(keep), CellRule.TextOrNone),
                ]
            );
            if (columns.LeftOut > 0)
                Say($"{columns.LeftOut} row(s) left out for a missing value; {columns.Count} used.");
            CsvText.Write(
                ["subject", "start", "stop", "event", "after", .. Names(parsed.GetValue(keep))],
                Enumerable.Range(0, columns.Count).SelectMany(i => Rows(columns, i))
            );
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<IReadOnlyList<string>> Rows(StatsColumns columns, int i)
    {
        string[] kept = [.. columns.ColumnsOf("--keep").Select(cells => cells[i])];
        var subject = columns.Texts("--subject")[i];
        var spell = new Spell(columns.Numbers("--time")[i], columns.Numbers("--event")[i] == 1);
        foreach (var part in spell.SplitAt(columns.Numbers("--at")[i]))
            yield return
            [
                subject,
                Number(part.Start),
                Number(part.Stop),
                part.HasEvent ? "1" : "0",
                part.IsAfter ? "1" : "0",
                .. kept,
            ];
    }

    static string Number(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
