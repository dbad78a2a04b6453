namespace Cairn.Criteria.Naming;

/// <summary>
/// Wordings and what each means, looked for in a name by whole words; a star stands for the beginning or the end of a word
/// (<c>*CARCINOMA</c>, <c>EPILEP*</c>). The longer one is read first, and what it took is read by no shorter one: the sarcoma of
/// <c>myeloid sarcoma</c> is no sarcoma.
/// </summary>
sealed class Wordings<T>(IEnumerable<(string Wording, T Meaning)> table)
{
    readonly (string[] Words, T[] Meanings)[] _table =
    [
        .. table
            .GroupBy(t => string.Join(' ', Words(t.Wording)), t => t.Meaning, StringComparer.Ordinal)
            .Select(g => (Words: g.Key.Split(' '), Meanings: g.ToArray()))
            .OrderByDescending(t => t.Words.Length),
    ];

    /// <summary>What the wordings in a name mean.</summary>
    public IEnumerable<T> In(string[] name)
    {
        var left = (string?[])name.Clone();
        foreach (var (words, meanings) in _table)
            if (Take(left, words))
                foreach (var meaning in meanings)
                    yield return meaning;
    }

    static bool Take(string?[] left, string[] words)
    {
        for (var at = 0; at + words.Length <= left.Length; at++)
        {
            var here = left.AsSpan(at, words.Length);
            if (!Are(here, words))
                continue;
            here.Clear();
            return true;
        }
        return false;
    }

    static bool Are(ReadOnlySpan<string?> here, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
            if (here[i] is not { } word || !Is(word, words[i]))
                return false;
        return true;
    }

    static bool Is(string word, string wording) =>
        wording[0] == '*' ? word.EndsWith(wording[1..], StringComparison.Ordinal)
        : wording[^1] == '*' ? word.StartsWith(wording[..^1], StringComparison.Ordinal)
        : word == wording;

    // The stars stay.
    static string[] Words(string wording) =>
        [
            .. wording
                .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.Contains('*', StringComparison.Ordinal) ? w : string.Concat(NameWords.Of(w))),
        ];
}
