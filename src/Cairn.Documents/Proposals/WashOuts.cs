using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>
/// Wash-outs in days, weeks, months or years: no chemotherapy within 4 weeks, at least 2 weeks since radiotherapy.
/// </summary>
sealed class WashOuts : Recogniser
{
    const string Length = "(?:(?<value>[0-9]+) ?-?)?(?<unit>days?|weeks?|months?|years?)";

    static readonly Regex Within = Patterns.Whole(
        $"{Treatments.List},? (?:given |administered |taken |received )?(?:(?:within|in|during) (?:the )?(?:past |last "
            + $"|previous |preceding |prior )?|≤ |< (?<strict>)){Length}"
            + $"(?: period)?(?: ?(?:prior to|before|of|preceding|from) {Patterns.Event})?"
    );
    static readonly Regex Since = Patterns.Whole(
        $"(?<sign>[≥>]) {Length}(?: must have (?:elapsed|passed))?(?: (?:since|from|after|off|beyond) "
            + $"){Treatments.List}(?: (?:prior to|before) {Patterns.Event})?(?<recovered>,? and (?:has |have )?(?:fully "
            + $")?recovered(?: from (?:all |any )?(?:toxicity|toxicities|side effects|acute "
            + $"toxicities|effects))?)?(?<more> \\((?:≥ )?(?<tighter>[0-9]+) (?<tighterUnit>days?|weeks?|months?) "
            + $"(?:for|since|after) (?:(?!\\bif\\b|unless|except)[^()])*\\)(?:,? and recovered)?)?"
    );

    public override string Name => "wash-outs";

    public override Expression? Read(Claim claim)
    {
        if (Within.Match(claim.Text) is { Success: true } within)
            return ReadWithin(claim, within);
        return Since.Match(claim.Text) is { Success: true } since ? ReadSince(claim, since) : null;
    }

    // Within four weeks counts the 28th day back; less than four weeks does not.
    static Expression? ReadWithin(Claim claim, Match match)
    {
        if (claim.IsInclusion != claim.IsDenied || AllOf(match) is not { Count: > 0 } what)
            return null;
        var isStrict = match.Groups["strict"].Success;
        return Days(match, isStrict) is { } days
            ? new(claim.Said(string.Join(" or ", what.Select(w => Treatments.During(w, days)))))
            : null;
    }

    // At least four weeks since: the 28th day back is far enough; more than four weeks: it is not.
    static Expression? ReadSince(Claim claim, Match match)
    {
        if (!claim.IsInclusion || claim.IsDenied || AllOf(match) is not { Count: > 0 } what)
            return null;
        if (match.Groups["more"].Success && !IsTighter(match))
            return null;
        if (Days(match, isStrict: match.Groups["sign"].Value == "≥") is not { } days)
            return null;
        var none = $"not ({string.Join(" or ", what.Select(w => Treatments.During(w, days)))})";
        return match.Groups["recovered"].Success || match.Groups["more"].Success
            ? new($"{none} and {claim.Answer}", NeedsAPerson: true)
            : new(none);
    }

    // A longer time for some drugs is left to a person; a shorter one would undo the first.
    static bool IsTighter(Match match) =>
        match.Groups["unit"].Value.TrimEnd('s') == match.Groups["tighterUnit"].Value.TrimEnd('s')
        && int.TryParse(match.Groups["value"].Value, CultureInfo.InvariantCulture, out var value)
        && int.TryParse(match.Groups["tighter"].Value, CultureInfo.InvariantCulture, out var tighter)
        && tighter > value;

    static string? Days(Match match, bool isStrict)
    {
        // Within the past year: one.
        var number = match.Groups["value"].Success ? match.Groups["value"].Value : "1";
        if (Patterns.Length(number, match.Groups["unit"].Value) is not { } length)
            return null;
        var day = Patterns.Day(match);
        return isStrict ? $"Interval({day} - {length}, {day}]" : $"Gates.Before({day}, {length})";
    }

    static IReadOnlyList<(string Domain, string Code)> AllOf(Match match) => Treatments.Of(match.Groups["what"].Value);
}
