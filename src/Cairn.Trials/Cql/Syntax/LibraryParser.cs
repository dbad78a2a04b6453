using Cairn.Cql.Values;

namespace Cairn.Cql.Syntax;

/// <summary>Reads a library: its header, definitions and statements.</summary>
static class LibraryParser
{
    // library = ["library" name ["version" text]] {definition | statement}
    /// <exception cref="SyntaxException">The text is no library.</exception>
    public static LibraryNode Library(string text)
    {
        var tokens = new TokenReader(Lexer.Read(text));
        var library = new LibraryNode();
        if (tokens.Accept("library"))
            library = new LibraryNode { Name = QualifiedName(tokens), Version = Version(tokens) };
        while (tokens.Current.Kind != TokenKind.End)
            Definition(tokens, library);
        return library;
    }

    /// <exception cref="SyntaxException">The text is no expression.</exception>
    public static Node Expression(string text)
    {
        var tokens = new TokenReader(Lexer.Read(text));
        var expression = new ExpressionParser(tokens).Expression();
        return tokens.Current.Kind == TokenKind.End ? expression : throw tokens.Expected("an operator or the end");
    }

    // definition = using | include | [access] (codesystem | valueset | code | concept | parameter)
    // statement  = "context" name | "define" [access] (function | expression)
    static void Definition(TokenReader tokens, LibraryNode library)
    {
        var at = tokens.At;
        if (tokens.Accept("using"))
        {
            library.Using = new NameNode(at, QualifiedName(tokens));
            Version(tokens);
        }
        else if (tokens.Accept("include"))
            library.Includes.Add(Include(tokens, at));
        else if (tokens.Accept("context"))
            QualifiedName(tokens);
        else if (tokens.Accept("define"))
            Define(tokens, at, library);
        else
            Term(tokens, at, library);
    }

    // include = "include" name ["version" text] ["called" name]
    static IncludeNode Include(TokenReader tokens, Position at)
    {
        var name = QualifiedName(tokens);
        Version(tokens);
        return new(at, name, tokens.Accept("called") ? tokens.Name() : name);
    }

    // parameter  = "parameter" name [type] ["default" expression]
    // codesystem = "codesystem" name ":" text ["version" text]
    // valueset   = "valueset" name ":" text ["version" text] ["codesystems" "{" name {"," name} "}"]
    // code       = "code" name ":" text "from" name ["display" text]
    // concept    = "concept" name ":" "{" name {"," name} "}" ["display" text]
    static void Term(TokenReader tokens, Position at, LibraryNode library)
    {
        _ = tokens.Accept("public") || tokens.Accept("private");
        if (tokens.Accept("parameter"))
            library.Parameters.Add(Parameter(tokens, at));
        else if (tokens.Accept("codesystem") || tokens.Accept("valueset"))
            library.Terms.Add(Vocabulary(tokens, at));
        else if (tokens.Accept("code"))
            library.Terms.Add(Code(tokens, at));
        else if (tokens.Accept("concept"))
            library.Terms.Add(Concept(tokens, at));
        else
            throw tokens.Expected("define, parameter, context, using, include, codesystem, valueset, code or concept");
    }

    static ParameterNode Parameter(TokenReader tokens, Position at)
    {
        var name = tokens.Name();
        var parser = new ExpressionParser(tokens);
        var type = tokens.IsName ? parser.Type() : null;
        return new(at, name, type, tokens.Accept("default") ? parser.Expression() : null);
    }

    static TermNode Vocabulary(TokenReader tokens, Position at)
    {
        var isValueSet = tokens.Ahead(-1).Text == "valueset";
        var name = tokens.Name();
        tokens.ExpectSymbol(":");
        var vocabulary = new Vocabulary(isValueSet, tokens.Text("the identifier as a text"), Version(tokens), name);
        if (tokens.Accept("codesystems"))
            Braced(tokens, () => QualifiedName(tokens));
        return new(at, name, new LiteralNode(at, Value.Of(vocabulary)));
    }

    static TermNode Code(TokenReader tokens, Position at)
    {
        var name = tokens.Name();
        tokens.ExpectSymbol(":");
        var id = new LiteralNode(at, Value.Of(tokens.Text("the code as a text")));
        tokens.Expect("from");
        var system = new NameNode(tokens.At, QualifiedName(tokens));
        return new(at, name, new CallNode(at, "CodeOf", [id, system, Display(tokens)]));
    }

    static TermNode Concept(TokenReader tokens, Position at)
    {
        var name = tokens.Name();
        tokens.ExpectSymbol(":");
        var codes = Braced(tokens, () => (Node)new NameNode(tokens.At, QualifiedName(tokens)));
        return new(at, name, new CallNode(at, "ConceptOf", [new ListNode(at, null, codes), Display(tokens)]));
    }

    static LiteralNode Display(TokenReader tokens) =>
        new(tokens.At, tokens.Accept("display") ? Value.Of(tokens.Text("the display as a text")) : Value.Of(""));

    static List<T> Braced<T>(TokenReader tokens, Func<T> item)
    {
        tokens.ExpectSymbol("{");
        List<T> items = [item()];
        while (tokens.AcceptSymbol(","))
            items.Add(item());
        tokens.ExpectSymbol("}");
        return items;
    }

    // expression = name ":" expression
    // function   = ["fluent"] "function" name "(" [name type {"," name type}] ")" ["returns" type] ":" expression
    static void Define(TokenReader tokens, Position at, LibraryNode library)
    {
        _ = tokens.Accept("public") || tokens.Accept("private");
        if (tokens.Accept("function") || tokens.Accept("fluent", "function"))
            library.Functions.Add(Function(tokens, at));
        else
        {
            var name = tokens.Name("the definition's name");
            tokens.ExpectSymbol(":");
            library.Defines.Add(new(at, name, new ExpressionParser(tokens).Expression()));
        }
    }

    static FunctionNode Function(TokenReader tokens, Position at)
    {
        var parser = new ExpressionParser(tokens);
        var name = tokens.Name("the function's name");
        var operands = new List<(string, TypeNode)>();
        tokens.ExpectSymbol("(");
        while (!tokens.AcceptSymbol(")"))
        {
            if (operands.Count > 0)
                tokens.ExpectSymbol(",");
            operands.Add((tokens.Name("the operand's name"), parser.Type()));
        }
        var returns = tokens.Accept("returns") ? parser.Type() : null;
        tokens.ExpectSymbol(":");
        if (tokens.IsWord("external"))
            throw new SyntaxException(tokens.At, "A function without a body cannot be called here.");
        return new(at, name, operands, returns, parser.Expression());
    }

    static string QualifiedName(TokenReader tokens)
    {
        var name = tokens.Name();
        while (tokens.AcceptSymbol("."))
            name += "." + tokens.Name();
        return name;
    }

    static string? Version(TokenReader tokens) => tokens.Accept("version") ? tokens.Text("the version as a text") : null;
}
