using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>Wash-outs in half-lives, alone or with a time, whichever is longer or shorter.</summary>
sealed class HalfLives : Recogniser
{
    const string Half =
            "(?<times>[0-9]+) (?:elimination |plasma |terminal )?half-?lives(?: of (?:the |that "
            + ")?(?:agent|drug|medication|compound|product))?",
        Time = "(?<value>[0-9]+) ?-?(?<unit>days?|weeks?|months?)",
        Which = ",? ?\\(?(?:whichever|which ever)(?: (?:is|was))?(?: the)? (?<which>longer|shorter|longest|shortest)\\)?,?";

    static readonly Regex Within = Patterns.Whole(
        $"{Treatments.List},? (?:within|in|during) (?:the )?(?:past |last |previous )?(?:{Time} or "
            + $"{Half}{Which}|{Half}(?: or {Time}{Which})?)"
            + $"(?: ?(?:prior to|before|of|preceding) "
            + $"{Patterns.Event})?(?:{Which.Replace("which>", "late>", StringComparison.Ordinal)})?"
    );
    static readonly Regex WithinLate = Patterns.Whole(
        $"{Treatments.List},? (?:within|in|during) (?:the )?(?:past |last |previous )?(?:{Time} or {Half}|{Half} or "
            + $"{Time}) ?(?:prior to|before|of|preceding) {Patterns.Event}{Which}"
    );

    public override string Name => "wash-outs in half-lives";

    public override Expression? Read(Claim claim)
    {
        var match = new[] { Within, WithinLate }.Select(r => r.Match(claim.Text)).FirstOrDefault(m => m.Success);
        if (match is null || claim.IsInclusion != claim.IsDenied)
            return null;
        var what = Treatments.Of(match.Groups["what"].Value);
        if (what.Count == 0 || what.Any(w => w.Domain != "CM"))
            return null;
        return new(claim.Said(string.Join(" or ", what.Select(w => One(w, match)))));
    }

    static string One((string Domain, string Code) what, Match match)
    {
        var (day, kind) = (Patterns.Day(match), Treatments.Kind(what.Code));
        var half = $"Washout.WithinHalfLives({kind}, {day}, {match.Groups["times"].Value})";
        if (!match.Groups["value"].Success)
            return half;
        var length = Patterns.Length(match.Groups["value"].Value, match.Groups["unit"].Value);
        var isLonger = match.Groups["which"].Value.StartsWith("long", StringComparison.Ordinal);
        // The longer of two wash-outs is over when both are, the shorter when one is.
        var time = $"Washout.WithinTime({kind}, {day}, {length})";
        return isLonger ? $"({time} or {half})" : $"Washout.WithinBoth({kind}, {day}, {length}, {match.Groups["times"].Value})";
    }
}
