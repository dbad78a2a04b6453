using System.Text.RegularExpressions;

namespace Cairn.Documents.Languages;

/// <summary>Tells words from what is the same in every language: an identifier, a number, a unit, a code.</summary>
static partial class EnglishWords
{
    /// <summary>True when the phrase itself, without its values, holds a word.</summary>
    public static bool AreIn(Phrase phrase) => AreIn(phrase.HasValues ? Place().Replace(phrase.Words, "") : phrase.Words);

    static bool AreIn(string text) => Word().IsMatch(text) && (text.Contains(' ') || !Code().IsMatch(text));

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("[a-z]{2,}")]
    private static partial Regex Word();

    // mmol/L, 10*9/L, study.yaml, cairn.sqlite
    [GeneratedRegex(@"[\d/*_\[\].]")]
    private static partial Regex Code();
}
