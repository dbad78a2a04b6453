namespace Cairn.Cql.Syntax;

/// <summary>Queries and retrieves.</summary>
sealed partial class ExpressionParser
{
    bool _startingValue;

    // retrieve = "[" [name "->"] type [":" [name ("in" | "=" | "~")] expression] "]"
    RetrieveNode Retrieve()
    {
        var at = tokens.At;
        tokens.ExpectSymbol("[");
        if (tokens.IsSymbol("->", 1))
        {
            tokens.Take();
            tokens.Take();
        }
        var type = Type();
        string? path = null;
        Node? codes = null;
        if (tokens.AcceptSymbol(":"))
        {
            if (tokens.IsWord("in", 1) || tokens.IsSymbol("=", 1) || tokens.IsSymbol("~", 1))
            {
                path = tokens.Name();
                tokens.Take();
            }
            codes = Expression();
        }
        tokens.ExpectSymbol("]");
        return new(at, type, path, codes);
    }

    // from = "from" source {"," source} clauses
    QueryNode From()
    {
        tokens.Expect("from");
        List<SourceNode> sources = [Source()];
        while (tokens.AcceptSymbol(","))
            sources.Add(Source());
        return Query(sources);
    }

    // source = (retrieve | "(" expression ")" | name {"." name}) alias
    SourceNode Source()
    {
        var expression =
            tokens.IsSymbol("[") ? Retrieve()
            : tokens.AcceptSymbol("(") ? Closed()
            : QualifiedName();
        return Aliased(expression);
    }

    Node Closed()
    {
        var inside = Expression();
        tokens.ExpectSymbol(")");
        return inside;
    }

    Node QualifiedName()
    {
        Node name = new NameNode(tokens.At, tokens.Name("a source"));
        while (tokens.IsSymbol("."))
        {
            var at = tokens.Take().At;
            name = new MemberNode(at, name, tokens.Name());
        }
        return name;
    }

    SourceNode Aliased(Node expression)
    {
        if (!tokens.IsName)
            throw tokens.Expected("an alias for the source");
        return new(expression.At, tokens.Take().Text, expression);
    }

    // clauses = ["let" name ":" expression {"," name ":" expression}] {related} ["where" expression] [aggregate | return] [sort]
    QueryNode Query(List<SourceNode> sources)
    {
        var at = sources[0].At;
        var lets = Lets();
        var related = new List<RelatedNode>();
        while (tokens.IsWord("with") || tokens.IsWord("without"))
            related.Add(Related());
        var where = tokens.Accept("where") ? Expression() : null;
        var aggregate = tokens.Accept("aggregate") ? Aggregate() : null;
        var returned = aggregate is null && tokens.Accept("return") ? Return() : null;
        return new(at, sources, lets, related, where, returned, aggregate, tokens.Accept("sort") ? Sort() : []);
    }

    List<(string, Node)> Lets()
    {
        var lets = new List<(string, Node)>();
        if (!tokens.Accept("let"))
            return lets;
        do
        {
            var name = tokens.Name();
            tokens.ExpectSymbol(":");
            lets.Add((name, Expression()));
        } while (tokens.AcceptSymbol(","));
        return lets;
    }

    // related = ("with" | "without") source "such" "that" expression
    RelatedNode Related()
    {
        var isWith = tokens.Take().Text == "with";
        var source = Source();
        tokens.Expect("such");
        tokens.Expect("that");
        return new(isWith, source, Expression());
    }

    // return = "return" ["all" | "distinct"] expression
    ReturnNode Return()
    {
        var all = tokens.Accept("all");
        _ = !all && tokens.Accept("distinct");
        return new(!all, Expression());
    }

    // aggregate = "aggregate" ["all" | "distinct"] name ["starting" primary] ":" expression
    AggregateNode Aggregate()
    {
        var distinct = tokens.Accept("distinct");
        _ = !distinct && tokens.Accept("all");
        var name = tokens.Name();
        Node? start = null;
        if (tokens.Accept("starting"))
        {
            _startingValue = true;
            start = Sign() ?? Primary();
            _startingValue = false;
        }
        tokens.ExpectSymbol(":");
        return new(distinct, name, start, Expression());
    }

    // sort = "sort" (direction | "by" term [direction] {"," term [direction]})
    List<SortNode> Sort()
    {
        if (!tokens.Accept("by"))
            return [new(IsDescending() ?? throw tokens.Expected("asc, desc or 'by'"), null)];
        List<SortNode> items = [];
        do
        {
            var by = Term();
            items.Add(new(IsDescending() ?? false, by));
        } while (tokens.AcceptSymbol(","));
        return items;
    }

    // direction = "asc" | "ascending" | "desc" | "descending"
    bool? IsDescending()
    {
        if (tokens.Accept("desc") || tokens.Accept("descending"))
            return true;
        if (tokens.Accept("asc") || tokens.Accept("ascending"))
            return false;
        return null;
    }
}
