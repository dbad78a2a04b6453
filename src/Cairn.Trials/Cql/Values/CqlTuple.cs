namespace Cairn.Cql.Values;

/// <summary>Named elements in the order written.</summary>
public sealed class CqlTuple(string[] names, Value[] values)
{
    public IReadOnlyList<string> Names => names;
    public IReadOnlyList<Value> Values => values;

    /// <summary>Null for a name the tuple has not.</summary>
    public Value this[string name]
    {
        get
        {
            for (var i = 0; i < names.Length; i++)
                if (names[i] == name)
                    return values[i];
            return Value.Null;
        }
    }
}
