using Cairn.Cql.Evaluation;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>What asking for an expression again costs.</summary>
enum Form
{
    /// <summary>It is worked out each time.</summary>
    WorkedOut,

    /// <summary>It has its value already: a local value, a definition.</summary>
    Named,

    /// <summary>It asks neither rows, names nor the clock.</summary>
    Constant,
}

/// <summary>A compiled expression with its type. One that gives a truth is compiled as a test.</summary>
readonly record struct Typed(CqlType Type, Eval Eval, Form Form = Form.WorkedOut)
{
    readonly Test? _test;
    readonly Operand? _operand;

    /// <summary>The place of a local value; null when it is none.</summary>
    public int? Slot { get; init; }

    public bool IsConstant => Form == Form.Constant;

    /// <summary>The expression for the one around it.</summary>
    public Operand Operand => _operand ?? Operand.Called(Eval);

    /// <summary>The expression as a condition: what is no truth is unknown.</summary>
    public Test Test
    {
        get
        {
            var operand = Operand;
            return _test
                ?? (
                    frame =>
                    {
                        var room = Value.Null;
                        return operand.In(frame, ref room).Truth;
                    }
                );
        }
        private init => _test = value;
    }

    public static Typed Of(CqlType type, Operand operand, Form form) => new(type, operand, form);

    Typed(CqlType type, Operand operand, Form form)
        : this(type, operand.Eval, form) => _operand = operand;

    public static Typed Of(Test test, Form form = Form.WorkedOut) =>
        new(CqlType.Boolean, frame => Value.Of(test(frame)), form) { Test = test };

    public static Typed Constant(CqlType type, Value value)
    {
        var truth = value.Truth;
        return new(type, Operand.Constant(value), Form.Constant) { Test = _ => truth };
    }

    /// <summary>Worked out at once when it is constant; left for later when working it out is an error.</summary>
    public Typed Folded()
    {
        if (!IsConstant)
            return this;
        try
        {
            return Constant(Type, Eval(new Frame(Scene.At(DateOnly.MinValue), 0, 0, null)));
        }
        catch (CqlException)
        {
            return this with { Form = Form.WorkedOut };
        }
    }

    /// <summary>Constant where all its parts are, and then worked out at once.</summary>
    public Typed FoldedWith(params IEnumerable<Typed> parts) =>
        parts.All(p => p.IsConstant) ? (this with { Form = Form.Constant }).Folded() : this;

    /// <summary>Converted implicitly; a null stays null.</summary>
    public Typed To(CqlType type, Conversion conversion)
    {
        var operand = Operand;
        if (conversion.Apply is not { } apply)
            return this with { Type = type };
        return new Typed(type, frame =>
        {
            var room = Value.Null;
            ref readonly var value = ref operand.In(frame, ref room);
            return value.IsNull ? Value.Null : apply(value);
        }).FoldedWith(this);
    }

    /// <summary>With values that it names forgotten first: they are worked out anew when they are needed.</summary>
    public Typed Forgetting(params (int Slot, Eval Value)[] values)
    {
        if (values is [])
            return this;
        var (eval, test) = (Eval, Test);
        return new(Type, frame =>
        {
            frame.Forget(values);
            return eval(frame);
        })
        {
            Test = frame =>
            {
                frame.Forget(values);
                return test(frame);
            },
        };
    }
}
