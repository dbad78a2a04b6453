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
            var distance = Distance(word, other, Math.Min(least, allowed));
            if (distance > allowed || distance > least)
                continue;
            if (distance < least || trials > most || (trials == most && string.CompareOrdinal(other, best) < 0))
                (best, least, most) = (other, distance, trials);
        }
        return best;
    }

    /// <summary>Changes between two words; more than <paramref name="limit"/> when they are further apart than that.</summary>
    public static int Distance(string a, string b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1],
            last = stackalloc int[b.Length + 1],
            row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > limit)
                return limit + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
