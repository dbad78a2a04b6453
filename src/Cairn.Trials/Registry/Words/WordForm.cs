namespace Cairn.Registry.Words;

/// <summary>
/// One form for the spellings and numbers of a word: leukaemia, leukemias and leukemia are leukemia; tumours are tumor.
/// Plurals by the rules of D. Harman, How effective is suffixing?, JASIS 42 (1991) 7-15. It is a key, not a word to show.
/// </summary>
static class WordForm
{
    const int ShortestFolded = 5;

    /// <param name="word">Small letters and digits.</param>
    public static string Of(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetter))
            return word;
        return American(Singular(word));
    }

    static string Singular(string word)
    {
        if (!word.EndsWith('s') || word.Length < 4)
            return word;
        if (
            word.EndsWith("ies", StringComparison.Ordinal)
            && !word.EndsWith("eies", StringComparison.Ordinal)
            && !word.EndsWith("aies", StringComparison.Ordinal)
        )
            return word[..^3] + "y";
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal))
            return word[..^2];
        if (
            word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("us", StringComparison.Ordinal)
            || word.EndsWith("is", StringComparison.Ordinal)
        )
            return word;
        return word[..^1];
    }

    /// <summary>
    /// British spelling to American, by rule: what it does to a word that is not British it does everywhere alike.
    /// </summary>
    static string American(string word)
    {
        if (word.Length < ShortestFolded)
            return word;
        var folded = word.Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal);
        folded = folded.Replace("sulph", "sulf", StringComparison.Ordinal);
        if (folded.Length > 5 && folded.EndsWith("our", StringComparison.Ordinal))
            return folded[..^2] + "r";
        if (folded.EndsWith("tre", StringComparison.Ordinal))
            return folded[..^2] + "er";
        return folded.Length > 6 ? WithZ(folded) : folded;
    }

    static readonly string[] WithS = ["isation", "ising", "ised", "ise", "iser", "yse", "ysed", "ysing"];

    static string WithZ(string word)
    {
        foreach (var ending in WithS)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length] + ending.Replace('s', 'z');
        return word;
    }
}
