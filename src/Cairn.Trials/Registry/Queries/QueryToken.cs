namespace Cairn.Registry.Queries;

/// <summary>A piece of a query's text.</summary>
/// <param name="Text">The text; of a quotation what stands between the quotes.</param>
/// <param name="At">Its first character in the query, from 0.</param>
/// <param name="Touches">True when nothing stands between it and the token before.</param>
readonly record struct QueryToken(string Text, int At, bool IsQuoted, bool Touches)
{
    const string Marks = "()[],";

    public bool Is(string mark) => !IsQuoted && Text == mark;

    public bool IsMark => !IsQuoted && Text.Length == 1 && Marks.Contains(Text[0], StringComparison.Ordinal);

    /// <summary>The tokens of a text; null and the place of the quote when a quotation does not end.</summary>
    public static (IReadOnlyList<QueryToken>? Tokens, int OpenQuote) Of(string text)
    {
        var tokens = new List<QueryToken>();
        var touches = false;
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                (touches, at) = (false, at + 1);
                continue;
            }
            var isQuote = IsQuote(text[at]);
            var end = isQuote ? EndOfQuotation(text, at) : EndOfWord(text, at);
            if (end < 0)
                return (null, at);
            tokens.Add(new(isQuote ? text[(at + 1)..(end - 1)] : text[at..end], at, isQuote, touches));
            (touches, at) = (true, end);
        }
        return (tokens, -1);
    }

    static bool IsQuote(char c) => c is '"' or '\u201c' or '\u201d';

    static int EndOfQuotation(string text, int start)
    {
        for (var end = start + 1; end < text.Length; end++)
            if (IsQuote(text[end]))
                return end + 1;
        return -1;
    }

    static int EndOfWord(string text, int start)
    {
        var end = start + 1;
        if (Marks.Contains(text[start], StringComparison.Ordinal))
            return end;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !IsQuote(text[end]) && !IsMarkAt(text, end))
            end++;
        return end;
    }

    /// <summary>A comma between digits belongs to them: near:39.1,117.2,50km.</summary>
    static bool IsMarkAt(string text, int at) =>
        Marks.Contains(text[at], StringComparison.Ordinal)
        && !(
            text[at] == ','
            && char.IsAsciiDigit(text[at - 1])
            && at + 1 < text.Length
            && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] == '-')
        );
}
