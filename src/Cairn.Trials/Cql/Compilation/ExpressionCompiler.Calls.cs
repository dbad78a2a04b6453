using Cairn.Cql.Evaluation;
using Cairn.Cql.Operators;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>Operators, functions and timing phrases.</summary>
sealed partial class ExpressionCompiler
{
    Typed Call(CallNode node, Scope scope) =>
        node.Name switch
        {
            "And" when node.Arguments.Count == 2 => And(Tests(node, scope)),
            "Or" when node.Arguments.Count == 2 => Or(Tests(node, scope)),
            "Implies" when node.Arguments.Count == 2 => Implies(Tests(node, scope)),
            "Not" when node.Arguments.Count == 1 => Not(Tests(node, scope)),
            "IsTrue" when node.Arguments.Count == 1 => Asked(Tests(node, scope), Truth.True),
            "IsFalse" when node.Arguments.Count == 1 => Asked(Tests(node, scope), Truth.False),
            "IsNull" when node.Arguments.Count == 1 => IsNull(Compile(node.Arguments[0], scope)),
            "Exists" when node.Arguments is [QueryNode query] && new QueryCompiler(this).Exists(query, scope) is { } exists =>
                exists,
            "First" or "Last" when node.Arguments is [QueryNode query] && Edge(query, node.Name, scope) is { } edge => edge,
            "ConvertQuantity" when node.Arguments is [var quantity, LiteralNode { Value.Kind: ValueKind.String } unit] => ToUnit(
                Compile(quantity, scope),
                CqlUnit.Of(unit.Value.String),
                node.At
            ),
            "Coalesce" when node.Arguments.Count > 1 => Coalesce(node, scope),
            _ => Invoke(node.At, node.Name, [.. node.Arguments.Select(a => Compile(a, scope))], node.Precision, scope),
        };

    /// <summary>To a unit that is written: it is read once.</summary>
    static Typed ToUnit(Typed quantity, CqlUnit unit, Position at)
    {
        var given = Converted(quantity, CqlType.Quantity, at);
        var operand = given.Operand;
        return new Typed(CqlType.Quantity, frame =>
        {
            var room = Value.Null;
            ref readonly var value = ref operand.In(frame, ref room);
            return value.IsNull ? Value.Null : Value.Of(QuantityMath.Convert(value.Quantity, unit));
        }).FoldedWith(given);
    }

    Typed? Edge(QueryNode query, string name, Scope scope) =>
        unit.HasFunction(name) ? null : new QueryCompiler(this).Edge(query, scope, isLast: name == "Last");

    Typed Invoke(Position at, string name, Typed[] arguments, Precision? precision, Scope scope)
    {
        if (!unit.HasFunction(name))
            return Operator(at, name, Exponent(name, arguments), precision);
        return UserFunction(unit, at, name, arguments, scope);
    }

    static Typed UserFunction(Unit unit, Position at, string name, Typed[] arguments, Scope scope)
    {
        var types = arguments.Select(a => a.Type).ToList();
        if (unit.FindFunction(name, types) is not { } found)
            throw new SyntaxException(at, $"The function {name} does not take ({string.Join(", ", types)}).");
        var converted = arguments.Select((a, i) => a.To(found.Function.Operands[i], found.Conversions[i])).ToArray();
        return found.Function.Call(at, converted, scope.Locals);
    }

    /// <summary>A whole number to a negative power is a decimal.</summary>
    static Typed[] Exponent(string name, Typed[] arguments)
    {
        var isNegative =
            name == "Power"
            && arguments is [_, { IsConstant: true }]
            && arguments[1].Eval(null!) is { IsNull: false, Kind: ValueKind.Integer, Low: < 0 };
        return isNegative && Conversions.Find(arguments[0].Type, CqlType.Decimal) is { } conversion
            ? [arguments[0].To(CqlType.Decimal, conversion), arguments[1]]
            : arguments;
    }

    Typed Operator(Position at, string name, Typed[] arguments, Precision? precision)
    {
        var types = arguments.Select(a => a.Type).ToList();
        if (OperatorTable.Find(name, types) is not { } found)
            throw OperatorTable.Knows(name)
                ? new SyntaxException(at, $"{name} does not take ({string.Join(", ", types)}); {Forms(name)}.")
                : Unknown(at, "function", name, [.. OperatorTable.Names, .. unit.Names]);
        var (chosen, match) = found;
        Typed[] converted = [.. arguments.Select((a, i) => a.To(a.Type, match.Conversions[i]))];
        Operand[] operands = [.. converted.Select(o => o.Operand)];
        var bound = chosen is TruthOperator truth
            ? Typed.Of(truth.Test(operands, precision))
            : new Typed(match.Result, chosen.Bind(operands, precision));
        return operands.Length > 0 ? bound.FoldedWith(arguments) : bound;
    }

    static string Forms(string name)
    {
        var forms = OperatorTable
            .Of(name)
            .Select(o => $"({string.Join(", ", o.Signature.Operands)})")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return $"it takes {string.Join(", ", forms.Take(4))}{(forms.Count > 4 ? " and others" : "")}";
    }

    /// <exception cref="SyntaxException">An operand is no truth.</exception>
    Test[] Tests(CallNode node, Scope scope) => [.. node.Arguments.Select(a => Boolean(a, scope).Test)];

    /// <summary>The right side is not asked when the left decides.</summary>
    static Typed And(Test[] sides)
    {
        var (left, right) = (sides[0], sides[1]);
        return Typed.Of(frame => left(frame) is var first && first.IsFalse ? first : first.And(right(frame)));
    }

    static Typed Or(Test[] sides)
    {
        var (left, right) = (sides[0], sides[1]);
        return Typed.Of(frame => left(frame) is var first && first.IsTrue ? first : first.Or(right(frame)));
    }

