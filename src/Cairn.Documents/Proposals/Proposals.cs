using Cairn.Studies;

namespace Cairn.Documents.Proposals;

/// <summary>Proposes expressions for the criteria of a registry's text.</summary>
public static class Proposals
{
    /// <summary>The proposal for one criterion; null when its words are not surely those of a family.</summary>
    public static Proposal? For(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        if (criterion.Parts.Count > 0 || criterion.Text.Length > LongestRead)
            return null;
        var claim = PlainWords.Of(criterion);
        foreach (var recogniser in Recogniser.All)
            if (recogniser.Read(claim) is { } found)
                return new(found.Cql, criterion.Text, recogniser.Name) { NeedsAPerson = found.NeedsAPerson };
        return null;
    }

    // A statement of a known family is short; longer ones have more to say.
    const int LongestRead = 300;
}
