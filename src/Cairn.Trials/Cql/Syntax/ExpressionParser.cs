using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>Reads expressions (CQL 1.5, Appendix I). Binary operators bind by their level; the loosest is 0.</summary>
sealed partial class ExpressionParser(TokenReader tokens)
{
    const int Tightest = 9;
    int _depth;

    // expression = operand {operator operand}
    public Node Expression()
    {
        if (++_depth > Node.MostDepth)
            throw new SyntaxException(tokens.At, $"This expression is nested more than {Node.MostDepth} deep.");
        var expression = Binary(0);
        _depth--;
        return expression;
    }

    Node Binary(int least)
    {
        var left = Prefix();
        while (LevelOfNext() is { } level && level >= least)
            left = level switch
            {
                Tightest => TypeTest(left),
                8 => Between(left),
                6 => Timing(left),
                _ => Infix(left, level),
            };
        return left;
    }

    // operator, from loose to tight:
    //   0 "|" "union" "intersect" "except"   1 "implies"   2 "or" "xor"   3 "and"   4 "in" "contains"
    //   5 "=" "!=" "~" "!~"   6 timing phrases   7 "<" "<=" ">" ">="   8 "between"   9 "is" "as"
    int? LevelOfNext() =>
        tokens.Current switch
        {
            { Kind: TokenKind.Symbol, Text: "|" } => 0,
            { Kind: TokenKind.Symbol, Text: "=" or "!=" or "~" or "!~" } => 5,
            { Kind: TokenKind.Symbol, Text: "<" or "<=" or ">" or ">=" } => 7,
            { Kind: TokenKind.Word } word => LevelOfWord(word.Text),
            { Kind: TokenKind.Number } when tokens.PrecisionAt(1) is not null || tokens.Ahead(1).Kind == TokenKind.Text => 6,
            _ => null,
        };

    int? LevelOfWord(string word) =>
        word switch
        {
            "union" or "intersect" or "except" => 0,
            "implies" => 1,
            "or" or "xor" => 2,
            "and" => 3,
            "in" or "contains" => 4,
            "same" or "includes" or "during" or "included" or "before" or "after" or "within" => 6,
            "starts" or "ends" or "occurs" or "meets" or "overlaps" => 6,
            "on" when tokens.IsWord("or", 1) => 6,
            "less" or "more" when tokens.IsWord("than", 1) => 6,
            "properly" => tokens.IsWord("between", 1) ? 8 : 6,
            "between" => 8,
            "is" or "as" => Tightest,
            _ => null,
        };

    Node Infix(Node left, int level)
    {
        var token = tokens.Take();
        var precision = token.Text is "in" or "contains" ? PrecisionOf() : null;
        var right = Binary(level + 1);
        return token.Text switch
        {
            "!=" => new CallNode(token.At, "Not", [new CallNode(token.At, "Equal", [left, right])]),
            "!~" => new CallNode(token.At, "Not", [new CallNode(token.At, "Equivalent", [left, right])]),
            _ => new CallNode(token.At, InfixName(token.Text), [left, right], precision),
        };
    }

    static string InfixName(string text) =>
        text switch
        {
            "|" or "union" => "Union",
            "intersect" => "Intersect",
            "except" => "Except",
            "implies" => "Implies",
            "or" => "Or",
            "xor" => "Xor",
            "and" => "And",
            "in" => "In",
            "contains" => "Contains",
            "=" => "Equal",
            "~" => "Equivalent",
            "<" => "Less",
            "<=" => "LessOrEqual",
            ">" => "Greater",
            ">=" => "GreaterOrEqual",
            _ => throw new ArgumentOutOfRangeException(nameof(text)),
        };

    // precisionOf = [unit "of"]
    Precision? PrecisionOf()
    {
        if (tokens.PrecisionAt() is not { } precision || !tokens.IsWord("of", 1))
            return null;
        tokens.Take();
        tokens.Take();
        return precision;
    }

