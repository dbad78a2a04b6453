using Cairn.Cql.Values;

namespace Cairn.Cql.Operators;

/// <summary>
/// Logic and nulls (CQL 1.5, 9-B, Logical and Nullological Operators). And, Or and Coalesce, which stop early, and
/// the tests of a truth and of a null are compiled apart.
/// </summary>
static class LogicalOperators
{
    public static IEnumerable<Operator> All =>
        [
            Operator.Relation("Xor(Boolean, Boolean) Boolean", (a, b) => TruthLogic.Of(a.IsTrue != b.IsTrue)),
            Operator.Of("Coalesce(List<T>) T", a => a.List.Items.FirstOrDefault(i => !i.IsNull)),
            Operator.OfSeveral("Message(T, Boolean, String, String, String) T", Message, lenient: true),
        ];

    /// <summary>The source, unless the condition holds and the severity is Error.</summary>
    static Value Message(Value[] given)
    {
        var isError = !given[3].IsNull && string.Equals(given[3].String, "error", StringComparison.OrdinalIgnoreCase);
        if (given[1].IsTrue && isError)
            throw new CqlException($"{Literal.Plain(given[2])}: {Literal.Plain(given[4])}");
        return given[0];
    }
}
