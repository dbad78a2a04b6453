using System.Collections.Frozen;
using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>The tokens of a text and the place reached in them.</summary>
sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    /// <summary>Words that end an expression or join two: none of them is an alias.</summary>
    static readonly FrozenSet<string> Reserved = (
        "after aggregate all and as asc ascending before between by called case cast code codesystem collapse concept "
        + "contains context "
        + "convert default define desc descending difference distinct div during else end ends except exists expand false "
        + "flatten from "
        + "function if implies in include included includes intersect is less let library maximum meets minimum mod more "
        + "not null occurs "
        + "of on or overlaps parameter per point predecessor private properly public return returns same singleton sort "
        + "start starting "
        + "starts successor such that then to true union using valueset version when where width with within without xor"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    int _at;

    public Token Current => tokens[_at];

    public Token Ahead(int count) => tokens[Math.Min(_at + count, tokens.Count - 1)];

    public Position At => Current.At;

    public Token Take() => tokens[_at == tokens.Count - 1 ? _at : _at++];

    public bool IsWord(string word, int ahead = 0) => Ahead(ahead) is { Kind: TokenKind.Word } token && token.Text == word;

    public bool IsSymbol(string symbol, int ahead = 0) =>
        Ahead(ahead) is { Kind: TokenKind.Symbol } token && token.Text == symbol;

    /// <summary>Takes the words when all of them stand next.</summary>
    public bool Accept(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (!IsWord(words[i], i))
                return false;
        _at += words.Length;
        return true;
    }

    public bool AcceptSymbol(string symbol)
    {
        if (!IsSymbol(symbol))
            return false;
        Take();
        return true;
    }

    public void Expect(string word)
    {
        if (!Accept(word))
            throw Expected($"'{word}'");
    }

    public void ExpectSymbol(string symbol)
    {
        if (!AcceptSymbol(symbol))
            throw Expected($"'{symbol}'");
    }

    public SyntaxException Expected(string what) => new(At, $"Expected {what}, found {Current}.");

    /// <summary>True where a name stands that is no reserved word.</summary>
    public bool IsName =>
        Current.Kind == TokenKind.Quoted
        || (Current.Kind == TokenKind.Word && !Reserved.Contains(Current.Text) && PrecisionAt() is null);

    /// <summary>Takes a name; a word that is reserved elsewhere may be one, but not a unit of time.</summary>
    public string Name(string what = "a name")
    {
        if (PrecisionAt() is not null)
            throw Expected($"{what}; a unit of time is one in quotes (\"{Current.Text}\")");
        return Current.Kind is TokenKind.Word or TokenKind.Quoted ? Take().Text : throw Expected(what);
    }

    public string Text(string what) => Current.Kind == TokenKind.Text ? Take().Text : throw Expected(what);

    /// <summary>The precision at a word that names one; null where none stands.</summary>
    public Precision? PrecisionAt(int ahead = 0) =>
        Ahead(ahead) is { Kind: TokenKind.Word } token && Precisions.TryRead(token.Text, out var found) ? found : null;

    public Precision ExpectPrecision()
    {
        var found = PrecisionAt() ?? throw Expected("a unit of time (years, months, weeks, days, hours, minutes, seconds)");
        Take();
        return found;
    }
}
