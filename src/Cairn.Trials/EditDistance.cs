namespace Cairn;

/// <summary>How far two words are apart.</summary>
public static class EditDistance
{
    /// <summary>
    /// Edits from one word to another: insert, delete, replace, exchange two neighbours, of which no part is edited twice
    /// (Damerau, Commun ACM 1964;7:171).
    /// </summary>
    /// <param name="limit">Above so many the words are just further apart, and the answer is one more.</param>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit = int.MaxValue - 1)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var width = b.Length + 1;
        Span<int> rows = 3 * width < 768 ? stackalloc int[3 * width] : new int[3 * width];
        for (var j = 0; j < width; j++)
            rows[j] = j;
        for (var i = 1; i <= a.Length; i++)
            if (Next(a, b, i, rows) > limit)
                return limit + 1;
        return Math.Min(rows[a.Length % 3 * width + b.Length], limit + 1);
    }

    // Row i of the table from the two before it, and its least: no later row has less. Row i stands at i modulo 3.
    static int Next(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int i, Span<int> rows)
    {
        var width = b.Length + 1;
        var row = rows.Slice(i % 3 * width, width);
        var one = rows.Slice((i + 2) % 3 * width, width);
        var two = rows.Slice((i + 1) % 3 * width, width);
        var least = row[0] = i;
        for (var j = 1; j < width; j++)
        {
            var replaced = one[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = Math.Min(replaced, 1 + Math.Min(one[j], row[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = Math.Min(row[j], two[j - 2] + 1);
            least = Math.Min(least, row[j]);
        }
        return least;
    }
}
