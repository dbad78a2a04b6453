using System.Globalization;

namespace Cairn.Quantities;

/// <summary>
/// The grammar of UCUM's case sensitive codes (section 2):
/// <code>
/// unit = "" | ["/"] term term = component { ("." | "/") component } component = "(" term ")" | factor | annotation | symbol
/// [exponent] [annotation] factor = digits exponent = ["+" | "-"] digits annotation = "{" ASCII without braces "}" symbol =
/// [prefix] atom
/// </code>
/// </summary>
ref struct UnitParser
{
    const int MostPower = 60,
        MostNesting = 50,
        MostLength = 1000;

    readonly ReadOnlySpan<char> _code;
    int _at,
        _depth;

    UnitParser(ReadOnlySpan<char> code) => _code = code;

    /// <exception cref="FormatException">The code is no unit; the message says where and why.</exception>
    public static Unit Parse(string code)
    {
        if (code.Length > MostLength)
            throw new FormatException($"A unit of {code.Length} characters is none.");
        var parser = new UnitParser(code);
        var unit = code.Length == 0 ? Meaning.One : parser.Whole();
        return new(code, unit.Dimension, unit.Factor, unit.Scale);
    }

    Meaning Whole()
    {
        var isInverse = Take('/');
        var term = Term();
        if (_at < _code.Length)
            throw Fault($"'{_code[_at]}' does not belong here");
        return isInverse ? Meaning.One.Times(term, -1) : term;
    }

    // term = component { ("." | "/") component }
    Meaning Term()
    {
        var term = Component();
        while (_at < _code.Length && _code[_at] is '.' or '/')
        {
            var power = _code[_at++] == '.' ? 1 : -1;
            term = term.Times(Component(), power);
        }
        return term;
    }

    // component = "(" term ")" | factor | annotation | symbol [exponent] [annotation]
    Meaning Component()
    {
        if (_at == _code.Length)
            throw Fault("a unit is missing at the end");
        if (Take('('))
            return Nested();
        if (_code[_at] == '{')
        {
            Annotation();
            return Meaning.One;
        }
        var component = IsFactor() ? Factor() : Symbol();
        if (_at < _code.Length && _code[_at] == '{')
            Annotation();
        return component;
    }

    Meaning Nested()
    {
        if (++_depth > MostNesting)
            throw Fault("too many parentheses");
        var term = Term();
        if (!Take(')'))
            throw Fault("a parenthesis is not closed");
        _depth--;
        return term;
    }

    // Digits alone; "10*" and "10^" are atoms.
    readonly bool IsFactor()
    {
        var end = _at;
        while (end < _code.Length && char.IsAsciiDigit(_code[end]))
            end++;
        return end > _at && !(end < _code.Length && _code[end] is '*' or '^');
    }

    Meaning Factor()
    {
        var digits = Digits();
        if (_at < _code.Length && _code[_at] is not ('.' or '/' or ')' or '{'))
            throw Fault($"'{digits}' is followed by '{_code[_at]}'; a number is joined by a point");
        var number = Rational.Parse(digits);
        return number.Numerator.IsZero ? throw Fault("a unit of 0 is none") : new(default, number, null);
    }

    Meaning Symbol()
    {
        var start = _at;
        while (_at < _code.Length && !EndsSymbol(_code[_at], _code[start.._at]))
            if (_code[_at] == '[')
                Bracket();
            else
                _at++;
        var symbol = _code[start.._at].ToString();
        var atom = UcumAtom.Find(symbol) ?? throw Fault($"'{symbol}' is no unit of UCUM");
        return new Meaning(atom.Dimension, atom.Factor, atom.Scale).ToPower(Exponent());
    }

    // A digit or sign ends an atom, except in "10*" and "10^".
    static bool EndsSymbol(char c, ReadOnlySpan<char> before) =>
        c is '.' or '/' or '(' or ')' or '{' or '}'
        || (c is '+' or '-' || char.IsAsciiDigit(c)) && before is not ("" or "1")
        || c is '+' or '-' && before is "";

    void Bracket()
    {
        var end = _code[_at..].IndexOf(']');
        if (end < 0)
            throw Fault("a bracket is not closed");
        _at += end + 1;
    }

    int Exponent()
    {
        if (_at == _code.Length || _code[_at] is not ('+' or '-') && !char.IsAsciiDigit(_code[_at]))
            return 1;
        var sign = _code[_at] == '-' ? -1 : 1;
        if (_code[_at] is '+' or '-')
            _at++;
        var power = int.TryParse(Digits(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;
        return power <= MostPower ? sign * power : throw Fault("the exponent is missing or too large");
    }

    string Digits()
    {
        var start = _at;
        while (_at < _code.Length && char.IsAsciiDigit(_code[_at]))
            _at++;
        return _code[start.._at].ToString();
    }

    void Annotation()
    {
        var end = _code[_at..].IndexOf('}');
        if (end < 0)
            throw Fault("an annotation is not closed");
        var text = _code.Slice(_at + 1, end - 1);
        if (text.Contains('{') || text.ContainsAnyExceptInRange('!', '~'))
            throw Fault("an annotation takes printable ASCII without braces and blanks");
        _at += end + 1;
        if (_at < _code.Length && _code[_at] is not ('.' or '/' or ')'))
            throw Fault("an annotation stands behind its unit");
    }

    bool Take(char c)
    {
        if (_at == _code.Length || _code[_at] != c)
            return false;
        _at++;
        return true;
    }

    readonly FormatException Fault(string why) => new($"'{_code}' is no unit: {why} (character {_at + 1}).");

    /// <summary>What a part of a unit means. A special unit keeps its scale only while it stands alone.</summary>
    readonly record struct Meaning(Dimension Dimension, Rational Factor, UnitScale? Scale)
    {
        public static readonly Meaning One = new(default, Rational.One, null);

        public Meaning Times(Meaning other, int power) =>
            new(
                Dimension.Times(other.Dimension, power),
                Factor * other.Factor.ToPower(power),
                Dimension.IsNumber && Factor == Rational.One && Scale is null && power == 1 ? other.Scale : null
            );

        public Meaning ToPower(int power) => power == 1 ? this : new(Dimension.ToPower(power), Factor.ToPower(power), null);
    }
}
