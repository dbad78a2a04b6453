using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// States of an illness that a paragraph lists as alternatives whose line breaks were lost: in one of the following categories:
/// First relapse Stage IV disease. In older records that kept their breaks, an item that begins with one of these states stands
/// below such words ten times as often as behind their list.
/// </summary>
static partial class FoldedStates
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    const int LongestBridge = 1;

    /// <summary>True for a piece that announces alternatives: one of the following requirements:</summary>
    public static bool Announce(string piece) => Alternatives().IsMatch(piece);

    /// <summary>
    /// The next piece that goes on with the list, behind one at most that explains the state above it and asks nothing; null when
    /// the list has ended.
    /// </summary>
    public static int? Next(IReadOnlyList<string> pieces, int from)
    {
        for (var at = from; at < pieces.Count && at <= from + LongestBridge; at++)
            if (State().IsMatch(pieces[at]) || (at == from && TakesUp().IsMatch(pieces[at])))
                return at;
            else if (FoldedNames.BeginsItem(pieces[at]) || Ends().IsMatch(pieces[at]))
                return null;
        return null;
    }

    // An item that asks by itself, announces another list or keeps out ends this one.
    [GeneratedRegex(@"^(?:the following|only|if|histology)\b|:|\bexclu\w+", AnyCase)]
    private static partial Regex Ends();

    // A list of diagnoses, types or tumors is one of names: a state behind it is asked beside them.
    [GeneratedRegex(
        @"(?<!\b(?:all|each|both)(?:\s+of)?(?:\s+the)?\s+)\bfollowing(?:\s+[\w-]+)?"
            + @"\s+(?:categories|requirements|criteria|conditions|states|stages|features|risk\s+factors)\b[^:]*:",
        AnyCase
    )]
    private static partial Regex Alternatives();

    [GeneratedRegex(
        @"^(?:(?:adult|pediatric|childhood|newly\s+diagnosed|previously\s+(?:un)?treated)\s+)*(?:stages?|INSS|acute|chronic"
            + @"|refractory|relapsed?|recurren(?:t|ce)|progressi(?:ve|on)|primary|secondary|metastatic|stable|resistant"
            + @"|unresectable|accelerated|blastic|first|second|third|(?:in|complete|partial)\s+(?:\S+\s+)*(?:remission|relapse"
            + @"|phase)|high[- ]risk|(?:low|intermediate|high)[- ]grade|failed|failure|myelodysplastic|diffuse|multiple)\b",
        AnyCase
    )]
    private static partial Regex State();

    [GeneratedRegex(@"^(?:patients|those) (?:in|of) (?:this|these) (?:category|categories|group|groups)\b", AnyCase)]
    private static partial Regex TakesUp();
}
