using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Wording;

/// <summary>
/// How many adverse events there were. Sites enter a toxicity whose grade changes as a row for each grade: the rows are more than
/// the toxicities.
/// </summary>
static class EventCountWords
{
    /// <summary>"366 events (entered in 458 rows)"; "12 events" where each has one row.</summary>
    public static Phrase Of(Analysis analysis)
    {
        var (rows, told) = (analysis.AdverseEvents.Any.Events, Told(analysis));
        Phrase events = Written.Plural(told, "event", "events");
        return told < rows ? (Phrase)$"{events} (entered in {Written.Count(rows)} rows)" : events;
    }

    /// <summary>What the table leaves out of the trial's events, so that it is not read as all of them; empty of none.</summary>
    public static Phrase Later(AdverseEventTable table) =>
        table.AfterTimeFrame is > 0 and var later
            ? (Phrase)$"; {Written.Plural(later, "event", "events")} more began after the time frame of this outcome"
            : "";

    /// <summary>How many events the rows of the table tell.</summary>
    public static int Told(Analysis analysis)
    {
        var rows = analysis.AdverseEvents.Any.Rows.ToLookup(ae => ae.Subject, StringComparer.Ordinal);
        return analysis.Treated.Sum(s => s.ToxicitiesOf(rows[s.Id]));
    }
}
