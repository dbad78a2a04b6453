using Cairn.Analyses;
using Cairn.Clocks;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn safety --case</c> prints.</summary>
static class SafetyCaseText
{
    /// <exception cref="BadInputException">There is no such event.</exception>
    public static SafetyCase Find(Analysis analysis, string subject, int number) =>
        SafetyCase.Of(analysis, subject, number)
        ?? throw BadInputException.At(
            "--case",
            $"There is no event {number} of a treated subject '{subject}'.",
            "'cairn safety --table serious' lists the serious events with their subjects."
        );

    /// <param name="isSynthetic">A case is taken along by itself: whatever is printed says so.</param>
    public static int Write(OutputFormat format, SafetyCase found, bool isSynthetic) =>
        format switch
        {
            OutputFormat.Json => Json(found, isSynthetic),
            OutputFormat.Csv => Csv(found, isSynthetic),
            OutputFormat.Text => Text(found, isSynthetic),
        };

    const string MadeUp = "SYNTHETIC: no person is behind this case.";

    static int Json(SafetyCase found, bool isSynthetic) =>
        Shell.Print(
            new
            {
                IsSynthetic = isSynthetic,
                Note = isSynthetic ? MadeUp : null,
                found.Subject,
                Event = found.Event.Sequence,
                Term = found.Event.Name,
                found.Narrative,
                Cioms = found.Form.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal),
                found.Missing,
                found.Reporting.Aware,
                found.Reporting.DayZero,
                Reports = found.Reporting.Items.Select(i => new
                {
                    i.Kind,
                    LastDay = i.By.Value.Day,
                    Until = i.By.Value.Instant,
                    i.State,
                    i.Done,
                    i.By.Missing,
                }),
            }
        );

    static int Csv(SafetyCase found, bool isSynthetic)
    {
        IEnumerable<IReadOnlyList<string>> marked = isSynthetic
            ?
            [
                ["SYNTHETIC", MadeUp],
            ]
            : [];
        CsvText.Write(["field", "value"], marked.Concat(found.Form.Select(f => (IReadOnlyList<string>)[f.Field, f.Value])));
        return ExitCode.Done;
    }

    static int Text(SafetyCase found, bool isSynthetic)
    {
        if (isSynthetic)
            Console.Out.WriteLine(MadeUp + "\n");
        Console.Out.WriteLine("Narrative, to be finished by a person");
        foreach (var sentence in found.Narrative)
            Console.Out.WriteLine("  " + sentence);
        Console.Out.WriteLine("\nCIOMS I");
        foreach (var (field, value) in found.Form)
            Console.Out.WriteLine($"  {field}: {value}");
        Reports(found.Reporting);
        if (found.Missing.Count > 0)
            Console.Out.WriteLine($"\nMissing: {string.Join("; ", found.Missing)}");
        return ExitCode.Done;
    }

    static void Reports(EventReporting reporting)
    {
        Console.Out.WriteLine("\nReporting");
        Console.Out.WriteLine(
            $"  investigator aware: {Noted(reporting.Aware)}; day 0, received by the sponsor: {Noted(reporting.DayZero)}"
        );
        if (reporting.Items.Count == 0)
            Console.Out.WriteLine("  Nothing is to be reported.");
        foreach (var item in reporting.Items)
            Console.Out.WriteLine("  " + Line(item));
    }

    static string Line(DueItem item) =>
        $"{ClockWords.Of(item.Kind)}: until {ClockWords.Of(item.By.Value)}, {ClockWords.Of(item.State)}"
        + (item.Done is { } done ? $" ({Written.Date(done)})" : "")
        + (item.By.Missing.Count == 0 ? "" : $"; not known: {string.Join("; ", item.By.Missing)}");

    static string Noted(PartialDate? at) => at is { } noted ? (string)DayWords.WithTime(noted) : "not noted";
}
