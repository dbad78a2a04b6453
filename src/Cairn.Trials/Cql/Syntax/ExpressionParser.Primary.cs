using System.Globalization;
using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>What stands alone: literals, selectors, names, and the sources of queries.</summary>
sealed partial class ExpressionParser
{
    // primary = literal | selector | "(" expression ")" [query] | retrieve [query] | "from" source {"," source} query | name
    Node Primary() =>
        tokens.Current switch
        {
            { Kind: TokenKind.Number or TokenKind.Long } => RatioOr(Number("")),
            { Kind: TokenKind.Text } text => new LiteralNode(tokens.Take().At, Value.Of(text.Text)),
            { Kind: TokenKind.Date or TokenKind.DateTime or TokenKind.Time } => Moment(tokens.Take()),
            { Kind: TokenKind.Symbol, Text: "(" } => Parenthesized(),
            { Kind: TokenKind.Symbol, Text: "[" } => Sourced(Retrieve()),
            { Kind: TokenKind.Symbol, Text: "{" } => Braces(),
            { Kind: TokenKind.Word, Text: "from" } => From(),
            { Kind: TokenKind.Word } word => Word(word),
            { Kind: TokenKind.Quoted } => Named(),
            _ => throw tokens.Expected("an expression"),
        };

    Node Sourced(Node source) => tokens.IsName ? Query([Aliased(source)]) : source;

    Node Parenthesized()
    {
        tokens.ExpectSymbol("(");
        var inside = Expression();
        tokens.ExpectSymbol(")");
        return Sourced(inside);
    }

    Node Word(Token word)
    {
        var known = word.Text switch
        {
            "null" => Value.Null,
            "true" => Value.Of(true),
            "false" => Value.Of(false),
            _ => (Value?)null,
        };
        if (known is { } value)
            return new LiteralNode(tokens.Take().At, value);
        return word.Text switch
        {
            "Interval" when tokens.IsSymbol("[", 1) || tokens.IsSymbol("(", 1) => Interval(),
            "List" when tokens.IsSymbol("<", 1) || tokens.IsSymbol("{", 1) => List(),
            "Tuple" when tokens.IsSymbol("{", 1) => Tuple(),
            _ => Named(),
        };
    }

    // name = name ["(" arguments ")" | "{" elements "}"]
    Node Named()
    {
        var at = tokens.At;
        if (tokens.Current.Kind == TokenKind.Word && !tokens.IsName && !tokens.IsSymbol("(", 1))
            throw tokens.Expected("an expression");
        if (IsInstance())
            return Instance(at);
        var name = tokens.Name();
        return tokens.IsSymbol("(") ? new CallNode(at, name, Arguments()) : new NameNode(at, name);
    }

    /// <summary>True for a name, perhaps with dots, before a brace with "name :" or ":" in it.</summary>
    bool IsInstance()
    {
        var length = 1;
        while (tokens.IsSymbol(".", length))
            length += 2;
        return tokens.IsSymbol("{", length) && (tokens.IsSymbol(":", length + 2) || tokens.IsSymbol(":", length + 1));
    }

    InstanceNode Instance(Position at)
    {
        var type = Type();

        return new(at, type, Elements());
    }

    // elements = "{" (":" | name ":" expression {"," name ":" expression}) "}"
    List<(string, Node)> Elements()
    {
        var elements = new List<(string, Node)>();
        tokens.ExpectSymbol("{");
        if (tokens.AcceptSymbol(":"))
            tokens.ExpectSymbol("}");
        else
        {
            do
            {
                var name = tokens.Name("an element's name");
                tokens.ExpectSymbol(":");
                elements.Add((name, Expression()));
            } while (tokens.AcceptSymbol(","));
            tokens.ExpectSymbol("}");
        }
        return elements;
    }

    // braces = list | tuple without its word
    Node Braces()
    {
        var isTuple =
            tokens.IsSymbol(":", 1) || (tokens.Ahead(1).Kind is TokenKind.Word or TokenKind.Quoted && tokens.IsSymbol(":", 2));
        return isTuple ? new TupleNode(tokens.At, Elements()) : Items(tokens.At, null);
    }

    // tuple = ["Tuple"] elements
    TupleNode Tuple()
    {
        var at = tokens.Take().At;
        return new(at, Elements());
    }

