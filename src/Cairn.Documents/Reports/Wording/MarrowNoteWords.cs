using Cairn.Quantities;
using Cairn.Response;

namespace Cairn.Documents.Reports.Wording;

/// <summary>What stands beside a response assessment, in sentences.</summary>
public static class MarrowNoteWords
{
    public static IReadOnlyList<Phrase> InWords(this IReadOnlyList<MarrowNote> notes) => [.. notes.Select(Of)];

    public static Phrase Of(MarrowNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note switch
        {
            MarrowNote.FromBiopsy { Reason: { } reason } => (Phrase)$"Blasts from the biopsy: no aspirate ({reason}).",
            MarrowNote.FromBiopsy => "Blasts from the biopsy: no aspirate percentage.",
            MarrowNote.NoPercentage none => (Phrase)$"No marrow blast percentage: {none.Why}.",
            MarrowNote.PartialDay => "Part of the sample's date is not recorded: the first day it can be is used.",
            MarrowNote.Supported by => (Phrase)$"{by.Treatment} on {DayWords.Of(by.Start)}: counts may be supported.",
            MarrowNote.MayBeAplastic =>
                "Neutrophils below 0.5 and platelets below 20 ×10⁹/L: it may be an aplastic marrow, whatever the category.",
            _ => throw new ArgumentOutOfRangeException(nameof(note)),
        };
    }
}
