using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>The worklist of <c>cairn screen --missing</c>.</summary>
static class WorklistText
{
    public static int Write(IReadOnlyList<WorkItem> items, OutputFormat format, bool isSynthetic) =>
        format switch
        {
            OutputFormat.Json => Shell.Print(new { IsSynthetic = isSynthetic, Items = items.Select(Shape) }),
            OutputFormat.Csv => Csv(items),
            OutputFormat.Text => Table(items),
        };

    static int Csv(IReadOnlyList<WorkItem> items)
    {
        CsvText.Write(
            ["subject", "gate", "fraction", "what", "measurements", "from", "by", "late", "criteria", "passes"],
            items.Select(Row)
        );
        return ExitCode.Done;
    }

    static int Table(IReadOnlyList<WorkItem> items)
    {
        if (items.Count == 0)
            Console.Error.WriteLine("cairn: nothing is missing.");
        Terminal.Table(
            ["|subject", "|for", "draw or record", "by when", "what passes (criterion)"],
            items.Select(i =>
                (IReadOnlyList<string>)
                    [
                        i.Subject.EscapeMarkup(),
                        GateNames.Of(i.Gate, i.Fraction),
                        Escaped(WorklistWords.What(i)),
                        WorklistWords.When(i.Due),
                        Escaped(WorklistWords.Passes(i)),
                    ]
            )
        );
        return ExitCode.Done;
    }

    static object Shape(WorkItem i) =>
        new
        {
            i.Subject,
            i.Gate,
            i.Fraction,
            i.What,
            Measurements = i.Rows,
            i.Due.From,
            i.Due.By,
            i.Due.WithinDays,
            Late = i.Due.IsLate,
            For = i.For.Select(f => new { f.Criterion, Passes = f.Passes is { } p ? GapWords.Of(p) : null }),
        };

    static IReadOnlyList<string> Row(WorkItem i) =>
        [
            i.Subject,
            ProtocolWords.Of(i.Gate),
            $"{i.Fraction}",
            i.What.ToString(),
            $"{i.Rows}",
            $"{i.Due.From:yyyy-MM-dd}",
            $"{i.Due.By:yyyy-MM-dd}",
            i.Due.IsLate ? "yes" : "no",
            string.Join(' ', i.For.Select(f => f.Criterion)),
            WorklistWords.Passes(i),
        ];

    static string Escaped(string words) => words.EscapeMarkup();
}
