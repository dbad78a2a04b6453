namespace Cairn.Cql.Syntax;

enum TokenKind
{
    End,

    /// <summary>A word: a keyword or a name, as the place decides.</summary>
    Word,

    /// <summary>A name in double quotes or backticks: never a keyword.</summary>
    Quoted,
    Text,
    Number,
    Long,
    Date,
    DateTime,
    Time,
    Symbol,
}

/// <summary>A piece of CQL text.</summary>
/// <param name="Text">Without quotes, marks and suffixes, escapes resolved.</param>
readonly record struct Token(TokenKind Kind, string Text, Position At)
{
    public override string ToString() =>
        Kind switch
        {
            TokenKind.End => "the end of the text",
            TokenKind.Text => $"the text '{Short}'",
            TokenKind.Word
            or TokenKind.Quoted
            or TokenKind.Number
            or TokenKind.Long
            or TokenKind.Date
            or TokenKind.DateTime
            or TokenKind.Time
            or TokenKind.Symbol => $"'{Short}'",
        };

    string Short => Text.Length <= 40 ? Text : Text[..40] + "...";
}
