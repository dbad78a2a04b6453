using Cairn.Cql.Evaluation;
using Cairn.Cql.Syntax;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>Values made of parts, and the parts of values.</summary>
sealed partial class ExpressionCompiler
{
    Typed List(ListNode node, Scope scope)
    {
        var items = node.Items.Select(i => Compile(i, scope)).ToList();
        var element = node.Element is { } said
            ? Type(said)
            : items.Select(i => i.Type).Aggregate(CqlType.Any, Conversions.Common);
        var evals = items.Select((item, i) => Converted(item, element, node.Items[i].At).Eval).ToArray();
        return new Typed(new CqlType.ListOf(element), frame =>
        {
            frame.Step(evals.Length);
            return Value.Of(new CqlList([.. evals.Select(e => e(frame))]));
        }).FoldedWith(items);
    }

    Typed Interval(IntervalNode node, Scope scope)
    {
        var (low, high) = (Compile(node.Low, scope), Compile(node.High, scope));
        var point = Conversions.Common(low.Type, high.Type);
        if (point == CqlType.Any)
            return Typed.Constant(new CqlType.IntervalOf(point), Value.Null);
        if (
            point.SimpleKind is not { } kind
            || PointRange.Maximum(kind).IsNull && kind is not (ValueKind.Quantity or ValueKind.String)
        )
            throw new SyntaxException(node.At, $"An interval of {point} is not possible.");
        var (a, b) = (Converted(low, point, node.Low.At).Eval, Converted(high, point, node.High.At).Eval);
        return new Typed(new CqlType.IntervalOf(point), frame =>
            Checked(new(kind, a(frame), b(frame), node.LowClosed, node.HighClosed))
        ).FoldedWith(low, high);
    }

    /// <exception cref="CqlException">The interval ends before it begins.</exception>
    static Value Checked(CqlInterval interval)
    {
        if (interval.Days is var (first, last) && first <= last)
            return Value.Of(interval);
        var order = Comparison.Is(interval.Low, Order.Less, interval.High);
        if (
            order.IsFalse
            && !(Comparison.Equal(interval.Low, interval.High).IsTrue && interval is { LowClosed: true, HighClosed: true })
        )
            throw new CqlException($"{Value.Of(interval)} ends before it begins.");
        return Value.Of(interval);
    }

    Typed Tuple(TupleNode node, Scope scope)
    {
        var elements = node.Elements.Select(e => Compile(e.Value, scope)).ToList();
        string[] names = [.. node.Elements.Select(e => e.Name)];
        var evals = elements.Select(e => e.Eval).ToArray();
        return new Typed(new CqlType.TupleOf([.. names.Zip(elements.Select(e => e.Type))]), frame =>
            Value.Of(new CqlTuple(names, Array.ConvertAll(evals, e => e(frame))))
        ).FoldedWith(elements);
    }

    Typed Instance(InstanceNode node, Scope scope)
    {
        var given = node.Elements.ToDictionary(e => e.Name, e => Compile(e.Value, scope), StringComparer.Ordinal);
        Eval Element(string name, CqlType type) =>
            given.TryGetValue(name, out var value) ? Converted(value, type, node.At).Eval : _ => Value.Null;
        var (id, version, name) = (
            Element("id", CqlType.String),
            Element("version", CqlType.String),
            Element("name", CqlType.String)
        );
        return node.Type.Name switch
        {
            "Quantity" => Quantity(Element("value", CqlType.Decimal), Element("unit", CqlType.String)),
            "Code" => Code(
                Element("code", CqlType.String),
                Element("system", CqlType.String),
                version,
                Element("display", CqlType.String)
            ),
            "Concept" => Concept(
                given.GetValueOrDefault("codes", Typed.Constant(CqlType.Any, Value.Null)),
                Element("display", CqlType.String),
                node.At
            ),
            "ValueSet" => Vocabulary(true, id, version, name),
            "CodeSystem" or "Vocabulary" => Vocabulary(false, id, version, name),
            _ => throw new SyntaxException(node.At, $"A value of type {node.Type.Name} cannot be written like this."),
        };
    }

