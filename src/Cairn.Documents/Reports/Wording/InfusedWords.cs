using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Dosing;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Who was infused: the rows that say so, and that nobody was, said only where nobody may have been.</summary>
static class InfusedWords
{
    /// <summary>The rows of a subject's cells.</summary>
    public static IEnumerable<Fact> Cells(Analysis analysis, DoseSubject subject) =>
        analysis.Casebook.Subject(subject.Subject)?.CellInfusions.Select(e => e.AsFact()) ?? [];

    /// <summary>A sentence of its own, with what will fill the place.</summary>
    public static Phrase Nobody(Analysis analysis) => (Phrase)$"{Nobody(analysis.Flow)} A row appears with the first cells.";

    public static Phrase Nobody(ParticipantFlow flow) =>
        flow.MayBeInfused == 0
            ? "Nobody has been infused yet."
            : (Phrase)
                $"Nobody is known to have been infused, and {Written.Plural(flow.MayBeInfused, "subject", "subjects")} may have "
                + "been: what was given is not recorded as cells with a dose.";
}
