using Cairn.Cql.Types;

namespace Cairn.Cql.Operators;

/// <summary>
/// An operator's name, operand types and result, as the specification prints them: <c>In(P, Interval&lt;P&gt;) Boolean</c>.
/// A single capital is a type variable; P stands for a type of points.
/// </summary>
sealed record Signature(string Name, IReadOnlyList<CqlType> Operands, CqlType Result)
{
    // signature = name "(" [type {"," type}] ")" type
    public static Signature Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = text.LastIndexOf(')');
        var operands = new List<CqlType>();
        var at = open + 1;
        while (at < close)
            operands.Add(Type(text, ref at));
        at = close + 1;
        return new(text[..open], operands, Type(text, ref at));
    }

    // type = name ["<" type ">"]
    static CqlType Type(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or ',')
            at++;
        var start = at;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        var name = text[start..at];
        if (at >= text.Length || text[at] != '<')
            return name.Length == 1 ? new CqlType.Variable(name) : CqlType.OfName(name)!;
        at++;
        var inner = Type(text, ref at);
        at++;
        return name == "List" ? new CqlType.ListOf(inner) : new CqlType.IntervalOf(inner);
    }

    /// <summary>The arguments' conversions and the result's type; null when the operator does not take them.</summary>
    public SignatureMatch? Match(IReadOnlyList<CqlType> arguments)
    {
        if (arguments.Count != Operands.Count)
            return null;
        var bound = new Dictionary<string, CqlType>(StringComparer.Ordinal);
        for (var i = 0; i < Operands.Count; i++)
            Bind(Operands[i], arguments[i], bound);
        if (bound.Any(b => !IsPossible(b.Key, b.Value, arguments)))
            return null;
        var (cost, conversions) = (0, new Conversion[arguments.Count]);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (Conversions.Find(arguments[i], With(Operands[i], bound)) is not { } conversion)
                return null;
            conversions[i] = conversion;
            cost += conversion.Cost + (Operands[i] is CqlType.Variable && arguments[i] != CqlType.Any ? 1 : 0);
        }
        return new(cost, conversions, With(Result, bound));
    }

    static void Bind(CqlType operand, CqlType argument, Dictionary<string, CqlType> bound)
    {
        switch (operand, argument)
        {
            case (CqlType.Variable variable, _):
                bound[variable.Name] = bound.TryGetValue(variable.Name, out var first)
                    ? Conversions.Common(first, argument)
                    : argument;
                break;
            case (CqlType.ListOf list, CqlType.ListOf given):
                Bind(list.Element, given.Element, bound);
                break;
            case (CqlType.IntervalOf interval, CqlType.IntervalOf given):
                Bind(interval.Point, given.Point, bound);
                break;
            default:
                break;
        }
    }

    /// <summary>A choice that no argument brought means that the arguments have nothing in common.</summary>
    static bool IsPossible(string variable, CqlType type, IReadOnlyList<CqlType> arguments)
    {
        var isMixed = type is CqlType.Choice && !arguments.Any(a => a.ToString().Contains("Choice<", StringComparison.Ordinal));
        return !isMixed && (variable != "P" || IsPoint(type));
    }

    static bool IsPoint(CqlType type) =>
        type == CqlType.Any
        || type == CqlType.Integer
        || type == CqlType.Long
        || type == CqlType.Decimal
        || type == CqlType.String
        || type == CqlType.Date
        || type == CqlType.DateTime
        || type == CqlType.Time
        || type == CqlType.Quantity;

    static CqlType With(CqlType type, Dictionary<string, CqlType> bound) =>
        type switch
        {
            CqlType.Variable variable => bound.GetValueOrDefault(variable.Name, CqlType.Any),
            CqlType.ListOf list => new CqlType.ListOf(With(list.Element, bound)),
            CqlType.IntervalOf interval => new CqlType.IntervalOf(With(interval.Point, bound)),
            CqlType.Simple or CqlType.RecordOf or CqlType.TupleOf or CqlType.Choice => type,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
}

/// <summary>How a signature takes given arguments.</summary>
readonly record struct SignatureMatch(int Cost, Conversion[] Conversions, CqlType Result);
