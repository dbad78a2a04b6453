using System.Collections.Frozen;
using Cairn.Cql.Values;

namespace Cairn.Cql.Types;

/// <summary>A property of a record type.</summary>
/// <param name="Get">Reads it from a record; null values are unknown.</param>
/// <param name="Source">The variable of the data that it is read from; null when it is named like the property.</param>
public sealed record RecordProperty(string Name, CqlType Type, Func<object, Value> Get, string? Source = null)
{
    /// <summary>Reads a truth from a record; null for other types.</summary>
    internal Func<object, Truth>? Test { get; init; }

    /// <summary>
    /// What two records say together of which nobody can say which is right; null where each speaks for itself. Truths that
    /// differ are unknown.
    /// </summary>
    internal Func<Value, Value, Value>? Together { get; init; }

    internal bool IsToldTogether => IsTruth || Together is not null;

    /// <summary>Its place among the properties of its type, from 0.</summary>
    internal int Place { get; init; }

    internal bool IsTruth => Test is not null;

    bool IsCostly { get; } = Type == CqlType.Quantity || Type is CqlType.IntervalOf;

    /// <summary>Reads it from a row, unless it was read ahead; quantities and intervals are made once.</summary>
    internal Value Of(in Value row)
    {
        var ahead = row.Ahead;
        if (ahead.Has(Place))
            return IsTruth ? Value.Of(ahead.Truth(Place)) : Ahead(row, ahead);
        if (row.Row.Others.Count > 0)
            return Read(row.Row);
        return IsCostly ? row.Row.Kept(this, Get) : Get(row.Record);
    }

    /// <summary>Reads it from a row of which nothing was read ahead.</summary>
    internal Value Read(Row row)
    {
        if (IsTruth)
            return Value.Of(Tested(row));
        return Together is null ? Get(row.Record) : row.Others.Select(Get).Aggregate(Get(row.Record), Together);
    }

    Truth Tested(Row row)
    {
        var said = Test!(row.Record);
        return row.Others.All(other => Test(other) == said) ? said : Truth.Unknown;
    }

    Value Ahead(in Value row, ReadAhead ahead) => ahead.IsValued(Place) ? row.Row.Valued(ahead.Index(Place)) : Value.Null;

    /// <summary>Reads a truth from a row, unless it was read ahead.</summary>
    internal Truth TruthOf(in Value row) => row.Ahead is var ahead && ahead.Has(Place) ? ahead.Truth(Place) : Tested(row.Row);
}

/// <summary>A type of the data model, with at most 32 properties: what a retrieve names in its brackets.</summary>
public sealed class RecordType(string name, string? codePath, IEnumerable<RecordProperty> properties)
{
    readonly FrozenDictionary<string, RecordProperty> _properties = properties
        .Select((p, i) => p with { Place = i })
        .ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);

    public string Name { get; } = name;

    /// <summary>The property that a retrieve's code is compared with; null when the type has none.</summary>
    public string? CodePath { get; } = codePath;

    public IEnumerable<string> Properties => _properties.Keys;

    /// <summary>By their places.</summary>
    internal IReadOnlyList<RecordProperty> InOrder => field ??= [.. _properties.Values.OrderBy(p => p.Place)];

    /// <summary>Null when the type has no property of that name.</summary>
    public RecordProperty? Find(string property) => _properties.GetValueOrDefault(property);
}
