using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// One overload of an operator or function. A strict one is null as soon as an operand is, and its body sees none; a lenient one
/// says itself.
/// </summary>
abstract record Operator(Signature Signature, bool IsLenient)
{
    public abstract Eval Bind(Operand[] arguments, Precision? precision);

    /// <summary>The result for given values, for operators that are made of others.</summary>
    public abstract Value Apply(params ReadOnlySpan<Value> operands);

    public static Operator Of(string signature, Func<Value> body) => new Nullary(Signature.Parse(signature), _ => body());

    public static Operator OfScene(string signature, Func<Scene, Value> body) => new Nullary(Signature.Parse(signature), body);

    public static Operator Of(string signature, Func<Value, Value> body, bool lenient = false) =>
        new Unary(Signature.Parse(signature), lenient, body);

    public static Operator Of(string signature, Func<Value, Value, Value> body, bool lenient = false) =>
        new Binary(Signature.Parse(signature), lenient, body);

    public static Operator Of(string signature, Func<Value, Value, Value, Value> body, bool lenient = false) =>
        new Several(Signature.Parse(signature), lenient, v => body(v[0], v[1], v[2]));

    /// <summary>With any number of operands.</summary>
    public static Operator OfSeveral(string signature, Func<Value[], Value> body, bool lenient = false) =>
        new Several(Signature.Parse(signature), lenient, body);

    /// <summary>One that may be asked at a precision.</summary>
    public static Operator Timed(string signature, Func<Value, Precision?, Value> body) =>
        new TimedUnary(Signature.Parse(signature), body);

    /// <summary>One that may be asked at a precision.</summary>
    public static Operator Timed(string signature, Func<Value, Value, Precision?, Value> body, bool lenient = false) =>
        new TimedBinary(Signature.Parse(signature), lenient, body);

    /// <summary>A strict one that gives a truth.</summary>
    public static Operator Relation(string signature, Func<Value, Value, Truth> body, bool lenient = false) =>
        new RelationOperator(Signature.Parse(signature), lenient, (in a, in b, _) => body(a, b));

    /// <summary>One that gives a truth and may be asked at a precision.</summary>
    public static Operator Relation(string signature, Relating body, bool lenient = false) =>
        new RelationOperator(Signature.Parse(signature), lenient, body);

    /// <summary>One of a value that gives a truth, also of a null.</summary>
    public static Operator Condition(string signature, Holding body) => new ConditionOperator(Signature.Parse(signature), body);

    sealed record Nullary(Signature Said, Func<Scene, Value> Body) : Operator(Said, IsLenient: true)
    {
        public override Eval Bind(Operand[] arguments, Precision? precision)
        {
            var body = Body;
            return frame => body(frame.Scene);
        }

        public override Value Apply(params ReadOnlySpan<Value> operands) => throw new NotSupportedException(Signature.Name);
    }

    sealed record Unary(Signature Said, bool Lenient, Func<Value, Value> Body) : Operator(Said, Lenient)
    {
        public override Eval Bind(Operand[] arguments, Precision? precision) => Make(arguments[0], Body, IsLenient);

        public override Value Apply(params ReadOnlySpan<Value> operands) => Body(operands[0]);

        public static Eval Make(Operand operand, Func<Value, Value> body, bool lenient) =>
            frame =>
            {
                var room = Value.Null;
                ref readonly var value = ref operand.In(frame, ref room);
                return value.IsNull && !lenient ? Value.Null : body(value);
            };
    }

    sealed record Binary(Signature Said, bool Lenient, Func<Value, Value, Value> Body) : Operator(Said, Lenient)
    {
        public override Eval Bind(Operand[] arguments, Precision? precision) => Make(arguments[0], arguments[1], Body, IsLenient);

        public override Value Apply(params ReadOnlySpan<Value> operands) => Body(operands[0], operands[1]);

        public static Eval Make(Operand left, Operand right, Func<Value, Value, Value> body, bool lenient) =>
            frame =>
            {
                Value atLeft = Value.Null,
                    atRight = Value.Null;
                ref readonly var a = ref left.In(frame, ref atLeft);
                if (a.IsNull && !lenient)
                    return Value.Null;
                ref readonly var b = ref right.In(frame, ref atRight);
                return b.IsNull && !lenient ? Value.Null : body(a, b);
            };
    }

    sealed record TimedUnary(Signature Said, Func<Value, Precision?, Value> Body) : Operator(Said, IsLenient: false)
    {
        public override Eval Bind(Operand[] arguments, Precision? precision)
        {
            var body = Body;
            return Unary.Make(arguments[0], v => body(v, precision), lenient: false);
        }

        public override Value Apply(params ReadOnlySpan<Value> operands) => Body(operands[0], null);
    }

    sealed record TimedBinary(Signature Said, bool Lenient, Func<Value, Value, Precision?, Value> Body) : Operator(Said, Lenient)
    {
        public override Eval Bind(Operand[] arguments, Precision? precision)
        {
            var body = Body;
            return Binary.Make(arguments[0], arguments[1], (a, b) => body(a, b, precision), IsLenient);
        }

        public override Value Apply(params ReadOnlySpan<Value> operands) => Body(operands[0], operands[1], null);
    }

    sealed record Several(Signature Said, bool Lenient, Func<Value[], Value> Body) : Operator(Said, Lenient)
    {
        public override Eval Bind(Operand[] arguments, Precision? precision)
        {
            var (body, strict) = (Body, !IsLenient);
            return frame =>
            {
                var values = new Value[arguments.Length];
                for (var i = 0; i < values.Length; i++)
                {
                    var room = Value.Null;
                    values[i] = arguments[i].In(frame, ref room);
                    if (strict && values[i].IsNull)
                        return Value.Null;
                }
                return body(values);
            };
        }

        public override Value Apply(params ReadOnlySpan<Value> operands) => Body(operands.ToArray());
    }
}
