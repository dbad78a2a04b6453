using Cairn.Analyses;
using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Wording;

/// <summary>That nobody was infused, said only where nobody may have been.</summary>
static class InfusedWords
{
    /// <summary>A sentence of its own, with what will fill the place.</summary>
    public static Phrase Nobody(Analysis analysis) => (Phrase)$"{Nobody(analysis.Flow)} A row appears with the first cells.";

    public static Phrase Nobody(ParticipantFlow flow) =>
        flow.MayBeInfused == 0
            ? "Nobody has been infused yet."
            : (Phrase)
                $"Nobody is known to have been infused, and {Written.Plural(flow.MayBeInfused, "subject", "subjects")} may have "
                + "been: what was given is not recorded as cells with a dose.";
}