    static Typed Implies(Test[] sides)
    {
        var (left, right) = (sides[0], sides[1]);
        return Typed.Of(frame => left(frame).Not() is var first && first.IsTrue ? first : first.Or(right(frame)));
    }

    static Typed Not(Test[] sides)
    {
        var operand = sides[0];
        return Typed.Of(frame => operand(frame).Not());
    }

    static Typed Asked(Test[] sides, Truth truth)
    {
        var operand = sides[0];
        return Typed.Of(frame => TruthLogic.Of(operand(frame) == truth));
    }

    static Typed IsNull(Typed operand)
    {
        var (value, test) = (operand.Operand, operand.Test);
        Test isNull =
            operand.Type == CqlType.Boolean
                ? frame => TruthLogic.Of(test(frame).IsUnknown)
                : frame =>
                {
                    var room = Value.Null;
                    return TruthLogic.Of(value.In(frame, ref room).IsNull);
                };
        return Typed.Of(isNull).FoldedWith(operand);
    }

    Typed Coalesce(CallNode node, Scope scope)
    {
        var operands = node.Arguments.Select(a => Compile(a, scope)).ToList();
        var type = operands.Select(o => o.Type).Aggregate(Conversions.Common);
        Typed[] alike = [.. operands.Select(o => Converted(o, type, node.At))];
        if (type == CqlType.Boolean)
            return Coalesce([.. alike.Select(o => o.Test)]);
        var evals = Array.ConvertAll(alike, o => o.Eval);
        return new(type, frame =>
        {
            foreach (var eval in evals)
                if (eval(frame) is { IsNull: false } value)
                    return value;
            return Value.Null;
        });
    }

    static Typed Coalesce(Test[] tests) =>
        Typed.Of(frame =>
        {
            foreach (var test in tests)
                if (test(frame) is var known and not Truth.Unknown)
                    return known;
            return Truth.Unknown;
        });

    Typed MemberCall(MemberCallNode node, Scope scope)
    {
        var arguments = node.Arguments.Select(a => Compile(a, scope));
        if (Library(node.Source, scope) is { } library)
            return UserFunction(library, node.At, node.Name, [.. arguments], scope);
        return Invoke(node.At, node.Name, [Compile(node.Source, scope), .. arguments], null, scope);
    }

    /// <summary>The included library that a name stands for; null when it stands for a value.</summary>
    Unit? Library(Node source, Scope scope) =>
        source is NameNode name && scope.Find(name.Name) is null ? unit.Includes.GetValueOrDefault(name.Name) : null;

    /// <summary>
    /// A distance between two moments: compared with the right moment moved by it. Of an interval, "before" asks the end on the
    /// left and the start on the right, "after" the other way round. Unknown when either is.
    /// </summary>
    Typed Timing(TimingNode node, Scope scope)
    {
        var (first, last) = Ends(Compile(node.Left, scope), node.At);
        var (start, end) = Ends(Compile(node.Right, scope), node.At);
        var quantity = Converted(Compile(node.Offset!.Quantity, scope), CqlType.Quantity, node.At);
        Typed Earlier(Typed moment) => Operator(node.At, "Subtract", [moment, quantity], null);
        Typed Later(Typed moment) => Operator(node.At, "Add", [moment, quantity], null);
        return node.Relation switch
        {
            Relation.Within when node.Proper => Both(node, (first, "After", Earlier(start)), (last, "Before", Later(end))),
            Relation.Within => Both(node, (first, "SameOrAfter", Earlier(start)), (last, "SameOrBefore", Later(end))),
            Relation.Before => Distant(node, last, Earlier(start), start, "Before"),
            Relation.After => Distant(node, first, Later(end), end, "After"),
            Relation.SameAs or Relation.SameOrBefore or Relation.SameOrAfter or _ => throw new ArgumentOutOfRangeException(
                nameof(node)
            ),
        };
    }

    /// <param name="limit">The moment at the distance.</param>
    /// <param name="moment">The moment itself.</param>
    /// <param name="side">Before or After.</param>
    Typed Distant(TimingNode node, Typed asked, Typed limit, Typed moment, string side)
    {
        var other = side == "Before" ? "After" : "Before";
        var near = node.Inclusive ? $"SameOr{side}" : side;
        return node.Offset!.Bound switch
        {
            OffsetBound.Exactly => Operator(node.At, "SameAs", [asked, limit], node.Precision ?? Unit(node.Offset.Quantity)),
            OffsetBound.OrMore => Operator(node.At, $"SameOr{side}", [asked, limit], node.Precision),
            OffsetBound.MoreThan => Operator(node.At, side, [asked, limit], node.Precision),
            OffsetBound.OrLess => Both(node, (asked, $"SameOr{other}", limit), (asked, near, moment)),
            OffsetBound.LessThan => Both(node, (asked, other, limit), (asked, near, moment)),
        };
    }

    static Precision? Unit(Node quantity) =>
        quantity is LiteralNode literal && QuantityMath.TimeIn(literal.Value.Quantity) is { } time
            ? (time.Unit == Precision.Week ? Precision.Day : time.Unit)
            : null;

    Typed Both(TimingNode node, (Typed Left, string Name, Typed Right) one, (Typed Left, string Name, Typed Right) two)
    {
        var a = Operator(node.At, one.Name, [one.Left, one.Right], node.Precision).Test;
        var b = Operator(node.At, two.Name, [two.Left, two.Right], node.Precision).Test;
        return Typed.Of(frame => a(frame).And(b(frame)));
    }

    (Typed First, Typed Last) Ends(Typed value, Position at) =>
        value.Type is CqlType.IntervalOf
            ? (Operator(at, "Start", [value], null), Operator(at, "End", [value], null))
            : (value, value);
}
