using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>Gives each expression its type, chooses the overloads, and makes the delegate that works it out.</summary>
sealed partial class ExpressionCompiler(Unit unit)
{
    /// <exception cref="SyntaxException">A name is unknown, or the types do not fit.</exception>
    public Typed Compile(Node node, Scope scope)
    {
        Nesting.Check(node.At);
        return node switch
        {
            LiteralNode literal => Typed.Constant(TypeOf(literal.Value), literal.Value),
            NameNode name => Name(name, scope),
            MemberNode member => Member(member, scope),
            CallNode call => Call(call, scope),
            MemberCallNode call => MemberCall(call, scope),
            IfNode choice => If(choice, scope),
            CaseNode choice => Case(choice, scope),
            ListNode list => List(list, scope),
            IntervalNode interval => Interval(interval, scope),
            TupleNode tuple => Tuple(tuple, scope),
            InstanceNode instance => Instance(instance, scope),
            TypeTestNode test => Test(test, scope),
            ExtremeNode extreme => Extreme(extreme),
            RetrieveNode retrieve => Retrieve(retrieve, scope),
            QueryNode query => new QueryCompiler(this).Compile(query, scope),
            TimingNode timing => Timing(timing, scope),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
    }

    static CqlType TypeOf(Value value) => value.IsNull ? CqlType.Any : new CqlType.Simple(value.Kind);

    /// <exception cref="SyntaxException">There is no type of that name.</exception>
    public CqlType Type(TypeNode node) =>
        node.Name switch
        {
            "List" => new CqlType.ListOf(Type(node.Arguments[0])),
            "Interval" => new CqlType.IntervalOf(Type(node.Arguments[0])),
            "Choice" => new CqlType.Choice([.. node.Arguments.Select(Type)]),
            "Tuple" => new CqlType.TupleOf([.. node.Names.Zip(node.Arguments.Select(Type))]),
            _ => CqlType.OfName(node.Name)
                ?? (
                    unit.Model?.Find(node.Name) is { } record
                        ? new CqlType.RecordOf(record)
                        : throw Unknown(node.Place, "type", node.Name)
                ),
        };

    /// <exception cref="SyntaxException">The value cannot be of the type.</exception>
    public static Typed Converted(Typed value, CqlType type, Position at) =>
        Conversions.Find(value.Type, type) is { } conversion
            ? value.To(type, conversion)
            : throw new SyntaxException(at, $"Expected a value of type {type}, found one of type {value.Type}.");

    /// <summary>A parameter: the value given, or its default.</summary>
    public Typed Parameter(ParameterNode node, Locals locals)
    {
        var standard = node.Default is null ? Typed.Constant(CqlType.Any, Value.Null) : Compile(node.Default, new Scope(locals));
        var type = node.Type is null ? standard.Type : Type(node.Type);
        var (name, eval) = (node.Name, Converted(standard, type, node.At).Eval);
        return new(type, frame =>
            frame.Scene.Parameters.TryGetValue(name, out var given) && TypeTests.Is(given, type) ? given : eval(frame)
        );
    }

    Typed Name(NameNode node, Scope scope)
    {
        if (scope.Find(node.Name) is { } local)
            return local;
        if (scope.Find("$this") is { } element && HasMember(element.Type, node.Name))
            return Member(element, node.Name, node.Place, scope);
        if (unit.Find(node.Name) is { } definition)
            return definition.Reference();
        throw Unknown(node.Place, "name", node.Name, [.. scope.Names, .. unit.Names]);
    }

    const int MostEdits = 2;

    static SyntaxException Unknown(Position at, string what, string name, params IEnumerable<string> known)
    {
        var near = known
            .Where(k =>
                k.Contains(name, StringComparison.OrdinalIgnoreCase) || EditDistance.Between(k, name, MostEdits) <= MostEdits
            )
            .Take(3)
            .ToList();
        var hint = near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near.Select(n => $"\"{n}\""))}?";
        return new(at, $"There is no {what} \"{name}\" here.{hint}");
    }

    Typed If(IfNode node, Scope scope)
    {
        var written = AsWritten(node, scope);
        if (
            unit.HasFunction("First")
            || unit.HasFunction("Last")
            || new QueryCompiler(this).EdgeIfKnown(node, scope) is not { } quick
        )
            return written;
        var (slow, fast) = (written.Eval, quick.Eval);
        return new(written.Type, frame => frame.Trace is null ? fast(frame) : slow(frame));
    }

    Typed AsWritten(IfNode node, Scope scope)
    {
        var test = Boolean(node.Condition, scope).Test;
        var (then, otherwise) = Alike(Compile(node.Then, scope), Compile(node.Else, scope), node.At);
        if (then.Type == CqlType.Boolean)
            return If(test, then.Test, otherwise.Test);
        var (a, b) = (then.Eval, otherwise.Eval);
        return new(then.Type, frame => test(frame).IsTrue ? a(frame) : b(frame));
    }

    static Typed If(Test condition, Test then, Test otherwise) =>
        Typed.Of(frame => condition(frame).IsTrue ? then(frame) : otherwise(frame));

    Typed Boolean(Node node, Scope scope) => Converted(Compile(node, scope), CqlType.Boolean, node.At);

    static (Typed, Typed) Alike(Typed a, Typed b, Position at)
    {
        var type = Conversions.Common(a.Type, b.Type);
        return (Converted(a, type, at), Converted(b, type, at));
    }

    Typed Case(CaseNode node, Scope scope)
    {
        var compared = node.Compared is null ? (Typed?)null : Compile(node.Compared, scope);
        var whens = node
            .Items.Select(i =>
                compared is { } value ? Equal(value, Compile(i.When, scope), i.When.At) : Boolean(i.When, scope).Test
            )
            .ToArray();
        List<Typed> results = [.. node.Items.Select(i => Compile(i.Then, scope)), Compile(node.Else, scope)];
        var type = results.Select(r => r.Type).Aggregate(Conversions.Common);
        Typed[] alike = [.. results.Select(r => Converted(r, type, node.At))];
        if (type == CqlType.Boolean)
            return Case(whens, [.. alike.Select(r => r.Test)]);
        var evals = Array.ConvertAll(alike, r => r.Eval);
        return new(type, frame =>
        {
            for (var i = 0; i < whens.Length; i++)
                if (whens[i](frame).IsTrue)
                    return evals[i](frame);
            return evals[^1](frame);
        });
    }

    /// <param name="results">One more than there are conditions.</param>
    static Typed Case(Test[] whens, Test[] results) =>
        Typed.Of(frame =>
        {
            for (var i = 0; i < whens.Length; i++)
                if (whens[i](frame).IsTrue)
                    return results[i](frame);
            return results[^1](frame);
        });

    Test Equal(Typed a, Typed b, Position at) => Operator(at, "Equal", [a, b], null).Test;

    Typed Test(TypeTestNode node, Scope scope)
    {
        var (operand, type) = (Compile(node.Operand, scope), Type(node.Type));
        var eval = operand.Eval;
        return node.Test switch
        {
            TypeTest.Is => Typed.Of(frame => Is(eval(frame), type)),
            TypeTest.As => new(type, frame => As(eval(frame), type)),
            TypeTest.Cast => new(type, frame => Cast(eval(frame), type)),
            TypeTest.Convert => operand.Type == type ? operand : Operator(node.At, $"To{type}", [operand], null),
        };
    }

    static Truth Is(Value value, CqlType type) => TruthLogic.Of(!value.IsNull && TypeTests.Is(value, type));

    static Value As(Value value, CqlType type) => TypeTests.Is(value, type) ? value : Value.Null;

    static Value Cast(Value value, CqlType type) =>
        value.IsNull || TypeTests.Is(value, type) ? value : throw new CqlException($"{value} is no {type}.");

    static Typed Extreme(ExtremeNode node)
    {
        var kind = CqlType.OfName(node.Type.Name)?.SimpleKind ?? ValueKind.Null;
        var value = node.IsMaximum ? PointRange.Maximum(kind) : PointRange.Minimum(kind);
        return value.IsNull
            ? throw new SyntaxException(node.At, $"The type {node.Type.Name} has no least and no greatest value.")
            : Typed.Constant(TypeOf(value), value);
    }

    Typed Retrieve(RetrieveNode node, Scope scope)
    {
        var record = unit.Model?.Find(node.Type.Name)
            ?? throw Unknown(node.At, "record type", node.Type.Name, unit.Model?.Types.Select(t => t.Name) ?? []);
        var type = new CqlType.ListOf(new CqlType.RecordOf(record));
        if (node.Codes is null)
            return new(type, All(record, scope.Locals.Reading.Number(record)), Form.Named);
        var path = node.Path ?? record.CodePath ?? throw new SyntaxException(node.At, $"{record.Name} has no code to compare.");
        var property = record.Find(path) ?? throw Unknown(node.At, "property", path, record.Properties);
        var codes = Compile(node.Codes, scope);
        return new(
            type,
            codes.Type == CqlType.String
                ? OfOneCode(record, property, codes, scope.Locals.Reading)
                : Filtered(record, property, codes.Eval),
            codes is { IsConstant: true, Type: var said } && said == CqlType.String ? Form.Named : Form.WorkedOut
        );
    }

    static Eval All(RecordType record, int number) =>
        frame => Value.Of(frame.Ahead is { } ahead ? ahead[number] : Rows(frame).Rows(record));

    static Eval OfOneCode(RecordType record, RecordProperty property, Typed codes, Reading reading)
    {
        var eval = codes.Eval;
        if (!codes.IsConstant)
            return frame => OfOneCode(frame, record, property, eval(frame));
        var code = eval(null!);
        if (code.IsNull)
            return _ => Value.Of(CqlList.Empty);
        var asked = new CodeAsked(record, property, code.String);
        var number = reading.Number(asked);
        return frame => Value.Of(frame.Ahead is { } ahead ? ahead[number] : Rows(frame).Rows(asked));
    }

    static Value OfOneCode(Frame frame, RecordType record, RecordProperty property, Value code) =>
        Value.Of(code.IsNull ? CqlList.Empty : Rows(frame).Rows(new CodeAsked(record, property, code.String)));

    static Eval Filtered(RecordType record, RecordProperty property, Eval codes) =>
        frame =>
        {
            var wanted = codes(frame);
            IReadOnlyList<Value> list = wanted.Kind == ValueKind.List ? wanted.List.Items : [wanted];
            bool IsAsked(Value row) => list.Any(c => Texts(property.Of(row)).Any(text => Comparison.Equivalent(text, c)));
            return Value.Of(new CqlList([.. Rows(frame).Rows(record).Items.Where(IsAsked)]));
        };

    static IReadOnlyList<Value> Texts(Value said) => said.Kind == ValueKind.List ? said.List.Items : [said];

    static IDataSource Rows(Frame frame) => frame.Scene.Rows ?? throw new CqlException("There are no data to retrieve from.");
}