    // typeTest = operand ("is" ["not"] ("null" | "true" | "false") | ("is" | "as") type)
    Node TypeTest(Node operand)
    {
        var at = tokens.At;
        if (tokens.Accept("as"))
            return new TypeTestNode(at, Syntax.TypeTest.As, operand, Type());
        tokens.Expect("is");
        var negated = tokens.Accept("not");
        var name =
            tokens.Accept("null") ? "IsNull"
            : tokens.Accept("true") ? "IsTrue"
            : tokens.Accept("false") ? "IsFalse"
            : null;
        if (name is null && negated)
            throw tokens.Expected("null, true or false");
        if (name is null)
            return new TypeTestNode(at, Syntax.TypeTest.Is, operand, Type());
        var test = new CallNode(at, name, [operand]);
        return negated ? new CallNode(at, "Not", [test]) : test;
    }

    // between = operand ["properly"] "between" term "and" term
    Node Between(Node operand)
    {
        var at = tokens.At;
        var proper = tokens.Accept("properly");
        tokens.Expect("between");
        var low = Term();
        tokens.Expect("and");
        return new CallNode(at, proper ? "ProperBetween" : "Between", [operand, low, Term()]);
    }

    // prefix = "not" operand | "exists" operand | "cast" term "as" type | count | term
    // count  = (["duration" "in"] | "difference" "in") unit "between" term "and" term
    Node Prefix()
    {
        var at = tokens.At;
        if (tokens.Accept("not"))
            return new CallNode(at, "Not", [Nested()]);
        if (tokens.Accept("exists"))
            return new CallNode(at, "Exists", [Nested()]);
        if (tokens.Accept("cast"))
            return Cast(at);
        if (tokens.IsWord("difference") && tokens.IsWord("between", 3))
            return CountBetween(at, "DifferenceBetween", 2);
        if (tokens.IsWord("duration") && tokens.IsWord("between", 3))
            return CountBetween(at, "DurationBetween", 2);
        return tokens.PrecisionAt() is not null && tokens.IsWord("between", 1) ? CountBetween(at, "DurationBetween", 0) : Term();
    }

    /// <summary>An operand of a prefix, which binds tighter than any binary operator but the tests of a type.</summary>
    Node Nested()
    {
        if (++_depth > Node.MostDepth)
            throw new SyntaxException(tokens.At, $"This expression is nested more than {Node.MostDepth} deep.");
        var operand = Binary(Tightest);
        _depth--;
        return operand;
    }

    TypeTestNode Cast(Position at)
    {
        var operand = Term();
        tokens.Expect("as");
        return new(at, Syntax.TypeTest.Cast, operand, Type());
    }

    CallNode CountBetween(Position at, string name, int introduction)
    {
        for (var i = 0; i < introduction; i++)
            tokens.Take();
        var unit = tokens.ExpectPrecision();
        tokens.Expect("between");
        var from = Term();
        tokens.Expect("and");
        return new(at, name, [from, Term()], unit);
    }

    // type = "List" "<" type ">" | "Interval" "<" type ">" | "Choice" "<" type {"," type} ">"
    //      | "Tuple" "{" name type {"," name type} "}" | name {"." name}
    public TypeNode Type()
    {
        var at = tokens.At;
        var name = tokens.Name("a type");
        if (name is "List" or "Interval" or "Choice" && tokens.AcceptSymbol("<"))
            return Generic(at, name);
        if (name == "Tuple" && tokens.AcceptSymbol("{"))
            return TupleType(at);
        while (tokens.AcceptSymbol("."))
            name = tokens.Name("a type");
        return new(at, name, [], []);
    }

    TypeNode Generic(Position at, string name)
    {
        if (++_depth > Node.MostDepth)
            throw new SyntaxException(at, $"This type is nested more than {Node.MostDepth} deep.");
        List<TypeNode> arguments = [Type()];
        while (name == "Choice" && tokens.AcceptSymbol(","))
            arguments.Add(Type());
        tokens.ExpectSymbol(">");
        _depth--;
        return new(at, name, arguments, []);
    }

    TypeNode TupleType(Position at)
    {
        List<string> names = [];
        List<TypeNode> types = [];
        do
        {
            names.Add(tokens.Name("an element's name"));
            types.Add(Type());
        } while (tokens.AcceptSymbol(","));
        tokens.ExpectSymbol("}");
        return new(at, "Tuple", types, names);
    }
}
