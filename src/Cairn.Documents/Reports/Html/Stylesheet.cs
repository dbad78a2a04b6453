using System.Globalization;

namespace Cairn.Documents.Reports.Html;

/// <summary>The one stylesheet of pages and reports: the tokens, then how things stand.</summary>
public static class Stylesheet
{
    /// <summary>The whole sheet. Safe within a style element: it holds neither &lt; nor &amp;.</summary>
    public static string Text { get; } = Colours.Css + Rules();

    /// <summary>What is printed at the head and foot of every sheet of paper.</summary>
    /// <param name="left">Study and title.</param>
    /// <param name="right">SYNTHETIC and the as-of date.</param>
    public static string PrintedHead(string left, string right) =>
        $"@page{{@top-left{{content:{Quoted(left)}}}@top-right{{content:{Quoted(right)}}}}}\n";

    /// <summary>A CSS string in which every character that is not plain is escaped by its number (CSS Syntax 3, 4.3.7).</summary>
    static string Quoted(string text) => "\"" + string.Concat(text.EnumerateRunes().Select(Escaped)) + "\"";

    static string Escaped(System.Text.Rune rune) =>
        rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is ' ' or ':' or ',')
            ? rune.ToString()
            : $"\\{(rune.Value == 0 ? 0xFFFD : rune.Value).ToString("x", CultureInfo.InvariantCulture)} ";

    static string Rules()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("stylesheet.css")
            ?? throw new InvalidOperationException("stylesheet.css is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
