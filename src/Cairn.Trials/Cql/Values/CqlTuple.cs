namespace Cairn.Cql.Values;

/// <summary>Named elements in the order written.</summary>
public sealed class CqlTuple(IReadOnlyList<string> names, IReadOnlyList<Value> values)
{
    public IReadOnlyList<string> Names { get; } = names;
    public IReadOnlyList<Value> Values { get; } = values;

    /// <summary>Null for a name the tuple has not.</summary>
    public Value this[string name]
    {
        get
        {
            for (var i = 0; i < Names.Count; i++)
                if (Names[i] == name)
                    return Values[i];
            return Value.Null;
        }
    }
}
