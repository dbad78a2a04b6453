using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>Terms: arithmetic, accessors, and what stands alone.</summary>
sealed partial class ExpressionParser
{
    // term    = product {("+" | "-" | "&") product}
    // product = power {("*" | "/" | "div" | "mod") power}
    // power   = unary {"^" unary}
    Node Term(int least = 0)
    {
        var left = Unary();
        while (ArithmeticLevel() is { } level && level >= least)
        {
            var token = tokens.Take();
            left = new CallNode(token.At, ArithmeticName(token.Text), [left, Term(level + 1)]);
        }
        return left;
    }

    int? ArithmeticLevel() =>
        tokens.Current switch
        {
            { Kind: TokenKind.Symbol, Text: "+" or "-" or "&" } => 0,
            { Kind: TokenKind.Symbol, Text: "*" or "/" } or { Kind: TokenKind.Word, Text: "div" or "mod" } => 1,
            { Kind: TokenKind.Symbol, Text: "^" } => 2,
            _ => null,
        };

    static string ArithmeticName(string text) =>
        text switch
        {
            "+" => "Add",
            "-" => "Subtract",
            "&" => "ConcatenateEmpty",
            "*" => "Multiply",
            "/" => "Divide",
            "div" => "TruncatedDivide",
            "mod" => "Modulo",
            "^" => "Power",
            _ => throw new ArgumentOutOfRangeException(nameof(text)),
        };

    // unary = ("+" | "-") unary | "if" ... | "case" ... | "convert" ... | list | boundary | accessors
    Node Unary()
    {
        if (++_depth > Node.MostDepth)
            throw new SyntaxException(tokens.At, $"This expression is nested more than {Node.MostDepth} deep.");
        var unary = Sign() ?? Conditional() ?? OfList() ?? OfOperand() ?? Accessors();
        _depth--;
        return unary;
    }

    Node? Sign()
    {
        var at = tokens.At;
        if (tokens.AcceptSymbol("+"))
            return Unary();
        if (!tokens.AcceptSymbol("-"))
            return null;
        return tokens.Current.Kind is TokenKind.Number or TokenKind.Long
            ? Accessors(Number("-"))
            : new CallNode(at, "Negate", [Unary()]);
    }

    // conditional = "if" expression "then" expression "else" expression
    //             | "case" [expression] {"when" expression "then" expression} "else" expression "end"
    Node? Conditional()
    {
        var at = tokens.At;
        if (tokens.Accept("case"))
            return Case(at);
        if (!tokens.Accept("if"))
            return null;
        var condition = Expression();
        tokens.Expect("then");
        var then = Expression();
        tokens.Expect("else");
        return new IfNode(at, condition, then, Expression());
    }

    CaseNode Case(Position at)
    {
        var compared = tokens.IsWord("when") ? null : Expression();
        List<(Node, Node)> items = [];
        while (tokens.Accept("when"))
        {
            var when = Expression();
            tokens.Expect("then");
            items.Add((when, Expression()));
        }
        if (items.Count == 0)
            throw tokens.Expected("'when'");
        tokens.Expect("else");
        var otherwise = Expression();
        tokens.Expect("end");
        return new(at, compared, items, otherwise);
    }

    // list = ("distinct" | "flatten") expression | ("collapse" | "expand") expression ["per" (unit | expression)]
    CallNode? OfList()
    {
        var at = tokens.At;
        if (tokens.Accept("distinct"))
            return new(at, "Distinct", [Expression()]);
        if (tokens.Accept("flatten"))
            return new(at, "Flatten", [Expression()]);
        var name =
            tokens.Accept("collapse") ? "Collapse"
            : tokens.Accept("expand") ? "Expand"
            : null;
        if (name is null)
            return null;
        var list = Expression();
        return new(at, name, tokens.Accept("per") ? [list, Per()] : [list]);
    }

    Node Per()
    {
        if (tokens.PrecisionAt() is not { } unit)
            return Expression();
        return new LiteralNode(tokens.Take().At, Value.Of(QuantityMath.OneOf(unit)));
    }

