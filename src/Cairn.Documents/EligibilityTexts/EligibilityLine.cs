using System.Net;
using System.Text.RegularExpressions;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>One line of an eligibility text.</summary>
/// <param name="Number">Which line of the text it stands on, from 1.</param>
/// <param name="Column">Spaces before its first character; a tab goes to the next multiple of 4.</param>
/// <param name="Marker">The bullet or number it starts with; null when it starts with a word.</param>
/// <param name="Text">What follows the marker, without escapes of markdown or HTML.</param>
/// <param name="Whole">The line with its marker, without escapes.</param>
/// <param name="AfterBlank">True when an empty line stands before it.</param>
sealed partial record EligibilityLine(
    int Number,
    int Column,
    EligibilityMarker? Marker,
    string Text,
    string Whole,
    bool AfterBlank
)
{
    /// <summary>
    /// True for a sentence of a paragraph that was cut at its sentences: whether each is a criterion is not sure.
    /// </summary>
    public bool IsSentence { get; init; }

    /// <summary>True for a topic of a paragraph whose line breaks were lost: what was said of kinds ends there.</summary>
    public bool IsTopic { get; init; }

    /// <summary>The lines that are not empty, in order.</summary>
    public static IReadOnlyList<EligibilityLine> Of(string text)
    {
        var lines = new List<EligibilityLine>();
        var afterBlank = true;
        var number = 0;
        foreach (var line in text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            number++;
            var written = line.Trim();
            var isBlank = written.Length == 0 || written == "<!-- -->"; // markdown's mark between two lists
            if (!isBlank)
                lines.Add(Read(number, Indent(line), Unescape(written).Trim(), afterBlank));
            afterBlank = isBlank;
        }
        return lines;
    }

    /// <param name="whole">The line without escapes and without spaces around it.</param>
    static EligibilityLine Read(int number, int column, string whole, bool afterBlank)
    {
        var marker = EligibilityMarker.Read(whole, out var length);
        return new(number, column, marker, whole[length..].Trim(), whole, afterBlank);
    }

    /// <summary>The column where the text behind the marker starts.</summary>
    public int ContentColumn => Column + Whole.Length - Text.Length;

    /// <summary>The line below the marker of another: "6. a. Male" is "a. Male" within 6.</summary>
    public EligibilityLine Inner() => Read(Number, ContentColumn, Text, AfterBlank);

    /// <summary>A piece of this line as a line of its own, at the same indent.</summary>
    public EligibilityLine Piece(string whole) => Read(Number, Column, whole.Trim(), AfterBlank);

    /// <summary>
    /// Text without markdown's escapes (CommonMark 0.28, section 6.1), <c>\&gt;=</c> is &gt;=, and without HTML's:
    /// <c>&amp;lt;6</c> is &lt;6.
    /// </summary>
    public static string Unescape(string markdown) =>
        Entity().Replace(Escape().Replace(markdown, "$1"), m => WebUtility.HtmlDecode(m.Value));

    static int Indent(string line)
    {
        var column = 0;
        foreach (var c in line.TakeWhile(char.IsWhiteSpace))
            column = c == '\t' ? (column / 4 + 1) * 4 : column + 1;
        return column;
    }

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});")]
    private static partial Regex Entity();
}
