using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>
/// Pregnancy and its tests. Nursing, contraception and plans are not recorded: where the text names them beside, a person
/// answers.
/// </summary>
sealed class PregnancyTests : Recogniser
{
    const string Women =
            "(?:(?:female|women|woman|females)(?: (?:patients?|subjects?|participants?))?(?: (?:of|with|in))? ?(?:child[ "
            + "-]?bearing (?:potential|age|capacity)|reproductive (?:potential|age)|child-?bearing|who are)?,? "
            + "?(?:must have|should have|with|must|have|requires?|are|is|who are)*,? ?)?",
        Potential =
            "(?:,? ?\\(?(?:for|in|if|required for|within) (?:all )?(?:a )?(?:female|females|women|woman|of|child[ "
            + "-]?bearing|potential|age|patients?|subjects?|fertile|reproductive|\\(?wocbp\\)?| )+\\)?)?",
        Test =
            "(?:an? )?(?:documented )?negative (?:serum |urine |blood |beta-?hcg |β-?hcg |hcg |or |and |serum or urine "
            + ")*(?:pregnancy test(?:s|ing)?|(?:beta|β)?-?hcg(?: test)?)(?: result)?",
        Nursing = "(?:nursing|lactating|lactation|breast[ -]?feeding|currently breast[ -]?feeding|nursing mothers?)",
        Noun =
            "(?: ?(?:women|females?|woman|female patients?|female "
            + "subjects?|patients?|subjects?|mothers?|individuals|participants?))?",
        Method =
            "(?:,? and (?:must |will )?(?:agree to |be willing to |be using |use |using |practice |practicing |employ "
            + ")+(?:practice |use )?(?:an? )?(?:[a-z -]*)(?:contraception|contraceptives?|birth control)(?: [a-z ,0-9-]*)?)?";

    static readonly Regex NegativeTest = Patterns.Whole(
        $"{Women}(?:with |have |has )?{Test}{Potential}{Patterns.When}{Potential}(?<more>{Method})"
    );
    static readonly Regex PositiveTest = Patterns.Whole(
        $"{Women}(?:an? )?positive (?:serum |urine |or |blood )*(?:pregnancy test|hcg|beta-?hcg(?: test)?)(?: "
            + $"result)?{Patterns.When}|(?:pregnancy test|hcg) (?:is )?positive{Patterns.When}"
    );
    static readonly Regex Pregnant = Patterns.Whole(
        $"(?:{Noun} ?(?:who are |are )?)?(?:(?:current|currently|known) )?(?:pregnant|pregnancy)(?<more>(?:,? "
            + $"(?:or|and/or|and) |/|, ){Nursing}(?:{Noun}(?:,? or (?:planning|intending|wishing|trying) (?:to become "
            + $"pregnant|pregnancy|a pregnancy|to conceive))?)?)?{Noun}{Patterns.When}"
    );

    public override string Name => "pregnancy";

    public override Expression? Read(Claim claim)
    {
        if (NegativeTest.Match(claim.Text) is { Success: true } negative)
            return Required(claim, negative);
        if (PositiveTest.IsMatch(claim.Text))
            return claim.IsInclusion == claim.IsDenied ? new(claim.Said("Pregnant")) : null;
        return Pregnant.Match(claim.Text) is { Success: true } pregnant ? Told(claim, pregnant) : null;
    }

    static Expression? Required(Claim claim, Match match)
    {
        if (!claim.IsInclusion || claim.IsDenied)
            return null;
        var none = match.Groups["fresh"].Success ? $"not \"Pregnant by a test of\"({Patterns.Window(match)})" : "not Pregnant";
        return match.Groups["more"].Length > 0 ? new($"{none} and {claim.Answer}", NeedsAPerson: true) : new(none);
    }

    // Not pregnant or nursing: both are denied.
    static Expression? Told(Claim claim, Match match)
    {
        if (claim.IsInclusion != claim.IsDenied)
            return null;
        if (match.Groups["more"].Length == 0)
            return new(claim.Said("Pregnant"));
        return claim.IsInclusion
            ? new($"not Pregnant and {claim.Answer}", NeedsAPerson: true)
            : new($"Pregnant or {claim.Answer}", NeedsAPerson: true);
    }
}