    static Typed Quantity(Eval number, Eval unit) => new(CqlType.Quantity, frame =>
        {
            var (value, text) = (number(frame), unit(frame));
            return value.IsNull ? value : Value.Of(QuantityMath.Read(value.Decimal, text.IsNull ? "1" : text.String));
        });

    static Typed Code(Eval code, Eval system, Eval version, Eval display) =>
        new(CqlType.Code, frame =>
            Value.Of(new Code(Text(code(frame)), Text(system(frame)), Text(version(frame)), Text(display(frame))))
        );

    /// <summary>The codes may be one code.</summary>
    static Typed Concept(Typed codes, Eval display, Position at)
    {
        var single = codes.Type == CqlType.Code;
        var eval = single ? codes.Eval : Converted(codes, new CqlType.ListOf(CqlType.Code), at).Eval;
        return new(CqlType.Concept, frame =>
        {
            var value = eval(frame);
            IReadOnlyList<Value> list =
                value.IsNull ? []
                : single ? [value]
                : value.List.Items;
            return Value.Of(new Concept([.. list.Select(c => c.Code)], Text(display(frame))));
        });
    }

    static Typed Vocabulary(bool isValueSet, Eval id, Eval version, Eval name) =>
        new(CqlType.Vocabulary, frame =>
            Value.Of(new Vocabulary(isValueSet, Text(id(frame)), Text(version(frame)), Text(name(frame))))
        );

    static string? Text(Value value) => value.IsNull ? null : value.String;

    Typed Member(MemberNode node, Scope scope)
    {
        if (Library(node.Source, scope) is { } library)
            return library.Find(node.Name)?.Reference() ?? throw Unknown(node.At, "name", node.Name, library.Names);
        return Member(Compile(node.Source, scope), node.Name, node.At, scope);
    }

    static bool HasMember(CqlType type, string name) =>
        type is CqlType.RecordOf record && record.Type.Find(name) is not null
        || type is CqlType.TupleOf tuple && tuple.Find(name) is not null;

    static Typed Member(Typed source, string name, Position at, Scope scope)
    {
        if (source.Type is CqlType.ListOf { Element: CqlType.RecordOf rows } && rows.Type.Find(name) is { } ofEach)
            scope.Locals.Reading.Add(ofEach);
        if (source.Type is CqlType.RecordOf row && row.Type.Find(name) is { } read)
            scope.Locals.Reading.Add(read);
        if (source.Type is CqlType.ListOf list)
            return Projected(source, list, name, at);
        if (source.Type is CqlType.RecordOf record && record.Type.Find(name) is { } property)
            return property.IsTruth ? Condition(source, property) : Property(source, property);
        var (type, get) = Part(source.Type, name) ?? throw Unknown(at, "element", name, Parts(source.Type));
        var operand = source.Operand;
        return new Typed(type, frame =>
        {
            var room = Value.Null;
            ref readonly var value = ref operand.In(frame, ref room);
            return value.IsNull ? Value.Null : get(frame, value);
        }).FoldedWith(source);
    }

    static Typed Property(Typed source, RecordProperty property)
    {
        if (source.Slot is { } slot)
            return Typed.Of(property.Type, Operand.Property(slot, property), AskedAgain(source));
        var record = source.Operand;
        return new(property.Type, Read, AskedAgain(source));

        Value Read(Frame frame)
        {
            Value room = Value.Null,
                read = Value.Null;
            return property.In(frame, record.In(frame, ref room), ref read);
        }
    }

    static Typed Condition(Typed source, RecordProperty property)
    {
        var record = source.Operand;
        Test read = source.Slot is { } slot
            ? frame => ReadTruth(frame, in frame[slot], property)
            : frame =>
            {
                var room = Value.Null;
                return ReadTruth(frame, in record.In(frame, ref room), property);
            };
        return Typed.Of(read, AskedAgain(source));
    }

    static Truth ReadTruth(Frame frame, in Value record, RecordProperty property)
    {
        if (record.IsNull)
            return Truth.Unknown;
        frame.Trace?.Tell(record.Row, property);
        return property.TruthOf(record);
    }

