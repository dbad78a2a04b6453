using System.Text.RegularExpressions;

namespace Cairn.Criteria.Model;

/// <summary>
/// What a result below a bound says of a virus. Laboratories write whether it was seen under the limit of quantification
/// ("&lt;20 IU/mL, detected"): then it is there. A bound alone is the limit of detection. Words chosen by the project.
/// </summary>
static partial class BelowBound
{
    /// <summary>Whether it was detected; unknown of what is below a limit of quantification and nothing more is said.</summary>
    public static Truth IsDetected(string result)
    {
        if (Denied().IsMatch(result))
            return Truth.False;
        if (Seen().IsMatch(result))
            return Truth.True;
        return Quantified().IsMatch(result) ? Truth.Unknown : Truth.False;
    }

    const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(NOT|NO|NONE|NON)\b.*DETECT|UNDETECT|NEGATIVE|未检出|未检测到|阴性", AnyCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"DETECTED|DETECTABLE|POSITIVE|\bSEEN\b|检出|检测到|阳性", AnyCase)]
    private static partial Regex Seen();

    [GeneratedRegex(@"LLOQ|\bLOQ|QUANTIF|定量", AnyCase)]
    private static partial Regex Quantified();
}
