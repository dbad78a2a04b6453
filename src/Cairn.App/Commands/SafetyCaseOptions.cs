using System.CommandLine;
using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Icsr;
using Cairn.Documents.Icsr.FromRecords;
using Cairn.Documents.Icsr.Xml;
using Cairn.Store;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>The options of <c>cairn safety</c> that make a case of an event.</summary>
sealed class SafetyCaseOptions
{
    /// <summary>How an event is named on the command line.</summary>
    public const string EventName = "SUBJECT/AESEQ";

    const string CaseName = "--case",
        E2bName = "--e2b";

    readonly Option<string?> _case = new(CaseName)
    {
        HelpName = EventName,
        Description =
            "One event as a case: the skeleton of its narrative, the fields of a CIOMS I form, and how its reporting stands. "
            + "Further reactions of the same case stand after a comma: S-001/3,4.",
    };

    readonly Option<string?> _e2b = new(E2bName)
    {
        HelpName = "FILE.xml",
        Description = "Writes the case as an ICH E2B(R3) message (HL7 version 3). MedDRA codes come from your own import.",
    };

    readonly Option<string?> _sender = new("--sender")
    {
        HelpName = "ID",
        Description = "The sender as the receiver of the message knows it; the study's id when left out.",
    };

    readonly Option<string?> _receiver = new("--receiver") { HelpName = "ID", Description = "Who receives the message." };

    readonly Option<string?> _terminology = TerminologyCommand.Folder();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_case, _e2b, _sender, _receiver, _terminology])
            command.Options.Add(option);
    }

    /// <summary>Writes the case that was asked for; null when none was.</summary>
    /// <exception cref="BadInputException">There is no such event, or the file cannot be written.</exception>
    public int? Write(ParseResult parsed, OutputFormat format, Analysis analysis)
    {
        if (parsed.GetValue(_case) is not { } named)
            return parsed.GetValue(_e2b) is null
                ? null
                : throw BadInputException.At(E2bName, "No case is named.", "Name one: --case S-001/3.");
        var (subject, numbers) = Named(named, CaseName);
        var found = SafetyCaseText.Find(analysis, subject, numbers[0]);
        if (parsed.GetValue(_e2b) is { } file)
            Save(Report(parsed, analysis, subject, numbers), file);
        return SafetyCaseText.Write(format, found, analysis.Casebook.IsSynthetic);
    }

    CaseReport Report(ParseResult parsed, Analysis analysis, string subject, IReadOnlyList<int> numbers)
    {
        var sending = new CaseSending(parsed.GetValue(_sender), parsed.GetValue(_receiver), TimeProvider.System.GetLocalNow());
        return CaseReports.Of(
            analysis,
            subject,
            numbers,
            sending,
            TerminologyCommand.At(parsed.GetValue(_terminology)).OwnTerms()
        )
            ?? throw BadInputException.At(
                CaseName,
                $"One of the events {string.Join(", ", numbers)} is not of '{subject}'.",
                "'cairn safety --table serious' lists the serious events with their subjects."
            );
    }

    static void Save(CaseReport report, string file)
    {
        try
        {
            OwnerOnly.Write(file, to => IcsrMessage.Write(report, to));
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException or IOException)
        {
            throw BadInputException.At(E2bName, $"'{file}' cannot be written.", "Give a file in a folder that is there.");
        }
        Say($"{file}: {report.Identity.Id}, ICH E2B(R3){(report.IsSynthetic ? ", SYNTHETIC" : "")}.");
        foreach (var missing in report.Missing)
            Say($"required by ICH and not recorded: {missing}.");
    }

    /// <summary>A subject and the numbers of events: S-001/3,4.</summary>
    public static (string Subject, IReadOnlyList<int> Numbers) Named(string named, string option)
    {
        var cut = named.LastIndexOf('/');
        string[] written = cut <= 0 ? [] : named[(cut + 1)..].Split(',');
        List<int?> numbers = [.. written.Select(Number)];
        return numbers.Count > 0 && numbers.TrueForAll(n => n is not null)
            ? (named[..cut], [.. numbers.OfType<int>()])
            : throw BadInputException.At(
                option,
                $"'{named}' names no event.",
                "Write SUBJECT/NUMBER, the number being AESEQ: S-001/3."
            );
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
