using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>Compiles a query (CQL 1.5, Author's Guide, Queries) into the plan that visits its rows.</summary>
sealed class QueryCompiler(ExpressionCompiler expressions)
{
    public Typed Compile(QueryNode node, Scope outer)
    {
        var scope = outer.Inner();
        var rows = Rows(node, scope);
        var row = Row(node, rows.Sources, scope);
        if (node.Aggregate is { } aggregate)
            return Aggregate(aggregate, rows, scope);
        var isList = rows.Sources.Any(s => s.IsList);
        return new(isList ? new CqlType.ListOf(row.Type) : row.Type, Plan(node, rows, row, outer).Run);
    }

    /// <summary>The first or the last element of what a query gives.</summary>
    /// <returns>Null for a query that is not of the rows of one list.</returns>
    public Typed? Edge(QueryNode node, Scope outer, bool isLast)
    {
        if (node.Aggregate is not null || node.Sources.Count != 1)
            return null;
        var scope = outer.Inner();
        var rows = Rows(node, scope);
        if (rows.Sources is not [{ IsList: true } only])
            return null;
        var row = Row(node, rows.Sources, scope);
        var plan = Plan(node, rows, row, outer);
        return new(row.Type, frame => plan.Edge(only, frame, isLast));
    }

    /// <summary>
    /// <c>if exists (rows R where C is null) then null else Last(rows R where C)</c>, or First, in one pass. Who asks what is
    /// read has it as it is written.
    /// </summary>
    /// <returns>Null for any other expression.</returns>
    public Typed? EdgeIfKnown(IfNode node, Scope outer)
    {
        if (
            node
                is not {
                    Condition: CallNode { Name: "Exists", Arguments: [QueryNode unknown] },
                    Then: LiteralNode { Value.IsNull: true },
                    Else: CallNode { Name: "First" or "Last", Arguments: [QueryNode known] } edge,
                }
            || !AreOfOneCondition(unknown, known)
        )
            return null;
        var scope = outer.Inner();
        var rows = Rows(known, scope);
        if (rows.Sources is not [{ IsList: true } only])
            return null;
        var row = Row(known, rows.Sources, scope);
        var plan = Plan(known, rows, row, outer);
        return new(row.Type, frame => plan.EdgeIfKnown(only, frame, isLast: edge.Name == "Last"));
    }

    static bool AreOfOneCondition(QueryNode unknown, QueryNode known) =>
        unknown.Where is CallNode { Name: "IsNull", Arguments: [var condition] }
        && Wording.IsSame(condition, known.Where)
        && (unknown.Sources, known.Sources) is ([var one], [var other])
        && one.Alias == other.Alias
        && Wording.IsSame(one.Expression, other.Expression)
        && HasOnlyCondition(unknown)
        && HasOnlyCondition(known);

    static bool HasOnlyCondition(QueryNode node) => node is { Lets: [], Related: [], Return: null, Aggregate: null };

    QueryPlan Plan(QueryNode node, RowPlan rows, Typed row, Scope outer)
    {
        var isList = rows.Sources.Any(s => s.IsList);
        var sort = Sort(node.Sort, row.Type, outer);
        var isDistinct = node.Return?.Distinct ?? rows.Sources.Length > 1;
        var isItself = node.Return is null && rows.Sources.Length == 1;
        return new(rows, isItself ? null : row.Eval, isDistinct && isList, sort, isList);
    }

    /// <summary>Whether a query has a row that is not null: looked for until one is found.</summary>
    /// <returns>Null for a query that gives no list.</returns>
    public Typed? Exists(QueryNode node, Scope outer)
    {
        var scope = outer.Inner();
        var rows = Rows(node, scope);
        if (node.Aggregate is not null || !rows.Sources.Any(s => s.IsList))
            return null;
        var row = Row(node, rows.Sources, scope).Eval;
        var given = node.Return is null ? null : row;
        Func<Frame, bool> goesOn = frame => row(frame).IsNull;
        return rows.Sources is [var only]
            ? Typed.Of(frame => rows.Exists(only, frame, given))
            : Typed.Of(frame => TruthLogic.Of(!rows.Visit(frame, goesOn)));
    }

    RowPlan Rows(QueryNode node, Scope scope)
    {
        var sources = node.Sources.Select(s => Source(s, scope)).ToArray();
        var lets = node.Lets.Select(l => Let(l.Name, l.Value, scope)).ToArray();
        var related = node.Related.Select(r => Related(r, scope)).ToArray();
        var where = node.Where is { } condition ? Condition(condition, scope) : null;
        return new(sources, lets, related, where);
    }

    RowSource Source(SourceNode node, Scope scope)
    {
        var value = expressions.Compile(node.Expression, scope);
        var list = value.Type as CqlType.ListOf;
        var type = list?.Element ?? value.Type;
        return new(value.Operand, scope.Add(node.Alias, type), node.Alias, type, list is not null);
    }

    (int Slot, Eval Value) Let(string name, Node node, Scope scope)
    {
        var value = expressions.Compile(node, scope);
        return (scope.Add(name, value.Type), value.Eval);
    }

    Test Condition(Node node, Scope scope) =>
        ExpressionCompiler.Converted(expressions.Compile(node, scope), CqlType.Boolean, node.At).Test;

    RelatedRows Related(RelatedNode node, Scope scope)
    {
        var inner = scope.Inner();
        var source = Source(node.Source, inner);
        return new(source, Condition(node.Condition, inner), node.IsWith);
    }

    /// <summary>What a row gives: what the return clause says, the row of a single source, or a tuple of all.</summary>
    Typed Row(QueryNode node, RowSource[] sources, Scope scope)
    {
        if (node.Return is { } returned)
            return expressions.Compile(returned.Value, scope);
        if (sources is [var single])
            return Typed.Of(single.Type, Operand.Local(single.Slot), Form.Named);
        string[] names = [.. sources.Select(s => s.Alias)];
        var type = new CqlType.TupleOf([.. sources.Select(s => (s.Alias, s.Type))]);
        return new(type, frame => Value.Of(new CqlTuple(names, Array.ConvertAll(sources, s => frame[s.Slot]))));
    }

    Typed Aggregate(AggregateNode node, RowPlan rows, Scope scope)
    {
        var start = node.Start is { } given ? expressions.Compile(given, scope) : Typed.Constant(CqlType.Any, Value.Null);
        var total = Total(node, start.Type, scope);
        var slot = scope.Add(node.Name, total);
        var step = expressions.Compile(node.Value, scope);
        var plan = new AggregatePlan(
            rows,
            slot,
            ExpressionCompiler.Converted(start, total, node.Value.At).Eval,
            step.Eval,
            node.Distinct
        );
        return new(step.Type, plan.Run);
    }

    /// <summary>The type of the running value: the start's, or when it has none, what a step makes of an unknown one.</summary>
    CqlType Total(AggregateNode node, CqlType start, Scope scope)
    {
        var trial = scope.Inner();
        trial.Add(node.Name, start);
        return Conversions.Common(start, expressions.Compile(node.Value, trial).Type);
    }

    SortPlan? Sort(IReadOnlyList<SortNode> items, CqlType element, Scope outer)
    {
        if (items.Count == 0)
            return null;
        var slot = outer.Locals.Next();
        var scope = new Scope(outer.Locals, outer) { This = (slot, element) };
        return new(slot, [.. items.Select(i => (Key(i, slot, scope), i.Descending ? -1 : 1))]);
    }

    Eval Key(SortNode item, int slot, Scope scope) =>
        item.By is { } by ? expressions.Compile(by, scope).Eval : frame => frame[slot];
}
