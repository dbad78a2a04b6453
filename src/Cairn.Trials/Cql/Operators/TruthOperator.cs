using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>What holds between two values, perhaps asked at a precision.</summary>
delegate Truth Relating(in Value a, in Value b, Precision? precision);

/// <summary>An operator between two values that gives a truth; of a strict one with a null it is unknown.</summary>
sealed record TruthOperator(Signature Said, bool Lenient, Relating Body) : Operator(Said, Lenient)
{
    /// <summary>The relation between two compiled expressions.</summary>
    public Test Test(Eval[] sides, Precision? precision)
    {
        var (left, right, body) = (sides[0], sides[1], Body);
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

    public override Eval Bind(Eval[] arguments, Precision? precision)
    {
        var test = Test(arguments, precision);
        return frame => Value.Of(test(frame));
    }

    public override Value Apply(params ReadOnlySpan<Value> operands) => Value.Of(Body(operands[0], operands[1], null));
}