    /// <summary>Reading a record that has its name costs as little as the name.</summary>
    static Form AskedAgain(Typed source) => source.Form == Form.Named ? Form.Named : Form.WorkedOut;

    /// <summary>The element of each item of a list; items without it are left out.</summary>
    static Typed Projected(Typed source, CqlType.ListOf list, string name, Position at)
    {
        var (type, get) = Part(list.Element, name) ?? throw Unknown(at, "element", name, Parts(list.Element));
        var eval = source.Eval;
        return new(new CqlType.ListOf(type), frame =>
        {
            var items = eval(frame);
            if (items.IsNull)
                return items;
            var parts = items.List.Items.Where(i => !i.IsNull).Select(i => get(frame, i));
            return Value.Of(new CqlList([.. parts.Where(v => !v.IsNull)]));
        });
    }

    static IEnumerable<string> Parts(CqlType type)
    {
        if (type is CqlType.RecordOf record)
            return record.Type.Properties;
        return type is CqlType.TupleOf tuple
            ? tuple.Elements.Select(e => e.Name)
            : ["low", "high", "value", "unit", "code", "system", "display", "codes", "numerator", "denominator"];
    }

    static (CqlType Type, Func<Frame, Value, Value> Get)? Part(CqlType type, string name) =>
        (type, name) switch
        {
            (CqlType.RecordOf record, _) when record.Type.Find(name) is { } property => (property.Type, (f, v) =>
                Read(f, v, property)
            ),
            (CqlType.TupleOf tuple, _) when tuple.Find(name) is { } element => (element, (_, v) => v.Tuple[name]),
            (CqlType.IntervalOf interval, "low") => (interval.Point, (_, v) => v.Interval.Low),
            (CqlType.IntervalOf interval, "high") => (interval.Point, (_, v) => v.Interval.High),
            (CqlType.IntervalOf, "lowClosed") => (CqlType.Boolean, (_, v) => Value.Of(v.Interval.LowClosed)),
            (CqlType.IntervalOf, "highClosed") => (CqlType.Boolean, (_, v) => Value.Of(v.Interval.HighClosed)),
            (CqlType.Simple simple, _) => Part(simple.Kind, name),
            _ => null,
        };

    static Value Read(Frame frame, in Value record, RecordProperty property)
    {
        if (record.IsNull)
            return Value.Null;
        frame.Trace?.Tell(record.Row, property);
        return property.Of(record);
    }

    static (CqlType, Func<Frame, Value, Value>)? Part(ValueKind kind, string name) =>
        (kind, name) switch
        {
            (ValueKind.Quantity, "value") => (CqlType.Decimal, (_, v) => Value.Of(QuantityMath.NumberOf(v.Quantity))),
            (ValueKind.Quantity, "unit") => (CqlType.String, (_, v) => Value.Of(QuantityMath.UnitOf(v.Quantity))),
            (ValueKind.Ratio, "numerator") => (CqlType.Quantity, (_, v) => Value.Of(v.Ratio.Numerator)),
            (ValueKind.Ratio, "denominator") => (CqlType.Quantity, (_, v) => Value.Of(v.Ratio.Denominator)),
            (ValueKind.Code, "code") => (CqlType.String, (_, v) => Value.Of(v.Code.Id)),
            (ValueKind.Code, "system") => (CqlType.String, (_, v) => Value.Of(v.Code.System)),
            (ValueKind.Code, "version") => (CqlType.String, (_, v) => Value.Of(v.Code.Version)),
            (ValueKind.Code, "display") => (CqlType.String, (_, v) => Value.Of(v.Code.Display)),
            (ValueKind.Concept, "display") => (CqlType.String, (_, v) => Value.Of(v.Concept.Display)),
            (ValueKind.Concept, "codes") => (new CqlType.ListOf(CqlType.Code), (_, v) =>
                Value.Of(new CqlList([.. v.Concept.Codes.Select(c => Value.Of(c))]))
            ),
            (ValueKind.Vocabulary, "id") => (CqlType.String, (_, v) => Value.Of(v.Vocabulary.Id)),
            _ => null,
        };
}
