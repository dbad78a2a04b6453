namespace Cairn.Registry.Words;

/// <summary>The known word that a mistyped one most likely means.</summary>
public static class Nearest
{
    const int ShortestMended = 4;

    /// <summary>
    /// The known word nearest to a word: fewest letters changed, put in, left out or swapped (Damerau 1964, optimal string
    /// alignment), at most one in words of up to 7 letters and two in longer ones; then the most common, then the first by
    /// alphabet. Null when none is near, and for words with digits: a wrong digit names another thing.
    /// </summary>
    /// <param name="known">Words and how many trials hold them.</param>
    public static string? To(string word, IEnumerable<KeyValuePair<string, int>> known)
    {
        if (word.Length < ShortestMended || !word.All(char.IsAsciiLetter))
            return null;
        var allowed = word.Length <= 7 ? 1 : 2;
        string? best = null;
        var (least, most) = (allowed + 1, 0);
        foreach (var (other, trials) in known)
        {
            if (Math.Abs(other.Length - word.Length) > allowed)
                continue;
            var distance = EditDistance.Between(word, other, Math.Min(least, allowed));
            if (distance > allowed || distance > least)
                continue;
            if (distance < least || trials > most || (trials == most && string.CompareOrdinal(other, best) < 0))
                (best, least, most) = (other, distance, trials);
        }
        return best;
    }
}
