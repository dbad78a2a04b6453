using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>ECOG performance status, which WHO, Zubrod, SWOG and GOG number alike, 0 to 5.</summary>
sealed class EcogStatus : Recogniser
{
    const string Scale =
            "(?:eastern cooperative oncology group|eastern co-operative oncology group|ecog|who|world health "
            + "organization|zubrod|swog|gog)",
        Words =
            "(?:[ -]*(?:performance|status|scale|score|scores|ps|grade|performance "
            + "status|function|of|is|level|=|:|\\(ps\\)|zubrod))*",
        Name_ = $"(?:{Scale}(?:[/ (]+{Scale}\\)?)?{Words}|(?:performance status|performance score)(?: \\(?{Scale}\\)?)?{Words})",
        Tail = "(?: (?:by|on|according to|in|using) (?:the )?" + Scale + "(?: (?:scale|criteria|performance status|score))*)?";

    static readonly Regex Range = Patterns.Whole(
        $"{Name_} ?(?:0|0-|between 0) ?(?:-|to|and|or|through) ?(?<high>[1-4]){Tail}{Patterns.When}"
    );
    static readonly Regex From = Patterns.Whole($"{Name_} ?(?<low>[1-4]) ?(?:-|to|or) ?(?<high>[2-4]){Tail}{Patterns.When}");
    static readonly Regex Listed = Patterns.Whole(
        $"{Name_} ?0, ?1,?(?: (?:or|and))? ?(?<high>2)(?:,? (?:or|and)? ?(?<higher>3))?{Tail}{Patterns.When}"
    );
    static readonly Regex Compared = Patterns.Whole($"{Name_} ?{Patterns.Sign} ?(?<high>[0-4]){Tail}{Patterns.When}");
    static readonly Regex OrLess = Patterns.Whole($"{Name_} ?(?<high>[0-3]) or (?:less|better|lower|below){Tail}{Patterns.When}");

    public override string Name => "ECOG performance status";

    public override Expression? Read(Claim claim)
    {
        if (claim.IsDenied)
            return null;
        if (Range.Match(claim.Text) is { Success: true } range)
            return UpTo(claim, range, range.Groups["high"].Value);
        if (Listed.Match(claim.Text) is { Success: true } listed)
            return UpTo(claim, listed, (listed.Groups["higher"].Success ? listed.Groups["higher"] : listed.Groups["high"]).Value);
        if (OrLess.Match(claim.Text) is { Success: true } less)
            return UpTo(claim, less, less.Groups["high"].Value);
        if (From.Match(claim.Text) is { Success: true } from)
            return new($"{Score(from)} between {from.Groups["low"].Value} and {from.Groups["high"].Value}");
        return Compared.Match(claim.Text) is { Success: true } one ? Bound(claim, one) : null;
    }

    static Expression? UpTo(Claim claim, Match match, string high) =>
        claim.IsInclusion ? new($"{Score(match)} between 0 and {high}") : null;

    // Fit means low: a bound the other way round is a list read wrongly.
    static Expression? Bound(Claim claim, Match match)
    {
        var sign = match.Groups["sign"].Value;
        var isUpper = sign is "≤" or "<";
        return isUpper == claim.IsInclusion ? new($"{Score(match)} {Patterns.Cql(sign)} {match.Groups["high"].Value}") : null;
    }

    static string Score(Match match) => $"Results.Scale('ECOG101', {Patterns.Window(match)}).score";
}
