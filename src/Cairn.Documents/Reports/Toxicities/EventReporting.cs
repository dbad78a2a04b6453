using Cairn.Analyses;
using Cairn.Clocks;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// How the reporting of one event stands: the same steps and duties that <c>cairn due</c> lists, beside the event they belong to.
/// </summary>
/// <param name="Aware">When the investigator became aware; null when nobody noted it.</param>
/// <param name="DayZero">When the sponsor received it: day 0 of the clocks to the authority; null when nobody noted it.</param>
/// <param name="Items">What has to be reported, until when, and how it stands.</param>
public sealed record EventReporting(PartialDate? Aware, PartialDate? DayZero, IReadOnlyList<DueItem> Items)
{
    public static EventReporting Of(Analysis analysis, AdverseEvent ae)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(ae);
        var steps = new SeriousEvent(ae, analysis.Casebook.SafetyNotes, analysis.Casebook.Opinions);
        return new(
            steps.First(SafetyStep.Aware)?.At,
            steps.First(SafetyStep.ReceivedBySponsor)?.At,
            [.. analysis.Due.Items.Where(i => i.Event == ae.Key)]
        );
    }

    /// <summary>The worst state first: what is overdue, what is open, what was done.</summary>
    public Cell Stands =>
        Items.Count == 0
            ? "nothing to report"
            : new Cell(Phrase.Join("; ", Items.OrderBy(i => i.State).Select(Words))).From(Items.SelectMany(i => i.By.Because));

    /// <summary>"to the authority, 7 days: overdue since 12 Mar 2026".</summary>
    static Phrase Words(DueItem item) =>
        item.IsOpen
            ? (Phrase)$"{ClockWords.Of(item.Kind)}: {ClockWords.Of(item.State)}{By(item)} "
                + $"{ClockWords.Of(item.By.Value)}{NotKnown(item)}"
            : (Phrase)$"{ClockWords.Of(item.Kind)}: "
                + $"{ClockWords.Of(item.State)}{(item.Done is { } done ? (Phrase)$" on {Written.Date(done)}" : "")}";

    static string By(DueItem item) => item.State == DueState.Overdue ? " since" : ", until";

    static Phrase NotKnown(DueItem item) =>
        item.By.Missing.Count == 0 ? "" : (Phrase)$" (not known: {Phrase.Join("; ", item.By.Missing.InWords())})";

    /// <summary>A step's date as a cell.</summary>
    public static Cell Noted(PartialDate? at) => at is { } known ? Inline.Kept(Written.Date(known)) : "not noted";
}
