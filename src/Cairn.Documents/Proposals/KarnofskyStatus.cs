using System.Text.RegularExpressions;

namespace Cairn.Documents.Proposals;

/// <summary>Karnofsky performance status, 0 to 100 in steps of 10.</summary>
sealed class KarnofskyStatus : Recogniser
{
    const string Name_ =
            "(?:karnofsky|karnofsky's|kps)(?:[ -]*(?:performance|status|scale|score|index|rating|ps|level|kps|of|is|must "
            + "be|=|:|\\(kps\\)|\\(ps\\)))*",
        Step = "(?<value>[1-9]0|100) ?(?:%|percent)?",
        By = "(?: (?:on|by) (?:the )?karnofsky(?: (?:scale|performance scale|score|performance status))*)?";

    static readonly Regex Range = Patterns.Whole($"{Name_} ?{Step} ?(?:-|to) ?100 ?(?:%|percent)?{Patterns.When}");
    static readonly Regex Compared = Patterns.Whole($"{Name_} ?{Patterns.Sign} ?{Step}{Patterns.When}");
    static readonly Regex Scaled = Patterns.Whole(
        $"performance status (?:of )?{Patterns.Sign} ?{Step} (?:on|by) (?:the )?karnofsky(?: "
            + $"(?:scale|performance|status|score))*{Patterns.When}"
    );
    static readonly Regex OrMore = Patterns.Whole(
        $"{Name_} ?{Step}(?: or | and )(?:more|better|greater|above|higher|over){By}{Patterns.When}"
    );

    public override string Name => "Karnofsky performance status";

    public override Expression? Read(Claim claim)
    {
        if (claim.IsDenied)
            return null;
        var match = new[] { Range, OrMore }.Select(r => r.Match(claim.Text)).FirstOrDefault(m => m.Success);
        if (match is not null)
            return claim.IsInclusion ? new($"{Score(match)} >= {match.Groups["value"].Value}") : null;
        var bound = new[] { Compared, Scaled }.Select(r => r.Match(claim.Text)).FirstOrDefault(m => m.Success);
        if (bound is null)
            return null;
        var sign = bound.Groups["sign"].Value;
        var isLower = sign is "≥" or ">";
        return isLower == claim.IsInclusion ? new($"{Score(bound)} {Patterns.Cql(sign)} {bound.Groups["value"].Value}") : null;
    }

    static string Score(Match match) => $"Results.Scale('KPS0101', {Patterns.Window(match)}).score";
}
