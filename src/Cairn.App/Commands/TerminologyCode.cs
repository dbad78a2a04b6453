using System.CommandLine;
using Cairn.Documents.Terminology;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Safety.Coding;
using Cairn.Store;
using Cairn.Studies;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn terminology code</c>: adverse events of a study coded by the user's own MedDRA; what is not coded is listed.
/// </summary>
static class TerminologyCode
{
    public static Command Create()
    {
        var (study, studies, database) = (SharedOptions.Study(), SharedOptions.Studies(), SharedOptions.Database());
        var (folder, format) = (TerminologyCommand.Folder(), new FormatOption(hasCsv: true));
        var write = new Option<bool>("--write")
        {
            Description =
                "Records the coding in the ledger, as corrections that fill what is empty; without it nothing is written.",
        };
        var command = new Command("code", "Codes a study's adverse events by your own MedDRA; uncoded terms are listed.")
        {
            study,
            write,
            folder,
            format,
            database,
            studies,
        };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    StudyShelf.At(parsed.GetValue(studies)).Open(parsed.GetRequiredValue(study)),
                    parsed.GetRequiredValue(database),
                    TerminologyCommand.At(parsed.GetValue(folder)),
                    parsed.GetValue(write),
                    parsed.GetValue(format),
                    cancel
                )
        );
        return command;
    }

    static async Task<int> Run(
        Study study,
        string database,
        TerminologyFolder folder,
        bool write,
        OutputFormat format,
        CancellationToken cancel
    )
    {
        var own = folder.OwnTerms();
        if (own.Version is not { } version)
            throw BadInputException.At(
                folder.Path,
                "No MedDRA and no coding was imported.",
                "'cairn terminology import meddra FOLDER --release 27.1' takes in your own release, 'import coding FILE' "
                    + "your coding."
            );
        await using var store = new LedgerStore(database);
        var state = await store.State(study.Id, cancel: cancel);
        var events = EventCoding.Of(OpenTrial.Of(study, state).Casebook, own);
        if (write)
            await Write(store, study.Id, state, events, version, cancel);
        return Print(format, events);
    }

    static async Task Write(
        LedgerStore store,
        string study,
        LedgerState state,
        IReadOnlyList<EventCoding> events,
        string version,
        CancellationToken cancel
    )
    {
        var by = Ledgers.LocalOwner with { Reason = $"coded by MedDRA {version}" };
        List<Draft> drafts =
        [
            .. events
                .Where(e => e.Fills)
                .Select(e => (e.Coded, Known: state.Record(e.Event.Key)?.Newest))
                .Where(e => e.Known is not null)
                .Select(e => new Draft(new RecordCorrected(e.Coded, e.Known!.Sequence), by)),
        ];
        if (drafts.Count > 0)
            Ledgers.OrRefuse(await store.Append(study, new(drafts), cancel));
        Say($"entries appended to the ledger of {study}: {drafts.Count}.");
    }

    static int Print(OutputFormat format, IReadOnlyList<EventCoding> events) =>
        format switch
        {
            OutputFormat.Json => Json(events),
            OutputFormat.Csv => Csv(events),
            OutputFormat.Text => Text(events),
        };

    static List<IGrouping<string, EventCoding>> Uncoded(IReadOnlyList<EventCoding> events) =>
        [
            .. events
                .Where(e => e.Term is null)
                .GroupBy(e => e.Event.Term.Trim(), StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase),
        ];

    static int Json(IReadOnlyList<EventCoding> events) =>
        Shell.Print(
            new
            {
                Events = events.Count,
                Coded = events.Count(e => e.Term is not null),
                Terms = events.Select(e => new
                {
                    e.Event.Subject,
                    e.Event.Sequence,
                    e.Event.Term,
                    Recorded = e.Event.Code,
                    LowestTerm = e.Term?.Name,
                    e.Term?.Code,
                    e.Term?.PreferredTerm,
                    e.Term?.OrganClass,
                    e.By,
                    e.SaysOtherwise,
                }),
                Uncoded = Uncoded(events).Select(g => new { Term = g.Key, Events = g.Count() }),
            }
        );

    static int Csv(IReadOnlyList<EventCoding> events)
    {
        CsvText.Write(
            ["USUBJID", "AESEQ", "AETERM", "AELLT", "AELLTCD", "AEDECOD", "AEPTCD", "AESOC"],
            events.Select(e =>
                (IReadOnlyList<string>)
                    [
                        e.Event.Subject,
                        $"{e.Event.Sequence}",
                        e.Event.Term,
                        e.Term?.Name ?? "",
                        e.Term?.Code ?? "",
                        e.Term?.PreferredTerm ?? "",
                        e.Term?.PreferredCode ?? "",
                        e.Term?.OrganClass ?? "",
                    ]
            )
        );
        return ExitCode.Done;
    }

    static int Text(IReadOnlyList<EventCoding> events)
    {
        var (coded, uncoded) = (events.Count(e => e.Term is not null), Uncoded(events));
        Console.Out.WriteLine($"{coded} of {events.Count} events are coded.");
        foreach (var term in events.Where(e => e.Term is not null).GroupBy(e => (e.Event.Term, e.Term!, e.By)))
            Console.Out.WriteLine(
                $"  {term.Key.Term}: {term.Key.Item2.Name} ({term.Key.Item2.PreferredTerm}; {term.Key.Item2.OrganClass}), "
                    + $"{Word(term.Key.By!.Value)}, events: {term.Count()}"
            );
        if (uncoded.Count > 0)
            Console.Out.WriteLine("Not coded, for a person to code:");
        foreach (var term in uncoded)
            Console.Out.WriteLine($"  {term.Key}, events: {term.Count()}");
        if (events.Any(e => e.SaysOtherwise))
            Say($"recorded terms (AEDECOD) that MedDRA calls otherwise are kept, events: {events.Count(e => e.SaysOtherwise)}.");
        return ExitCode.Done;
    }

    static string Word(CodedBy by) =>
        by switch
        {
            CodedBy.Row => "by the row's own lowest level term",
            CodedBy.OwnCoding => "by your coding",
            CodedBy.Words => "by its words",
            CodedBy.Decoded => "by the row's dictionary term",
        };
}
