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
    public abstract Test Test(Operand[] operands, Precision? precision);

    public override Eval Bind(Operand[] arguments, Precision? precision)
    {
        var test = Test(arguments, precision);
        return frame => Value.Of(test(frame));
    }
}

/// <summary>An operator of one value that gives a truth, also of a null.</summary>
sealed record ConditionOperator(Signature Said, Holding Body) : TruthOperator(Said, Lenient: true)
{
    public override Test Test(Operand[] operands, Precision? precision)
    {
        var (operand, body) = (operands[0], Body);
        return frame =>
        {
            var room = Value.Null;
            return body(in operand.In(frame, ref room));
        };
    }

    public override Value Apply(params ReadOnlySpan<Value> operands) => Value.Of(Body(operands[0]));
}

/// <summary>An operator between two values that gives a truth; of a strict one with a null it is unknown.</summary>
sealed record RelationOperator(Signature Said, bool Lenient, Relating Body) : TruthOperator(Said, Lenient)
{
    public override Test Test(Operand[] operands, Precision? precision)
    {
        var (left, right, body, strict) = (operands[0], operands[1], Body, !IsLenient);
        return frame =>
        {
            Value atLeft = Value.Null,
                atRight = Value.Null;
            ref readonly var a = ref left.In(frame, ref atLeft);
            if (strict && a.IsNull)
                return Truth.Unknown;
            ref readonly var b = ref right.In(frame, ref atRight);
            return strict && b.IsNull ? Truth.Unknown : body(in a, in b, precision);
        };
    }

    public override Value Apply(params ReadOnlySpan<Value> operands) => Value.Of(Body(operands[0], operands[1], null));
}
