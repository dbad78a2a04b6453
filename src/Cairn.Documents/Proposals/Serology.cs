using System.Text.RegularExpressions;
using Cairn.Records;

namespace Cairn.Documents.Proposals;

/// <summary>Positive or negative serology: HIV, hepatitis B surface antigen, hepatitis C antibody, syphilis.</summary>
sealed class Serology : Recogniser
{
    static readonly (string Words, string Code)[] Tests =
    [
        (
            "(?:human immunodeficiency virus|hiv)(?:[ -](?:1/2|1 and 2|1 or 2|1 and/or 2|1|2|i|type 1))?(?: "
                + "antibod(?:y|ies))?|(?:anti-?hiv(?:-1)?)",
            ScreeningCode.HivAntibody
        ),
        (
            "(?:hepatitis b|hep b|hbv)(?: virus)? surface antigen|hbsag|hepatitis bs antigen|hbs ag|hepatitis b antigen",
            ScreeningCode.HepatitisBSurfaceAntigen
        ),
        (
            "(?:hepatitis c|hcv|hep c)(?: virus)? antibod(?:y|ies)|anti-?hcv(?: antibod(?:y|ies))?|hcv "
                + "ab|antibod(?:y|ies) to hepatitis c(?: virus)?|hepatitis c(?: virus)?|hcv",
            ScreeningCode.HepatitisCAntibody
        ),
    ];

    static readonly string One = "(?:" + string.Join('|', Tests.Select(t => t.Words)) + ")",
        List = $"(?<what>{One}(?:(?:, |,? or |,? and |,? and/or |/){One})*)",
        Test = "(?:[ -]?(?:sero)?(?:test(?:s|ing)?|elisa|western blot|serology|status|antibody test|by elisa|screen))*";

    static readonly Regex Positive = Patterns.Whole(
        $"(?:sero-?)?positive (?:serum |serologic |serological |blood "
            + $")?(?:(?:test(?:s|ing)?|elisa|serolog(?:y|ies)|results?|screen|antibody|antibodies) )?(?:for |to )?(?:the "
            + $")?{List}{Test}{Patterns.When}"
            + $"|{List}{Test}(?: (?:is|are))?[ -]?(?:sero)?(?:positive|positivity|reactive)(?: "
            + $"(?:patients?|subjects?|status|serology|individuals|by history))?{Patterns.When}"
            + $"|(?:test(?:ed|s|ing)?|history of testing) positive for {List}{Patterns.When}"
    );
    static readonly Regex Negative = Patterns.Whole(
        $"negative (?:serum |serologic |serological |blood "
            + $")?(?:(?:test(?:s|ing)?|elisa|serolog(?:y|ies)|results?|screen|antibody|antibodies) )?(?:for |to )?(?:the "
            + $")?{List}{Test}{Patterns.When}"
            + $"|{List}{Test}(?: (?:is|are))?[ -]?(?:sero)?(?:negative|negativity)(?: "
            + $"(?:patients?|subjects?|status|serology|individuals))?{Patterns.When}"
            + $"|(?:test(?:ed|s|ing)?) negative for {List}{Patterns.When}"
    );
    static readonly Regex NoAntibody = Patterns.Whole(
        "(?:(?:anti-?)?hiv(?:-1)? antibod(?:y|ies)|antibod(?:y|ies) to hiv(?:-1)?|hepatitis b surface "
            + "antigen|hbsag|hepatitis c antibod(?:y|ies))"
    );
    static readonly Regex Infection = Patterns.Whole(
        $"(?:history of |active |prior |concurrent |seropositive for |a history of )*(?:infection with |infected with "
            + $")?(?:the )?(?<what>(?:human immunodeficiency virus|hiv)(?:[ -]1)?)(?: "
            + $"(?:infection|infected|disease|seropositivity|positivity))+{Patterns.When}"
            + $"|(?:infection with |infected with )(?:the )?(?<what>(?:human immunodeficiency virus|hiv)(?:[ "
            + $"-]1)?){Patterns.When}"
    );

    public override string Name => "serology";

    public override Expression? Read(Claim claim)
    {
        if (Positive.Match(claim.Text) is { Success: true } positive)
            return Of(claim, positive, isPositive: true);
        if (Negative.Match(claim.Text) is { Success: true } negative)
            return Of(claim, negative, isPositive: false);
        if (claim.IsDenied && NoAntibody.IsMatch(claim.Text))
            return new(claim.Said($"Results.Ever('{CodesOf(claim.Text).First()}').isPositive"));
        return Infection.Match(claim.Text) is { Success: true }
            ? new(claim.Said("Coalesce(Results.Ever('HIVAB').isPositive, History.Had('HIV INFECTION'))"))
            : null;
    }

    static Expression? Of(Claim claim, Match match, bool isPositive)
    {
        if (!isPositive && (!claim.IsInclusion || claim.IsDenied))
            return null;
        if (
            isPositive
            && claim.IsInclusion
            && !claim.IsDenied
            && match.Groups["what"].Value.Contains(" and ", StringComparison.Ordinal)
        )
            return null;
        var what = match.Groups["what"].Value;
        var window = match.Groups["fresh"].Success ? Patterns.Window(match) : null;
        var each = CodesOf(what)
            .Select(c => window is null ? $"Results.Ever('{c}').isPositive" : $"Results.Lab('{c}', {window}).isPositive");
        var any = string.Join(" or ", each);
        return any.Length == 0 ? null : new(claim.Said(isPositive ? any : $"not ({any})"));
    }

    static IEnumerable<string> CodesOf(string what)
    {
        foreach (var (words, code) in Tests)
            if (Regex.IsMatch(what, $"\\b(?:{words})\\b", RegexOptions.CultureInvariant))
                yield return code;
    }
}
