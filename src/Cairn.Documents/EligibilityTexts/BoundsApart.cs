using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// Bounds one behind the other in a line: platelets above 100,000; bilirubin below 1.5 mg/dL. Each is a criterion.
/// </summary>
static partial class BoundsApart
{
    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>
    /// Where the second bound begins and each after it; none when something else stands between the semicolons.
    /// </summary>
    public static int[] Places(string line)
    {
        var bounds = line.TrimEnd();
        var pieces = bounds.TrimEnd(';').Split(';');
        if (pieces.Length < 2 || !pieces.All(IsBound))
            return [];
        var ends = Semicolon().Matches(line);
        return [.. ends.Select(e => e.Index + e.Length).Where(at => at < line.Length)];
    }

    static bool IsBound(string piece) => Bound().IsMatch(piece);

    [GeneratedRegex(@";\s*")]
    private static partial Regex Semicolon();

    [GeneratedRegex(
        @"(?:[<>≤≥]|\b(?:greater|less|more|higher|lower|fewer) than\b|\b(?:at least|at most|above|below|under|over|between)\b)"
            + @"[^;]{0,30}[0-9]",
        AnyCase
    )]
    private static partial Regex Bound();
}
