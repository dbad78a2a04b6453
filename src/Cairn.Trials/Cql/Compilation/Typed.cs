using Cairn.Cql.Evaluation;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>A compiled expression with its type.</summary>
/// <param name="IsConstant">True when it asks neither rows, names nor the clock.</param>
readonly record struct Typed(CqlType Type, Eval Eval, bool IsConstant = false)
{
    public static Typed Constant(CqlType type, Value value) => new(type, _ => value, IsConstant: true);

    /// <summary>Worked out at once when it is constant; left for later when working it out is an error.</summary>
    public Typed Folded()
    {
        if (!IsConstant)
            return this;
        try
        {
            return Constant(Type, Eval(new Frame(Scene.At(DateOnly.MinValue), 0)));
        }
        catch (CqlException)
        {
            return this with { IsConstant = false };
        }
    }

    /// <summary>Converted implicitly; a null stays null.</summary>
    public Typed To(CqlType type, Conversion conversion)
    {
        var eval = Eval;
        if (conversion.Apply is not { } apply)
            return this with { Type = type };
        return new Typed(
            type,
            frame =>
            {
                var value = eval(frame);
                return value.IsNull ? value : apply(value);
            },
            IsConstant
        ).Folded();
    }
}
