using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>One line of an eligibility text.</summary>
/// <param name="Column">Spaces before its first character; a tab goes to the next multiple of 4.</param>
/// <param name="Marker">The bullet or number it starts with; null when it starts with a word.</param>
/// <param name="Text">What follows the marker, without markdown escapes.</param>
/// <param name="Whole">The line with its marker, without markdown escapes.</param>
/// <param name="AfterBlank">True when an empty line stands before it.</param>
sealed partial record EligibilityLine(int Column, EligibilityMarker? Marker, string Text, string Whole, bool AfterBlank)
{
    /// <summary>The lines that are not empty, in order.</summary>
    public static IReadOnlyList<EligibilityLine> Of(string text)
    {
        var lines = new List<EligibilityLine>();
        var afterBlank = true;
        foreach (var line in text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            var written = line.Trim();
            var isBlank = written.Length == 0 || written == "<!-- -->"; // markdown's mark between two lists
            if (!isBlank)
                lines.Add(Read(line, written, afterBlank));
            afterBlank = isBlank;
        }
        return lines;
    }

    static EligibilityLine Read(string line, string written, bool afterBlank)
    {
        var marker = EligibilityMarker.Read(written, out var length);
        return new(Indent(line), marker, Unescape(written[length..].Trim()), Unescape(written), afterBlank);
    }

    /// <summary>The column where the text behind the marker starts.</summary>
    public int ContentColumn => Column + Whole.Length - Text.Length;

    /// <summary>The line below the marker of another: "6. a. Male" is "a. Male" within 6.</summary>
    public EligibilityLine Inner() => Read(new string(' ', ContentColumn) + Text, Text, AfterBlank);

    /// <summary>Text without markdown's escapes (CommonMark 0.28, section 6.1): <c>\&gt;=</c> is &gt;=.</summary>
    public static string Unescape(string markdown) => Escape().Replace(markdown, "$1");

    static int Indent(string line)
    {
        var column = 0;
        foreach (var c in line.TakeWhile(char.IsWhiteSpace))
            column = c == '\t' ? (column / 4 + 1) * 4 : column + 1;
        return column;
    }

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();
}

/// <summary>A bullet or number before a line.</summary>
/// <param name="Written">As written, without markdown escapes: 1. or (a) or *.</param>
/// <param name="Readings">What it can mean: i. is the first of i, ii, iii and the ninth of a, b, c.</param>
/// <param name="Prefix">For 7.1, the 7; null otherwise.</param>
sealed partial record EligibilityMarker(string Written, IReadOnlyList<MarkerReading> Readings, string? Prefix = null)
{
    public bool IsBullet => Readings is [{ Number: null }];

    /// <summary>The number of 7. or (7); null for letters and bullets.</summary>
    public int? Arabic => Readings is [{ Style: ['1', ..], Number: { } n }] ? n : null;

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
        if (Letter().Match(line) is { Success: true } letter)
        {
            var readings = Letters(letter).ToArray();
            return readings.Length == 0 ? null : new(Take(letter, ref length), readings);
        }
        return null;
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
        return EligibilityLine.Unescape(match.Value.Trim());
    }

    static int Number(Match match) => int.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    static string Style(string first, Match match) => first + (match.Groups["open"].Success ? "()" : match.Groups["close"].Value);

    // A dash may touch a capital letter; any other bullet needs the space, or *see below would lose its mark.
    [GeneratedRegex(@"^\\?(?:[*+\-–—•·●○◦▪■□➢➤►‣⁃∙✓✔§\uF0B7\uF0A7](?:\s+|$)|[\-–—•·●▪](?=\p{Lu}\p{Ll})|o\s+(?=\p{Lu}))")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<p>[0-9]{1,3}(?:\.[0-9]{1,2})*)\.(?<n>[0-9]{1,2})[.)]?\s+")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^\\?(?<open>\()?(?<n>[0-9]{1,3})\\?(?<close>[.)、．）])(?:\s+|$|(?=\p{L}))")]
    private static partial Regex Arabic_();

    // E. coli is a name: after a capital letter with a full stop, a small letter is no criterion.
    [GeneratedRegex(@"^\\?(?<open>\()?(?<n>[a-z]|[A-Z](?!\.\s+\p{Ll})|[ivx]{2,5}|[IVX]{2,5})\\?(?<close>[.)])\s+")]
    private static partial Regex Letter();
}

/// <summary>One reading of a marker.</summary>
/// <param name="Style">The same for the markers of one list.</param>
/// <param name="Number">Its place in the list, from 1; null for a bullet.</param>
readonly record struct MarkerReading(string Style, int? Number);
