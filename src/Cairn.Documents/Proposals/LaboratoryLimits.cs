using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Documents.Proposals;

/// <summary>
/// Blood counts and chemistry against a number in a unit: platelets at least 100,000/mm3, creatinine at most 1.5 mg/dL.
/// </summary>
sealed class LaboratoryLimits : Recogniser
{
    static readonly (string Words, string Code)[] Tests =
    [
        ("platelets?(?: counts?)?", TestCode.Platelets),
        ("(?:absolute )?(?:neutrophils?|granulocytes?)(?: counts?)?(?: \\(anc\\)| \\(agc\\))?|anc|agc", TestCode.Neutrophils),
        ("(?:wbc|white blood cells?|leu[ck]ocytes?)(?: counts?)?(?: \\(wbc\\))?", ScreeningCode.Leukocytes),
        ("h(?:a)?emoglobin(?: level)?(?: \\(hgb\\)| \\(hb\\))?|hgb|hb", ScreeningCode.Haemoglobin),
        ("creatinine(?: levels?)?", ScreeningCode.Creatinine),
        ("(?:total )?bilirubin(?: levels?)?", ScreeningCode.Bilirubin),
        ("albumin", LabCode.Albumin),
    ];

    static readonly Regex Compared = Patterns.Whole(
        $"(?:serum |plasma |peripheral )?(?:{string.Join('|', Tests.Select((t, i) => $"(?<t{i}>{t.Words})"))}){Patterns.Be}"
            + $"{Patterns.Sign} ?(?<value>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+(?:\\.[0-9]+)?) ?(?<unit>[^0-9 ()]*(?:[x×*] "
            + $"?)?(?:10[\\^*e]?(?:3|6|9|12))? ?/? ?[a-zµμ%]*(?:/? ?[a-zµμ]+(?:\\^?3)?)?){Patterns.When}"
    );
    static readonly Regex Clearance = Patterns.Whole(
        $"(?:estimated |calculated |measured or calculated |calculated or measured )?creatinine clearance(?: "
            + $"\\(?(?:crcl|cockcroft-gault)\\)?)?{Patterns.Be}{Patterns.Sign} ?{Patterns.Value} ?ml/ ?min(?:ute)?{Patterns.When}"
    );

    public override string Name => "laboratory limits";

    public override Expression? Read(Claim claim)
    {
        if (Clearance.Match(claim.Text) is { Success: true } clearance)
            return IsFit(claim, clearance, isLowerFit: true)
                ? new(
                    claim.Said(
                        $"{Clear(clearance)} {Patterns.Cql(clearance.Groups["sign"].Value)} {clearance.Groups["value"].Value}"
                    )
                )
                : null;
        if (Compared.Match(claim.Text) is not { Success: true } match)
            return null;
        var code = Tests.Where((_, i) => match.Groups[$"t{i}"].Success).First().Code;
        var test = Catalogue.Find("LB", code)!;
        var value = match.Groups["value"].Value.Replace(",", "", StringComparison.Ordinal);
        if (UnitOf(match.Groups["unit"].Value) is not { } unit || test.FactorOf(unit.Code) is not { } factor)
            return null;
        var number = factor.Times(double.Parse(value, CultureInfo.InvariantCulture));
        if (number < test.Plausible!.Value.Low || number > test.Plausible.Value.High || number < test.LeastGiven)
            return null; // a bound that no patient has is a unit misread
        var lab = $"Results.Lab('{code}', {Patterns.Window(match)})";
        var isLowerFit = code is not (ScreeningCode.Creatinine or ScreeningCode.Bilirubin);
        return code switch
        {
            ScreeningCode.Creatinine or ScreeningCode.Bilirubin when unit.Code == "mg/dL" => Bound(
                claim,
                match,
                isLowerFit,
                $"Results.{(code == ScreeningCode.Creatinine ? "CreatinineRange" : "BilirubinRange")}({lab})",
                $"{value} 'mg/dL'"
            ),
            ScreeningCode.Creatinine or ScreeningCode.Bilirubin => null,
            _ => Bound(claim, match, isLowerFit, $"{lab}.range", $"{value} '{unit.Code}'"),
        };
    }

    static Unit? UnitOf(string written)
    {
        var plain = written.Replace(" ", "", StringComparison.Ordinal).Replace("cumm", "mm3", StringComparison.Ordinal);
        plain = plain.Replace("mm^3", "mm3", StringComparison.Ordinal).Replace("dl", "dL", StringComparison.Ordinal);
        plain = Litre()
            .Replace(plain, "/L")
            .Replace("/ul", "/uL", StringComparison.Ordinal)
            .Replace("/μl", "/uL", StringComparison.Ordinal);
        plain = plain.Replace("/mcl", "/uL", StringComparison.Ordinal);
        return UnitSpelling.Of(plain);
    }

    static Regex Litre() => new("/l$", RegexOptions.CultureInvariant);

    static string Clear(Match match) => $"\"Creatinine clearance in mL/min\"({Patterns.Window(match)})";

    static Expression? Bound(Claim claim, Match match, bool isLowerFit, string range, string limit) =>
        IsFit(claim, match, isLowerFit) ? new(claim.Said(Patterns.Against(range, match.Groups["sign"].Value, limit))) : null;

    // Fit is high for counts, low for creatinine: a bound the other way round is another claim.
    static bool IsFit(Claim claim, Match match, bool isLowerFit)
    {
        var isLower = match.Groups["sign"].Value is "≥" or ">";
        var takesIn = claim.IsInclusion != claim.IsDenied;
        return isLower == isLowerFit == takesIn;
    }
}
