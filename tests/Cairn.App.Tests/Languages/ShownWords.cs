using System.Net;
using System.Text.RegularExpressions;

namespace Cairn.App.Tests.Languages;

/// <summary>The words of a page in the bracket language, sorted by where they come from.</summary>
static partial class ShownWords
{
    /// <summary>Attributes that are read to people.</summary>
    const string Read = "aria-label|placeholder|title|data-head|data-kept|data-lost|data-ended|data-refused";

    /// <summary>Every text of the page and of its attributes, drawings apart.</summary>
    public static IEnumerable<string> Of(string html)
    {
        html = NoText().Replace(html, "");
        var shown = Text().Matches(html).Concat(Attribute().Matches(html)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));
        return shown.Select(t => Blank().Replace(t, " ").Trim()).Where(t => t.Length > 0);
    }

    /// <summary>Phrases that the Chinese file has no words for.</summary>
    public static IEnumerable<string> Untranslated(string text) => Missing().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>What of a text stands outside every phrase: data, or a word that somebody forgot.</summary>
    public static string Outside(string text)
    {
        while (Innermost().Replace(text, "") is var less && less != text)
            text = less;
        return text;
    }

    [GeneratedRegex("<(script|style|svg)[ >].*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex NoText();

    [GeneratedRegex(">([^<]+)<")]
    private static partial Regex Text();

    [GeneratedRegex($" (?:{Read})=\"([^\"]+)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("⟪([^⟦⟧⟪⟫]*)")]
    private static partial Regex Missing();

    [GeneratedRegex("⟦[^⟦⟧⟪⟫]*⟧|⟪[^⟦⟧⟪⟫]*⟫")]
    private static partial Regex Innermost();
}