    // list = ["List" ["<" type ">"]] "{" [expression {"," expression}] "}"
    ListNode List()
    {
        var at = tokens.Take().At;
        TypeNode? element = null;
        if (tokens.AcceptSymbol("<"))
        {
            element = Type();
            tokens.ExpectSymbol(">");
        }
        return Items(at, element);
    }

    ListNode Items(Position at, TypeNode? element)
    {
        tokens.ExpectSymbol("{");
        var items = new List<Node>();
        while (!tokens.AcceptSymbol("}"))
        {
            if (items.Count > 0)
                tokens.ExpectSymbol(",");
            items.Add(Expression());
        }
        return new(at, element, items);
    }

    // interval = "Interval" ("[" | "(") expression "," expression ("]" | ")")
    IntervalNode Interval()
    {
        var at = tokens.Take().At;
        var lowClosed = tokens.Take().Text == "[";
        var low = Expression();
        tokens.ExpectSymbol(",");
        var high = Expression();
        var highClosed = tokens.AcceptSymbol("]");
        if (!highClosed)
            tokens.ExpectSymbol(")");
        return new(at, low, high, lowClosed, highClosed);
    }

    // number = digits ["." digits] [unit | text] | digits "L"
    LiteralNode Number(string sign)
    {
        var token = tokens.Current;
        if (token.Kind == TokenKind.Number && (tokens.PrecisionAt(1) is not null || tokens.Ahead(1).Kind == TokenKind.Text))
            return Quantity(sign);
        tokens.Take();
        var text = sign + token.Text;
        var value =
            token.Kind == TokenKind.Long ? Long(text)
            : text.Contains('.', StringComparison.Ordinal) ? Decimal(text)
            : Integer(text);
        return value.IsNull
            ? throw new SyntaxException(token.At, $"{text} is beyond the range of its type, or has more than 8 decimal places.")
            : new(token.At, value);
    }

    static Value Integer(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Value.Of(value)
            : Value.Null;

    static Value Long(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Value.Of(value)
            : Value.Null;

    static Value Decimal(string text) =>
        text.Length - text.IndexOf('.', StringComparison.Ordinal) <= 9
        && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? Value.Of(value)
            : Value.Null;

    // quantity = digits ["." digits] (unit | text)
    LiteralNode Quantity(string sign = "")
    {
        var number = tokens.Take();
        if (number.Kind != TokenKind.Number || (tokens.PrecisionAt() is null && tokens.Current.Kind != TokenKind.Text))
            throw new SyntaxException(number.At, $"Expected a quantity (14 days, 2.5 'mg'), found {number}.");
        var isCalendar = tokens.Current.Kind == TokenKind.Word;
        var unit = tokens.Take();
        return QuantityMath.Of(sign + number.Text, unit.Text, isCalendar) is { } quantity
            ? new(number.At, Value.Of(quantity))
            : throw new SyntaxException(unit.At, $"'{unit.Text}' is no unit of UCUM.");
    }

    // ratio = quantity ":" quantity
    Node RatioOr(LiteralNode numerator)
    {
        var isRatio = !_startingValue && tokens.IsSymbol(":") && tokens.Ahead(1).Kind == TokenKind.Number;
        if (!isRatio)
            return numerator;
        tokens.Take();
        var denominator = Number("");
        return new LiteralNode(
            numerator.Place,
            Value.Of(new Ratio(QuantityMath.From(numerator.Value), QuantityMath.From(denominator.Value)))
        );
    }

    static LiteralNode Moment(Token token)
    {
        var kind = token.Kind switch
        {
            TokenKind.Date => ValueKind.Date,
            TokenKind.DateTime => ValueKind.DateTime,
            TokenKind.End
            or TokenKind.Word
            or TokenKind.Quoted
            or TokenKind.Text
            or TokenKind.Number
            or TokenKind.Long
            or TokenKind.Time
            or TokenKind.Symbol => ValueKind.Time,
        };
        var value = TemporalText.Read(token.Text, kind);
        return value is { } moment
            ? new(token.At, Value.Of(kind, moment))
            : throw new SyntaxException(token.At, $"'{token.Text}' is no {kind} of the calendar.");
    }
}
