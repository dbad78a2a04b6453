using Cairn.Analyses;
using Cairn.Documents.Reports.Toxicities;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn safety --case</c> prints.</summary>
static class SafetyCaseText
{
    /// <param name="named">SUBJECT/AESEQ.</param>
    /// <exception cref="BadInputException">There is no such event.</exception>
    public static int Write(OutputFormat format, Analysis analysis, string named)
    {
        var found = Find(analysis, named);
        return format switch
        {
            OutputFormat.Json => Json(found),
            OutputFormat.Csv => Csv(found),
            OutputFormat.Text => Text(found),
        };
    }

    static SafetyCase Find(Analysis analysis, string named)
    {
        var cut = named.LastIndexOf('/');
        if (cut <= 0 || !int.TryParse(named[(cut + 1)..], System.Globalization.CultureInfo.InvariantCulture, out var number))
            throw BadInputException.At(
                "--case",
                $"'{named}' names no event.",
                "Write SUBJECT/NUMBER, the number being AESEQ: S-001/3."
            );
        return SafetyCase.Of(analysis, named[..cut], number)
            ?? throw BadInputException.At(
                "--case",
                $"There is no event {number} of a treated subject '{named[..cut]}'.",
                "'cairn safety --table serious' lists the serious events with their subjects."
            );
    }

    static int Json(SafetyCase found) =>
        Shell.Print(
            new
            {
                found.Subject,
                Event = found.Event.Sequence,
                Term = found.Event.Name,
                found.Narrative,
                Cioms = found.Form.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal),
                found.Missing,
            }
        );

    static int Csv(SafetyCase found)
    {
        CsvText.Write(["field", "value"], found.Form.Select(f => (IReadOnlyList<string>)[f.Field, f.Value]));
        return ExitCode.Done;
    }

    static int Text(SafetyCase found)
    {
        Console.Out.WriteLine("Narrative, to be finished by a person");
        foreach (var sentence in found.Narrative)
            Console.Out.WriteLine("  " + sentence);
        Console.Out.WriteLine("\nCIOMS I");
        foreach (var (field, value) in found.Form)
            Console.Out.WriteLine($"  {field}: {value}");
        if (found.Missing.Count > 0)
            Console.Out.WriteLine($"\nMissing: {string.Join("; ", found.Missing)}");
        return ExitCode.Done;
    }
}
