using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>A number of a list that stands inside a line.</summary>
/// <param name="At">Where in the line.</param>
/// <param name="IsPlain">True when it can hardly be anything else: it stands behind a mark, or is ii. or (2).</param>
readonly record struct InlineNumber(int At, int Number, bool IsPlain);

/// <summary>Lists that stand inside a line: 1) ...; 2) ... and any of: a. ..., b. ...</summary>
static partial class InlineRun
{
    /// <summary>The numbers inside a line that go on, one by one, from the one that it begins with.</summary>
    public static IReadOnlyList<InlineNumber> From(string whole, MarkerReading first)
    {
        var run = new List<InlineNumber>();
        var next = first.Number + 1;
        foreach (Match match in Inner().Matches(whole))
            if (
                EligibilityMarker.Read(whole[match.Index..], out _) is { } marker
                && marker.Readings.Any(r => r.Style == first.Style && r.Number == next)
                && !IsInParenthesis(whole, run.Count > 0 ? run[^1].At + 2 : first.Style.Length + 2, match.Index, marker)
            )
                run.Add(new(match.Index, next++ ?? 0, IsPlain(whole, match.Index, marker)));
        return run;
    }

    /// <summary>
    /// Where the items begin of a list that a line announces: any of: a. ..., b. ...; empty when it holds none.
    /// </summary>
    public static IReadOnlyList<int> Below(string whole)
    {
        foreach (Match match in Inner().Matches(whole))
            if (
                LeadIns.Introduces(whole[..match.Index].TrimEnd())
                && EligibilityMarker.Read(whole[match.Index..], out _) is { } marker
                && marker.Readings.FirstOrDefault(r => r.Number == 1) is { Number: 1 } first
                && From(whole[match.Index..], first) is { Count: > 0 } run
                && (run.Count >= 2 || run.Any(r => r.IsPlain))
            )
                return [match.Index, .. run.Select(r => r.At + match.Index)];
        return [];
    }

    static bool IsPlain(string whole, int at, EligibilityMarker marker) =>
        marker.IsRomanOnly
        || marker.Written[^1] is ')' or '）'
        || marker.Written[0] is '(' or '（'
        || whole[..at].TrimEnd()[^1] is ';' or ',' or '.' or ':' or '；' or '。' or '，';

    /// <summary>True for the closing mark of "(grade 2)", which only looks like a number of a list.</summary>
    static bool IsInParenthesis(string whole, int from, int at, EligibilityMarker marker)
    {
        if (marker.Written[0] is '(' or '（' || marker.Written[^1] is not (')' or '）'))
            return false;
        var between = whole[Math.Min(from, at)..at];
        return between.Count(c => c is '(' or '（') > between.Count(c => c is ')' or '）');
    }

    // Where a number of a list may stand inside a line.
    [GeneratedRegex(
        @"(?<=[\s;,.:；。，、：])(?:[(（]?(?:[0-9]{1,2}|[a-z]|[A-Z]|[ivx]{2,4})[.)、）](?=\s|[\p{L}<>≥≤(])|[0-9]{1,2}[）、]|[①-⑳])"
    )]
    private static partial Regex Inner();
}