    // boundary  = ("start" | "end" | "width" | "successor" | "predecessor") "of" unary
    //           | ("singleton" | "point") "from" unary | component "from" unary
    //           | ("duration" | "difference") "in" unit "of" unary
    //           | ("minimum" | "maximum") type
    //           | "convert" expression "to" (type | unit | text)
    // component = unit | "date" | "time" | "timezone" | "timezoneoffset"
    Node? OfOperand()
    {
        var at = tokens.At;
        if (tokens.Current.Kind != TokenKind.Word)
            return null;
        if (tokens.IsWord("of", 1) && Boundary(tokens.Current.Text) is { } name)
            return Named(at, name, 2);
        if (tokens.IsWord("from", 1) && Component(tokens.Current.Text) is { } component)
            return Named(at, component, 2);
        if (tokens.IsWord("from", 1) && tokens.PrecisionAt() is { } part)
            return Named(at, "ComponentFrom", 2, part);
        if (tokens.IsWord("in", 1) && tokens.IsWord("of", 3) && tokens.PrecisionAt(2) is { } unit)
            return LengthOf(at, unit);
        if (tokens.Accept("convert"))
            return Convert(at);
        if (tokens.Accept("minimum"))
            return new ExtremeNode(at, IsMaximum: false, Type());
        if (tokens.Accept("maximum"))
            return new ExtremeNode(at, IsMaximum: true, Type());
        return null;
    }

    static string? Boundary(string word) =>
        word switch
        {
            "start" => "Start",
            "end" => "End",
            "width" => "Width",
            "successor" => "Successor",
            "predecessor" => "Predecessor",
            _ => null,
        };

    static string? Component(string word) =>
        word switch
        {
            "singleton" => "SingletonFrom",
            "point" => "PointFrom",
            "date" => "DateFrom",
            "time" => "TimeFrom",
            "timezone" or "timezoneoffset" => "TimezoneOffsetFrom",
            _ => null,
        };

    CallNode Named(Position at, string name, int words, Precision? precision = null)
    {
        for (var i = 0; i < words; i++)
            tokens.Take();
        return new(at, name, [Unary()], precision);
    }

    CallNode LengthOf(Position at, Precision unit)
    {
        var name = tokens.IsWord("difference") ? "DifferenceBetween" : "DurationBetween";
        for (var i = 0; i < 4; i++)
            tokens.Take();
        var interval = Unary();
        return new(at, name, [new CallNode(at, "Start", [interval]), new CallNode(at, "End", [interval])], unit);
    }

    Node Convert(Position at)
    {
        var operand = Expression();
        tokens.Expect("to");
        if (tokens.Current.Kind != TokenKind.Text && tokens.PrecisionAt() is null)
            return new TypeTestNode(at, Syntax.TypeTest.Convert, operand, Type());
        var unit = tokens.Take();
        return new CallNode(at, "ConvertQuantity", [operand, new LiteralNode(unit.At, Value.Of(unit.Text))]);
    }

    // accessors = primary {"." name ["(" [expression {"," expression}] ")"] | "[" expression "]"}
    Node Accessors() => Accessors(Primary());

    Node Accessors(Node source)
    {
        while (true)
        {
            var at = tokens.At;
            if (tokens.AcceptSymbol("."))
            {
                var name = tokens.Name();
                source = tokens.IsSymbol("(")
                    ? new MemberCallNode(at, source, name, Arguments())
                    : new MemberNode(at, source, name);
            }
            else if (source is not QueryNode && tokens.AcceptSymbol("["))
            {
                source = new CallNode(at, "Indexer", [source, Expression()]);
                tokens.ExpectSymbol("]");
            }
            else
                return source is NameNode or MemberNode && tokens.IsName ? Query([Aliased(source)]) : source;
        }
    }

    List<Node> Arguments()
    {
        tokens.ExpectSymbol("(");
        var arguments = new List<Node>();
        while (!tokens.AcceptSymbol(")"))
        {
            if (arguments.Count > 0)
                tokens.ExpectSymbol(",");
            arguments.Add(Expression());
        }
        return arguments;
    }
}
