namespace Cairn.Criteria.Naming;

/// <summary>
/// A name in words: capitals, American spelling, no marks, the possessive and a plural without their s (Sjögren's: SJOGREN).
/// </summary>
static class NameWords
{
    const string Marked = "ÄÁÀÂÃÅÇÉÈÊËÍÎÏÑÓÖÔÕÚÜÛ",
        Plain = "AAAAAACEEEEIIINOOOOUUU";

    public static string[] Of(string written)
    {
        var american = AmericanSpelling.Of(written).ToUpperInvariant();
        var letters = american.Replace("'S", "", StringComparison.Ordinal);
        var plain = string.Concat(letters.Replace("’S", "", StringComparison.Ordinal).Select(Letter));
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One)];
    }

    static char Letter(char c)
    {
        if (char.IsAsciiLetterOrDigit(c))
            return c;
        return Marked.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : ' ';
    }

    // Sepsis, abscess and lupus are no plurals.
    static string One(string word) =>
        word.Length > 4 && word[^1] == 'S' && word[^2] is not ('S' or 'I' or 'U') ? word[..^1] : word;
}
