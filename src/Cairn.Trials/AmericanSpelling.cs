namespace Cairn;

/// <summary>
/// A word as American spelling has it (leukaemia: leukemia; oedema: edema): dictionaries have the one, sites the other, and
/// whoever compares words compares these.
/// </summary>
public static class AmericanSpelling
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HasBritish(text) ? string.Concat(text.Where((_, at) => !IsBritish(text, at))) : text;
    }

    /// <summary>True of two texts that differ at most in spelling and in capital letters.</summary>
    public static bool AreSame(string one, string other) =>
        ReferenceEquals(one, other) || string.Equals(Of(one), Of(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>The same number of all texts that are the same but for spelling and capital letters.</summary>
    public static int HashOf(ReadOnlySpan<char> text)
    {
        var hash = 2_166_136_261u; // FNV-1a, 32 bits
        for (var i = 0; i < text.Length; i++)
            if (!IsBritish(text, i))
                hash = (hash ^ Upper(text[i])) * 16_777_619;
        return (int)hash;
    }

    static char Upper(char c) => char.IsAscii(c) ? (char)(char.IsAsciiLetterLower(c) ? c & ~0x20 : c) : char.ToUpperInvariant(c);

    static bool HasBritish(ReadOnlySpan<char> text)
    {
        for (var (from, e) = (0, text.IndexOfAny('e', 'E')); e >= 0; e = text[from..].IndexOfAny('e', 'E'))
        {
            from += e + 1;
            if (from > 1 && IsBritish(text, from - 2))
                return true;
        }
        return false;
    }

    /// <summary>True of an "a" or "o" before an "e".</summary>
    static bool IsBritish(ReadOnlySpan<char> text, int at) =>
        text[at] is 'a' or 'A' or 'o' or 'O' && at + 1 < text.Length && text[at + 1] is 'e' or 'E';
}
