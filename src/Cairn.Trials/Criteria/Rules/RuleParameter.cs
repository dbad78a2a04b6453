using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Quantities;

namespace Cairn.Criteria.Rules;

/// <summary>A bound or a choice of a study's criteria, as the study has it.</summary>
/// <param name="Name">Begins with the id of the criterion it belongs to.</param>
/// <param name="Value">As eligibility.cql says it.</param>
public sealed record RuleParameter(string Name, CqlType Type, Value Value)
{
    /// <summary>A number, with or without a unit: it can be loosened.</summary>
    public bool IsBound => Value.Kind is ValueKind.Integer or ValueKind.Decimal or ValueKind.Quantity;

    /// <summary>Of another value.</summary>
    public RuleParameter With(Value value) => this with { Value = value };

    /// <summary><c>2.5</c>, <c>4 weeks</c>, <c>45 %</c>: the value in words.</summary>
    public string Says
    {
        get
        {
            if (Value.Kind == ValueKind.Boolean)
                return Value.IsTrue ? "yes" : "no";
            return Value.Kind == ValueKind.List ? string.Join(", ", Value.List.Items.Select(Element)) : Plain(Value);
        }
    }

    /// <summary>An entry of a table: VENETOCLAX 26.</summary>
    static string Element(Value value) =>
        value is { Kind: ValueKind.Tuple, Tuple: var tuple } ? string.Join(' ', tuple.Values.Select(Plain)) : Plain(value);

    static string Plain(Value value)
    {
        var words = value.ToString().Replace("'", "", StringComparison.Ordinal);
        if (value.Kind != ValueKind.Quantity)
            return words;
        var unit = value.Quantity.Unit;
        return words.Replace(unit, UnitWords.Of(unit), StringComparison.Ordinal);
    }
}
