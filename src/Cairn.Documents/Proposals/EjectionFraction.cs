using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>Left ventricular ejection fraction, in percent.</summary>
sealed class EjectionFraction : Recogniser
{
    const string Name_ =
            "(?:normal )?(?:resting )?(?:(?:left[ -]?ventricular|left ventricle|lv|cardiac|ventricular) )?(?:ejection "
            + "fraction|ejection fractions)|(?:normal )?lvef",
        How =
            "(?:,? ?(?:as )?(?:(?:measured|determined|assessed|documented|demonstrated|evaluated) )?(?:by|on|using|via) "
            + "(?:an? |the |either )*"
            + "(?:(?:echocardiogra(?:m|phy)|echo|2-?d echo(?:cardiogram)?|muga|multi-?gated acquisition|multigated "
            + "acquisition|multiple gated acquisition|radionuclide|nuclear|gated|scan|scans|ventriculogra(?:m|phy)"
            + "|angiogra(?:m|phy)|study|\\(muga\\)|\\(echo\\)|cardiac|mri)(?: |$|, |/)?(?:or |and/or )?(?:an? )?)+)?";

    static readonly Regex Compared = Patterns.Whole(
        $"(?:{Name_}){Patterns.Be}{Patterns.Sign} ?(?:or equal to )?{Patterns.Value} ?(?:%|percent)(?: at "
            + $"rest)?{How}{Patterns.When}"
    );

    public override string Name => "left ventricular ejection fraction";

    public override Expression? Read(Claim claim)
    {
        if (Compared.Match(claim.Text) is not { Success: true } match)
            return null;
        var sign = match.Groups["sign"].Value;
        var isLower = sign is "≥" or ">";
        if (isLower != (claim.IsInclusion != claim.IsDenied))
            return null;
        var range = $"Results.Heart('LVEF', {Patterns.Window(match)}).range";
        return new(claim.Said(Patterns.Against(range, sign, $"{match.Groups["value"].Value} '%'")));
    }
}
