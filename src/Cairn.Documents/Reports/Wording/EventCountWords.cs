using Cairn.Analyses;
using Cairn.Documents.Reports.Content;

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

    /// <summary>How many events the rows of the table tell.</summary>
    public static int Told(Analysis analysis)
    {
        var rows = analysis.AdverseEvents.Any.Rows.ToLookup(ae => ae.Subject, StringComparer.Ordinal);
        return analysis.Treated.Sum(s => s.ToxicitiesOf(rows[s.Id]));
    }
}
