using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Registry.Comparing;

/// <summary>What a named dose counts.</summary>
public enum DoseMeasure
{
    /// <summary>Cells, or what is written as a power of ten.</summary>
    Cells,

    /// <summary>Mass, volume, activity or radiation of a medicine.</summary>
    Medicine,
}

/// <summary>
/// A dose that a text names. It is what the text says, not what the protocol plans: a person reads the sentence.
/// </summary>
/// <param name="Value">In units of <paramref name="Per"/>.</param>
/// <param name="Unit">cells, mg, Gy.</param>
/// <param name="Per">kg, m2; null for a dose of a person.</param>
/// <param name="Level">Which level the words before it say it is: dose level 2; null when they say none.</param>
/// <param name="Sentence">The words around it.</param>
public sealed partial record NamedDose(
    DoseMeasure Measure,
    double Value,
    string Unit,
    string? Per,
    string Written,
    string? Level,
    string Sentence
)
{
    const int Around = 140;

    /// <summary>
    /// The doses of some texts, cells first, smaller first; each amount once, with the first words that name it.
    /// </summary>
    public static IReadOnlyList<NamedDose> In(IEnumerable<string> texts) =>
        [
            .. texts
                .SelectMany(t => Of(t.Replace("\\", "", StringComparison.Ordinal)))
                .DistinctBy(d => (d.Measure, d.Value, d.Unit, d.Per))
                .OrderBy(d => d.Measure)
                .ThenBy(d => d.Unit, StringComparer.Ordinal)
                .ThenBy(d => d.Per, StringComparer.Ordinal)
                .ThenBy(d => d.Value),
        ];

    static IEnumerable<NamedDose> Of(string text)
    {
        var cells = Power()
            .Matches(text)
            .SelectMany(m => Cells(m).Select(value => Made(text, m, DoseMeasure.Cells, value, "cells")));
        var medicines = Mass()
            .Matches(text)
            .Select(m => Made(text, m, DoseMeasure.Medicine, Number(m.Groups["n"].Value), UnitOf(m.Groups["unit"].Value)));
        return cells.Concat(medicines);
    }

    static NamedDose Made(string text, Match match, DoseMeasure measure, double value, string unit) =>
        new(
            measure,
            value,
            unit,
            PerOf(match.Groups["per"].Value),
            match.Value.Trim(),
            LevelBefore(text, match.Index),
            Words(text, match)
        );

    /// <summary>One amount, or both ends of a range that share the power of ten.</summary>
    static IEnumerable<double> Cells(Match match)
    {
        var power = match.Groups["power"].Value;
        var raised = string.Concat(power.Select(c => Superscript.IndexOf(c) is >= 0 and var digit ? (char)('0' + digit) : c));
        var one = Math.Pow(10, int.Parse(raised, NumberStyles.None, CultureInfo.InvariantCulture));
        if (match.Groups["from"].Success)
            yield return Number(match.Groups["from"].Value) * one;
        yield return (match.Groups["n"].Success ? Number(match.Groups["n"].Value) : 1) * one;
    }

    const string Superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    static double Number(string digits) =>
        double.Parse(digits.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    static string UnitOf(string written) =>
        written.ToLowerInvariant() switch
        {
            "mcg" or "μg" or "µg" or "ug" => "µg",
            "gy" => "Gy",
            "cgy" => "cGy",
            "iu" => "IU",
            "ml" => "mL",
            "mci" => "mCi",
            var other => other,
        };

    static string? PerOf(string written) =>
        written.TrimStart('/', ' ').ToLowerInvariant() switch
        {
            "" => null,
            var per when per.Contains("kg", StringComparison.Ordinal) || per.Contains("kilo", StringComparison.Ordinal) => "kg",
            _ => "m2",
        };

    static string? LevelBefore(string text, int at)
    {
        var match = LevelName().Match(text, Math.Max(0, at - 30), Math.Min(30, at));
        return match.Success ? match.Groups["level"].Value : null;
    }

    static string Words(string text, Match match)
    {
        var (start, end) = (
            Math.Max(0, match.Index - Around / 2),
            Math.Min(text.Length, match.Index + match.Length + Around / 2)
        );
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        var words = Spaces().Replace(text[start..end].Trim(), " ");
        return (start > 0 ? "… " : "") + words + (end < text.Length ? " …" : "");
    }

    [GeneratedRegex(
        """
            (?<![\w.])(?:(?:(?<from>\d+(?:\.\d+)?)\s*(?:-|–|~|to)\s*)?(?<n>\d+(?:\.\d+)?)\s*(?:×|x|\*|·)\s*)?
            10\s*(?:\^\s*\(?|\*\*|e\s*\+?|\()?\s*(?<power>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|(?:[4-9]|1[0-2])(?!\d))\)?
            (?<per>\s*(?:[\w+\-()]+\s+){0,4}?(?:cells?)?\s*(?:/|per)\s*(?:kg|kilograms?|m2|m²|m\^2)\b)?
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Power();

    [GeneratedRegex(
        """
            (?<![\w.^])(?<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?<unit>mg|mcg|µg|μg|ug|g|cGy|Gy|IU|mL|mCi)(?![A-Za-z²])
            (?!\s*/\s*(?:dL|L|mL|min)\b)(?<per>\s*/\s*(?:kg|m2|m²|m\^2)\b)?
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Mass();

    [GeneratedRegex(
        @"(?<level>(?:dose\s+(?:level|group|cohort)|level|DL|cohort)\s*-?\s*\d+)\s*[:=(,]?\s*(?:is\s+|of\s+)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex LevelName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
