namespace Cairn.Safety.Ctcae;

/// <summary>Text in Chinese: it has no spaces between its words, and a wrong sign is another word, no slip of a letter.</summary>
static class HanWords
{
    /// <summary>True of a text with a sign of CJK Unified Ideographs (Unicode, U+4E00 to U+9FFF).</summary>
    public static bool IsIn(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
}
