using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>What holds of a value.</summary>
delegate Truth Holding(in Value value);

/// <summary>What holds between two values, perhaps asked at a precision.</summary>
delegate Truth Relating(in Value a, in Value b, Precision? precision);

/// <summary>An operator that gives a truth: it is compiled as a test.</summary>
abstract record TruthOperator(Signature Said, bool Lenient) : Operator(Said, Lenient)
{
    /// <summary>The test of compiled operands.</summary>
    public abstract Test Test(Eval[] operands, Precision? precision);

    public override Eval Bind(Eval[] arguments, Precision? precision)
    {
        var test = Test(arguments, precision);
        return frame => Value.Of(test(frame));
    }
}

/// <summary>An operator of one value that gives a truth, also of a null.</summary>
sealed record ConditionOperator(Signature Said, Holding Body) : TruthOperator(Said, Lenient: true)
{
    public override Test Test(Eval[] operands, Precision? precision)
    {
        var (operand, body) = (operands[0], Body);
        return frame => body(operand(frame));
    }

    public override Value Apply(params ReadOnlySpan<Value> operands) => Value.Of(Body(operands[0]));
}

/// <summary>An operator between two values that gives a truth; of a strict one with a null it is unknown.</summary>
sealed record RelationOperator(Signature Said, bool Lenient, Relating Body) : TruthOperator(Said, Lenient)
{
    public override Test Test(Eval[] operands, Precision? precision)
    {
        var (left, right, body) = (operands[0], operands[1], Body);
        if (IsLenient)
            return frame => body(left(frame), right(frame), precision);
        return frame =>
        {
            var a = left(frame);
            if (a.IsNull)
                return Truth.Unknown;
            var b = right(frame);
            return b.IsNull ? Truth.Unknown : body(a, b, precision);
        };
    }

    /// <summary>The relation of a compiled expression to a known value, which is the same for every subject.</summary>
    public Test TestWith(Value known, Eval operand, Precision? precision)
    {
        var (body, lenient) = (Body, IsLenient);
        return frame =>
        {
            var a = operand(frame);
            return a.IsNull && !lenient ? Truth.Unknown : body(a, known, precision);
        };
    }

    public override Value Apply(params ReadOnlySpan<Value> operands) => Value.Of(Body(operands[0], operands[1], null));
}
