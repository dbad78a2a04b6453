using Cairn.Cql.Types;

namespace Cairn.Cql.Compilation;

/// <summary>A data model: the record types that libraries may retrieve.</summary>
public sealed class Model(string name, IEnumerable<RecordType> types)
{
    readonly Dictionary<string, RecordType> _types = types.ToDictionary(t => t.Name, StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyCollection<RecordType> Types => _types.Values;

    /// <summary>Null when the model has no type of that name.</summary>
    public RecordType? Find(string type) => _types.GetValueOrDefault(type);
}
