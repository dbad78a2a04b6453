using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>What a committee wants to rule about an event, before it is held against the definition and recorded.</summary>
/// <param name="Event">The adverse event.</param>
/// <param name="By">Whose name stands under it.</param>
public sealed record WantedRuling(RecordKey Event, RulingOutcome Outcome, string By)
{
    const string Place = "ruling";

    /// <summary>
    /// What is to be recorded; null with the reason where there is no such event of somebody infused, or where a line of the
    /// definition surely holds of it: then its record would have to be corrected, not ruled about.
    /// </summary>
    /// <param name="board">The dose board on the day of the ruling, without it.</param>
    public Checked<Adjudicated> On(DoseBoard board, Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(casebook);
        return Refused(board, casebook) is { } refused
            ? new(null, [refused])
            : new(new(Event.Subject, DltRuling.Question, Codes.Of(Outcome), Event, board.Day, By), []);
    }

    Finding? Refused(DoseBoard board, Casebook casebook)
    {
        if (casebook.Rulings.Max(r => (DateOnly?)r.Day) is { } last && last > board.Day)
            return Says(
                $"The committee ruled later, on {DayWords.Of(last)}.",
                "Rulings are recorded in the order of their days."
            );
        if (board.Subjects.FirstOrDefault(s => s.Subject == Event.Subject) is not { Assessment: var watched })
            return Says($"{Event.Subject} is not on the dose board.", "Only events of somebody infused are ruled about.");
        if (casebook.Subject(Event.Subject)?.Of<AdverseEvent>().FirstOrDefault(ae => ae.Key == Event) is not { } ae)
            return Says($"There is no adverse event {Event.Number} of {Event.Subject}.", "Give SUBJECT/AESEQ as recorded.");
        if (ae.Start?.Earliest > board.Day)
            return Says($"{ae.Name} began after {DayWords.Of(board.Day)}.", "Nobody can have ruled about it before.");
        if (IsOutside(ae, watched) && !watched.Status.Because.Contains(ae.AsFact()))
            return Says($"{ae.Name} began outside the window of {Event.Subject}.", "It can be no dose-limiting toxicity.");
        return Outcome == RulingOutcome.NotDlt && IsSure(watched) ? Sure(ae, watched) : null;
    }

    // A piece of an event that began in the window is asked about with it.
    static bool IsOutside(AdverseEvent ae, DltAssessment watched) =>
        ae.Start?.Latest < watched.Infused || ae.Start?.Earliest > watched.Window.Last;

    bool IsSure(DltAssessment watched) =>
        watched.Status.Value == DltStatus.Dlt
        && watched.Status.Rule.Id != DltWatch.Ruled
        && watched.Status.Because.Any(fact => fact.Record == Event);

    static Finding Sure(AdverseEvent ae, DltAssessment watched) =>
        Says(
            $"{ae.Name} meets the definition: {watched.Status.Rule.Says}",
            "What is recorded decides it. If the record is wrong, the investigator corrects it, with a reason."
        );

    static Finding Says(string what, string mend) => Finding.Error(Place, null, null, what, mend);
}
