using Cairn.Cql.Types;

namespace Cairn.Cql.Evaluation;

/// <summary>
/// What a library asks of the records: its retrieves, each with a number, and the properties it reads. Records that are read
/// ahead for a library need hold no more.
/// </summary>
sealed class Reading
{
    readonly Dictionary<CodeAsked, int> _byCode = [];
    readonly Dictionary<RecordType, int> _byType = [];
    readonly List<(RecordType Type, CodeAsked? Code)> _retrieves = [];
    readonly HashSet<RecordProperty> _properties = [];

    /// <summary>By number: all rows of a type, or those of which a property is a text.</summary>
    public IReadOnlyList<(RecordType Type, CodeAsked? Code)> Retrieves => _retrieves;

    public IReadOnlySet<RecordProperty> Properties => _properties;

    public void Add(RecordProperty property) => _properties.Add(property);

    /// <summary>The number of a retrieve of all rows of a type.</summary>
    public int Number(RecordType type) => Number(_byType, type, (type, null));

    /// <summary>The number of a retrieve by a text.</summary>
    public int Number(CodeAsked code) => Number(_byCode, code, (code.Type, code));

    int Number<K>(Dictionary<K, int> known, K key, (RecordType, CodeAsked?) retrieve)
        where K : notnull
    {
        if (known.TryGetValue(key, out var number))
            return number;
        _retrieves.Add(retrieve);
        return known[key] = _retrieves.Count - 1;
    }
}
