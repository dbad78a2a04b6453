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
    public static bool IsTheCells(string cause) =>
        OfTheCells().IsMatch(cause) || Array.Exists(Parts(cause), TheCellsAlone().IsMatch);

    static bool IsTold(string cause) =>
        DiseaseAsCause.IsTold(cause)
        && !Doubt().IsMatch(cause)
        && Array.Exists(Parts(cause), part => !Repeats().IsMatch(part) && !IsPartOfIt().IsMatch(part));

    static string[] Parts(string cause) => Between().Split(cause);

    // "Lymphodepletion and cells" names two.
    [GeneratedRegex(@"\s*(?:[,;/&+、，；]|\b(?:and|plus|with)\b|和|与|及|加)\s*", Options)]
    private static partial Regex Between();

    // A question mark, perhaps, one or the other, to be seen. Mycoses have a class of proof that is called probable.
    [GeneratedRegex(
        @"[?？]|\b(possibl[ey]|perhaps|maybe|vs|versus|await\w*|pending|tb[acd]|suspect\w*|(un)?likely|presum\w+|rule[\s-]?out|r/o"
            + @"|differential|ddx|query|probabl[ey](?!\s+(invasive|pulmonary|fungal|mou?ld|aspergill\w*|ifd|ia)\b))\b"
            + @"|可能|待|疑似|怀疑|不除外|不排除",
        Options
    )]
    private static partial Regex Doubt();

    // The relation once more, whose opinion it is, where else to look, a yes, a number.
    [GeneratedRegex(
        @"^\W*(yes|y|true|\d+|((un|not|non|no|in)[\s-]*)?((study|trial)[\s-]*)?"
            + @"((drug|imp|product|treatment|cells?|car[\s-]?t)[\s-]*)?(un)?relat(ed|ion|ionship)"
            + @"(\s+to\s+(the\s+)?((study|trial)\s+)?(drug|imp|product|treatment|cells?|car[\s-]?t(\s+cells?)?))?"
            + @"|(see|as)\s+(above|below|before|narrative|comments?|notes?|source|judged|assessed).*"
            + @"|((as|per|by|according\s+to)\s+)*(the\s+)?"
            + @"(clinical|medical|(pi|investigator|physician|doctor|sponsor|site)('?s)?)"
            + @"(\s+(own\s+)?(judge?ment|opinion|assessment|decision|discretion|view|causality))?"
            + @"|((the|study)\s+)?(treatments?|therap(y|ies)|drugs?)|iatrogenic|idiopathic|spontaneous"
            + @"|治疗|用药|药物|医源性?|特发性?|自发|无关|不相关|见上|研究者判断)\W*$",
        Options
    )]
    private static partial Regex Repeats();

    // What cells do, and the signs by which it is graded, are no cause beside them.
    [GeneratedRegex(
        @"^\W*((hyper|systemic\s+|acute\s+)?inflammat(ion|ory)(\s+(response|reaction|syndrome|state))?(\s+syndrome)?"
            + @"|cytokines?(\s+\w+)?|immunotherapy|(immune|immunologic(al)?)\s+(response|reaction|activation)"
            + @"|il[\s-]?\d+|interleukins?([\s-]?\d+)?|interferons?(\s*\w+)?|(全身)?炎症(反应)?|免疫(反应|激活|治疗|应答)"
            + @"|发热|发烧|低血压|低氧(血症)?|缺氧|心动过速"
            + @"|"
            + TheirWork
            + @"|fever|pyrexia|hypotension|hypoxia|hypox(ae|e)mia|tachycardia)\W*$",
        Options
    )]
    private static partial Regex IsPartOfIt();

    // What the cells set off, as they meet leukaemia, vessels and a host, and what is given against it (Lee 2019; Hines 2023).
    const string TheirWork =
        @"((acute|severe|systemic|secondary|grade\s+\w+)\s+)*"
        + @"(capillary\s+leak(age)?(\s+syndrome)?|vascular\s+leak(age)?(\s+syndrome)?|cls"
        + @"|(a|c)?gvhd|graft[\s-]+(versus|vs\.?)[\s-]+host([\s-]+(disease|reaction))?"
        + @"|tumou?r\s+lysis(\s+syndrome)?|tls|tocilizumab|siltuximab|anakinra"
        + @"|dexamethasone|methylprednisolone|(cortico)?steroids?"
        + @"|(cell\s+)?infusions?([\s-]+related)?(\s+(reaction|toxicity))?|irr"
        + @"|毛细血管(渗漏|渗漏综合征|渗漏综合症)|移植物抗宿主病|肿瘤溶解(综合征|综合症)?|托珠单抗|输注(相关)?反应|地塞米松)";

    [GeneratedRegex(
        @"^\W*(the\s+)?((infused|study|transduced|modified)\s+)?(t[\s-]?)?(cells?|lymphocytes?|products?)\W*$",
        Options
    )]
    private static partial Regex TheCellsAlone();

    // What came before the cells, or is denied, is not them: lymphodepletion before CAR-T.
    [GeneratedRegex(
        @"(?<!\b(before|prior\s+to|not|no|without|than)\s+(the\s+)?)"
            + @"((?<![a-z])(crs|icans|cres|iec-?hs|icaht|s?hlh|cytokine[\s-]+(release|storm)|neurotoxicity"
            + @"|macrophage\s+activation|ha?emophagocytic\s+(lymphohistiocytosis|syndrome)|b[\s-]cell\s+aplasia"
            + @"|immune\s+effector"
            + @"|(reaction|allergy|hypersensitivity|response|anaphylaxis)\s+to\s+(the\s+)?(\w+\s+)?(products?|cells?|infusions?)"
            + @"|car[\s-]?(t|nk)|cell\s+(therapy|product|infusion)|imp|investigational\s+(product|drug|agent)"
            + @"|(infused|transduced|modified)\s+(t[\s-]?)?(cells?|lymphocytes?)|on[\s-]target|off[\s-]tumou?r"
            + @"|(treatment|therapy)[\s-]related\s+(mortality|death|toxicity)|trm|dmso|dimethyl\s*sul(f|ph)oxide|cryoprotectants?"
            + @"|(study|trial)\s+(drug|treatment|product|therapy|medication|agent))(?![a-z])"
            + @"|细胞因子|神经毒性|噬血|细胞治疗|细胞回输|细胞输注|二甲基亚砜|研究药物)",
        Options
    )]
    private static partial Regex OfTheCells();

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
}
