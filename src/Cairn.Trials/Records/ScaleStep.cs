using System.Collections.Frozen;
using System.Globalization;

namespace Cairn.Records;

/// <summary>
/// The step of a scale as sites write it: <c>2</c>, <c>ECOG 2</c>, <c>KPS 80 %</c>; a class of NYHA also <c>III</c> or
/// <c>Class III</c>. Two steps (<c>II-III</c>) are none.
/// </summary>
public static class ScaleStep
{
    static readonly FrozenDictionary<string, string[]> Named = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [TestCode.Ecog] = ["ECOG", "PS", "SCORE", "GRADE"],
        [ScreeningCode.Karnofsky] = ["KARNOFSKY", "KPS", "SCORE", "%"],
        [ScreeningCode.Nyha] = ["NYHA", "FUNCTIONAL", "CLASS", "GRADE"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly string[] Classes = ["I", "II", "III", "IV"];

    /// <summary>A whole number; null when the result names no step, or several.</summary>
    public static int? Of(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var words = Words(observation.Result ?? "", Named.GetValueOrDefault(observation.TestCode, []));
        if (words is not [var word])
            return null;
        var place = observation.TestCode == ScreeningCode.Nyha ? Array.IndexOf(Classes, word) : -1;
        return place < 0 ? Whole(word) : place + 1;
    }

    static List<string> Words(string result, string[] names)
    {
        var spaced = result.ToUpperInvariant().Replace("%", " % ", StringComparison.Ordinal);
        var words = spaced.Split([' ', ':', '='], StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(w => !names.Contains(w, StringComparer.Ordinal))];
    }

    static int? Whole(string word) =>
        decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number == Math.Truncate(number)
        && number <= int.MaxValue
            ? (int)number
            : null;
}
