namespace Cairn.Registry.Words;

/// <summary>A piece of text with the places that a search found in it.</summary>
/// <param name="Text">The text, or a part of it.</param>
/// <param name="Marks">Places in it, in order, apart from each other.</param>
/// <param name="IsCutBefore">True when text before it was left out.</param>
/// <param name="IsCutAfter">True when text after it was left out.</param>
public sealed record Excerpt(string Text, IReadOnlyList<FoundAt> Marks, bool IsCutBefore, bool IsCutAfter)
{
    /// <summary>Text around what was found, both sides together.</summary>
    const int Around = 160;

    /// <summary>The part of a text around the first place where one of the phrases stands; null when none does.</summary>
    /// <param name="wanted">Word forms: one of these has to stand in it.</param>
    /// <param name="marked">Word forms that are marked where they stand in it.</param>
    public static Excerpt? Of(
        string text,
        IEnumerable<IReadOnlyList<string>> wanted,
        IEnumerable<IReadOnlyList<string>> marked,
        WordReader reader
    )
    {
        var words = reader.Read(text);
        if (FoundAt.In(words, wanted) is not [var first, ..])
            return null;
        var start = StartOf(text, Math.Max(0, first.Start - Around / 2));
        var end = EndOf(text, Math.Min(text.Length, Math.Max(first.End, start + Around)));
        var marks = FoundAt.In(words, marked).Where(m => m.Start >= start && m.End <= end);
        return new(text[start..end], [.. marks.Select(m => m with { Start = m.Start - start })], start > 0, end < text.Length);
    }

    static int StartOf(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at;
    }

    static int EndOf(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}

/// <summary>A place in a text.</summary>
public readonly record struct FoundAt(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>
    /// Where phrases stand among the words of a text; of two that overlap the one that starts first, then the longer.
    /// </summary>
    public static IReadOnlyList<FoundAt> In(IReadOnlyList<Word> words, IEnumerable<IReadOnlyList<string>> phrases)
    {
        string[] forms = [.. words.Select(w => w.Text)];
        var byFirst = phrases.Select(p => p.ToArray()).ToLookup(p => p[0], StringComparer.Ordinal);
        var marks = new List<FoundAt>();
        for (var at = 0; at < words.Count; )
        {
            var standing = byFirst[forms[at]].Where(p => RunOfWords.Stands(p, forms, at));
            var length = standing.Max(p => (int?)p.Length) ?? 0;
            if (length > 0)
                marks.Add(new(words[at].Start, words[at + length - 1].End - words[at].Start));
            at += Math.Max(1, length);
        }
        return marks;
    }
}
