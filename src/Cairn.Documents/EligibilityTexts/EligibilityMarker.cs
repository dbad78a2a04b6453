using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>A bullet or number before a line.</summary>
/// <param name="Written">As written: 1. or (a) or *.</param>
/// <param name="Readings">What it can mean: i. is the first of i, ii, iii and the ninth of a, b, c.</param>
/// <param name="Prefix">For 7.1, the 7; null otherwise.</param>
sealed partial record EligibilityMarker(string Written, IReadOnlyList<MarkerReading> Readings, string? Prefix = null)
{
    const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    public bool IsBullet => Readings is [{ Number: null }];

    /// <summary>The number of 7. or (7); null for letters and bullets.</summary>
    public int? Arabic => Readings is [{ Style: ['1', ..], Number: { } n }] ? n : null;

    /// <summary>True for iv. or (ii), which are no letters and no words.</summary>
    public bool IsRomanOnly => Readings is [{ Style: ['i' or 'I', ..] }];

    /// <summary>The marker a line starts with; null when it starts with a word.</summary>
    public static EligibilityMarker? Read(string line, out int length)
    {
        length = 0;
        if (Bullet().Match(line) is { Success: true } bullet)
            return new(Take(bullet, ref length), [new("*", null)]);
        if (Dotted().Match(line) is { Success: true } dotted)
            return new(
                Take(dotted, ref length),
                [new($"{dotted.Groups["p"].Value}.1", Number(dotted))],
                dotted.Groups["p"].Value
            );
        if (Arabic_().Match(line) is { Success: true } arabic)
            return new(Take(arabic, ref length), [new(Style("1", arabic), Number(arabic))]);
        if (line.Length > 0 && Circled.IndexOf(line[0], StringComparison.Ordinal) is >= 0 and var circled)
        {
            length = 1;
            return new(line[..1], [new("1①", circled + 1)]);
        }
        if (Letter().Match(line) is not { Success: true } letter)
            return null;
        var readings = Letters(letter).ToArray();
        return readings.Length == 0 ? null : new(Take(letter, ref length), readings);
    }

    static IEnumerable<MarkerReading> Letters(Match match)
    {
        var n = match.Groups["n"].Value;
        var isUpper = char.IsUpper(n[0]);
        if (Roman(n.ToUpperInvariant()) is { } roman)
            yield return new(Style(isUpper ? "I" : "i", match), roman);
        if (n.Length == 1)
            yield return new(Style(isUpper ? "A" : "a", match), char.ToUpperInvariant(n[0]) - 'A' + 1);
    }

    static int? Roman(string numeral)
    {
        var index = Array.IndexOf(
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"],
            numeral
        );
        return index < 0 ? null : index + 1;
    }

    static string Take(Match match, ref int length)
    {
        length = match.Length;
        return match.Value.Trim();
    }

    static int Number(Match match) => int.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    // Full-width marks count as the narrow ones: （1） is (1).
    static string Style(string first, Match match) =>
        first + (match.Groups["open"].Success ? "()" : match.Groups["close"].Value.Replace('）', ')').Replace('．', '.'));

    // A dash may touch a capital letter; any other bullet needs the space, or *see below would lose its mark.
    [GeneratedRegex(
        @"^(?:[*+\-–—•·●○◦▪■□➢➤►‣⁃∙✓✔§\uF0B7\uF0A7](?:\s+|$)|[\-–—](?=\p{Lu}\p{Ll})|[•·●▪■](?=\p{L}|[<>≥≤0-9(])|o\s+(?=\p{Lu}))"
    )]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<p>[0-9]{1,3}(?:\.[0-9]{1,2})*)\.(?<n>[0-9]{1,2})[.)]?\s+")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^(?<open>[(（])?(?<n>[0-9]{1,3})(?:(?<close>[.)])(?:\s+|$|(?=[\p{L}(≥≤<>]))|(?<close>[、．）])\s*)")]
    private static partial Regex Arabic_();

    // E. coli is a name: after a capital letter with a full stop, a small letter is no criterion.
    [GeneratedRegex(@"^(?<open>[(（])?(?<n>[a-z]|[A-Z](?!\.\s+\p{Ll})|[ivx]{2,5}|[IVX]{2,5})(?<close>[.)）])\s+")]
    private static partial Regex Letter();
}

/// <summary>One reading of a marker.</summary>
/// <param name="Style">The same for the markers of one list.</param>
/// <param name="Number">Its place in the list, from 1; null for a bullet.</param>
readonly record struct MarkerReading(string Style, int? Number);
