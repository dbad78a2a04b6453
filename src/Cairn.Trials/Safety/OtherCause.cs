using System.Text.RegularExpressions;
using Cairn.Records;
using Cairn.Response;

namespace Cairn.Safety;

/// <summary>
/// What is written as the other cause of an event (AERELNST), or as the cause of a death. A text that nobody can stand by
/// (unknown, perhaps, this or that) names no cause; and the cells and what is theirs by definition (Lee 2019; Hines 2023) are no
/// other cause than the cells.
/// </summary>
static partial class OtherCause
{
    /// <summary>True where something is named that is not the cells' own.</summary>
    public static bool IsNamed(AdverseEvent ae) => ae.OtherCause is { } cause && IsTold(cause) && !IsTheCells(cause);

    /// <summary>True of the product, its infusion, and the syndromes that are its by definition.</summary>
    public static bool IsTheCells(string cause) => TheCellsAlone().IsMatch(cause) || OfTheCells().IsMatch(cause);

    static bool IsTold(string cause) => DiseaseAsCause.IsTold(cause) && !Doubt().IsMatch(cause);

    // A question mark, perhaps, one or the other, to be seen.
    [GeneratedRegex(@"[?？]|\b(possibl[ey]|perhaps|maybe|vs|versus|await\w*|pending|tb[acd])\b|可能|待", Options)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"^\W*(the\s+)?(infused\s+|study\s+)?(cells?|products?)\W*$", Options)]
    private static partial Regex TheCellsAlone();

    // What came before the cells, or is denied, is not them: lymphodepletion before CAR-T.
    [GeneratedRegex(
        @"(?<!\b(before|prior\s+to|not|no|without|than)\s+(the\s+)?)"
            + @"(\b(crs|icans|cres|iec-?hs|icaht|s?hlh|cytokine[\s-]+(release|storm)|neurotoxicity|macrophage\s+activation"
            + @"|ha?emophagocytic\s+(lymphohistiocytosis|syndrome)|b[\s-]cell\s+aplasia|immune\s+effector\s+cell"
            + @"|car[\s-]?(t|nk)|cell\s+(therapy|product|infusion)|imp|investigational\s+(product|drug|agent)"
            + @"|(study|trial)\s+(drug|treatment|product|therapy|medication|agent))\b"
            + @"|细胞因子|神经毒性|噬血|细胞治疗|细胞回输|研究药物)",
        Options
    )]
    private static partial Regex OfTheCells();

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
}
