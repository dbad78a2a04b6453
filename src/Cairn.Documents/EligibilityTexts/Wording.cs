namespace Cairn.Documents.EligibilityTexts;

/// <summary>What is counted of a text's words.</summary>
static class Wording
{
    const int LongestSmallWord = 3,
        LongestTitle = 8;

    public static int Words(string text) => Of(text).Length;

    /// <summary>True for two words or more, each with a capital letter but the small ones: Type of Participant.</summary>
    public static bool IsTitle(string text)
    {
        var words = Of(text);
        return words.Length is > 1 and <= LongestTitle
            && text[^1] is not ('.' or ';' or ',' or ')')
            && words.All(w => char.IsUpper(w[0]) || (w.Length <= LongestSmallWord && char.IsLower(w[0])));
    }

    static string[] Of(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
