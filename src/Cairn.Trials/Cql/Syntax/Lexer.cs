using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cairn.Cql.Syntax;

/// <summary>Cuts CQL text into tokens; white space and comments fall away.</summary>
sealed class Lexer(string text)
{
    static readonly string[] Pairs = ["<=", ">=", "!=", "!~", "->"];
    static readonly SearchValues<char> Singles = SearchValues.Create("()[]{},:.<>=~+-*/^&|;%");
    int _at;
    int _line = 1;
    int _lineStart;

    Position Here => new(_line, _at - _lineStart + 1);

    /// <exception cref="SyntaxException">A character, an escape or an end is no CQL.</exception>
    public static List<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        do tokens.Add(lexer.Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    char Peek(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    Token Next()
    {
        SkipBlanks();
        var at = Here;
        if (_at >= text.Length)
            return new(TokenKind.End, "", at);
        var c = Peek();
        if (char.IsAsciiLetter(c) || c == '_' || c == '$')
            return new(TokenKind.Word, Take(i => char.IsAsciiLetterOrDigit(i) || i is '_' or '$'), at);
        if (char.IsAsciiDigit(c))
            return Number(at);
        return c switch
        {
            '"' or '`' => new(TokenKind.Quoted, Quoted(c), at),
            '\'' => new(TokenKind.Text, Quoted(c), at),
            '@' => Moment(at),
            _ => Symbol(at),
        };
    }

    void SkipBlanks()
    {
        while (_at < text.Length)
            if (Peek() == '/' && Peek(1) == '/')
                Take(c => c != '\n');
            else if (Peek() == '/' && Peek(1) == '*')
                SkipComment();
            else if (char.IsWhiteSpace(Peek()) || Peek() == '\uFEFF')
                Step();
            else
                return;
    }

    void SkipComment()
    {
        var at = Here;
        var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
            throw new SyntaxException(at, "This comment has no end: '*/' is missing.");
        while (_at < end + 2)
            Step();
    }

    void Step()
    {
        if (text[_at++] == '\n')
            (_line, _lineStart) = (_line + 1, _at);
    }

    string Take(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < text.Length && belongs(text[_at]))
            _at++;
        return text[start.._at];
    }

    // number = digit {digit} ["." digit {digit}] ["L"]
    Token Number(Position at)
    {
        var digits = Take(char.IsAsciiDigit);
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            return new(TokenKind.Number, $"{digits}.{Take(char.IsAsciiDigit)}", at);
        }
        if (Peek() != 'L' || char.IsAsciiLetterOrDigit(Peek(1)))
            return new(TokenKind.Number, digits, at);
        _at++;
        return new(TokenKind.Long, digits, at);
    }

    // date = "@" year ["-" month ["-" day]]; datetime = date "T" [clock [zone]]; time = "@T" clock
    Token Moment(Position at)
    {
        _at++;
        if (Peek() == 'T')
        {
            _at++;
            return new(TokenKind.Time, Take(c => char.IsAsciiDigit(c) || c is ':' or '.' or 'Z'), at);
        }
        var date = Digits(4);
        while (Peek() == '-' && date.Length < 10 && char.IsAsciiDigit(Peek(1)))
            date += Dash();
        if (Peek() != 'T')
            return new(TokenKind.Date, date, at);
        _at++;
        var clock = Take(c => char.IsAsciiDigit(c) || c is ':' or '.');
        var zone =
            Peek() is 'Z' ? Take(c => c == 'Z')
            : clock.Length > 0 && Peek() is '+' or '-' && char.IsAsciiDigit(Peek(1)) && Peek(3) == ':'
                ? Dash() + Take(c => char.IsAsciiDigit(c) || c == ':')
            : "";
        return new(TokenKind.DateTime, $"{date}T{clock}{zone}", at);
    }

    string Digits(int most)
    {
        var start = _at;
        while (_at - start < most && char.IsAsciiDigit(Peek()))
            _at++;
        return text[start.._at];
    }

    string Dash() => text[_at++] + Digits(2);

    // text = "'" {character | escape} "'"; quoted = the same in double quotes or backticks
    string Quoted(char end)
    {
        var at = Here;
        var value = new StringBuilder();
        for (Step(); Peek() != end; )
        {
            if (_at >= text.Length)
                throw new SyntaxException(at, $"The closing {end} is missing.");
            if (Peek() == '\\')
                value.Append(Escape());
            else
            {
                value.Append(Peek());
                Step();
            }
        }
        _at++;
        return value.ToString();
    }

    // escape = "\" ("'" | '"' | "`" | "\" | "/" | "f" | "n" | "r" | "t" | "u" hex hex hex hex)
    char Escape()
    {
        var at = Here;
        var code = Peek(1);
        _at += 2;
        if (code == 'u')
        {
            var hex = _at + 4 <= text.Length ? text.AsSpan(_at, 4) : [];
            _at += hex.Length;
            return ushort.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
                ? (char)unit
                : throw new SyntaxException(at, "After \\u four hexadecimal digits are expected.");
        }
        return code switch
        {
            '\'' or '"' or '`' or '\\' or '/' => code,
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            // A pattern may hold escapes of its own ('\$'): the backslash stays out, the character stays.
            _ => _at <= text.Length ? code : throw new SyntaxException(at, "The text ends within an escape."),
        };
    }

    Token Symbol(Position at)
    {
        var rest = text.AsSpan(_at);
        foreach (var pair in Pairs)
            if (rest.StartsWith(pair, StringComparison.Ordinal))
            {
                _at += 2;
                return new(TokenKind.Symbol, pair, at);
            }
        if (!Singles.Contains(rest[0]))
            throw new SyntaxException(at, $"'{rest[0]}' is no character of CQL.");
        _at++;
        return new(TokenKind.Symbol, rest[0].ToString(), at);
    }
}
