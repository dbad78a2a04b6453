using System.Collections.Immutable;

namespace Cairn.Escalation.Plan;

/// <summary>
/// What a protocol states of a design, by parameter. Asked for a parameter that is not stated, it gives the parameter's default.
/// Equal when the same is stated.
/// </summary>
public sealed class Numbers : IEquatable<Numbers>
{
    readonly ImmutableSortedDictionary<string, object?> _stated; // null: stated, and unreadable

    Numbers(ImmutableSortedDictionary<string, object?> stated) => _stated = stated;

    /// <summary>Nothing stated.</summary>
    public static Numbers None { get; } = new(ImmutableSortedDictionary.Create<string, object?>(StringComparer.Ordinal));

    /// <summary>The same with a value stated; null for one that is stated and cannot be read.</summary>
    public Numbers With(Parameter parameter, object? value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return new(_stated.SetItem(parameter.Key, value is IReadOnlyList<double> row ? new ValueList<double>([.. row]) : value));
    }

    /// <summary>True when it is stated, readable or not.</summary>
    public bool States(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return _stated.ContainsKey(parameter.Key);
    }

    /// <summary>The value stated; null when there is none, or none that can be read.</summary>
    public object? Value(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return _stated.GetValueOrDefault(parameter.Key);
    }

    public int? this[WholeParameter parameter] => Value(parameter) as int? ?? parameter.Default;

    public double? this[RealParameter parameter] => Value(parameter) as double? ?? parameter.Default;

    public bool this[FlagParameter parameter] => Value(parameter) is true;

    public IReadOnlyList<double>? this[RealsParameter parameter] => Value(parameter) as IReadOnlyList<double>;

    /// <summary>The member chosen.</summary>
    public TMember Of<TMember>(ChoiceParameter<TMember> parameter)
        where TMember : struct, Enum => Value(parameter) as TMember? ?? parameter.Default;

    /// <summary>The record stated; null for none.</summary>
    public TRecord? Of<TRecord>(RecordParameter<TRecord> parameter)
        where TRecord : class => Value(parameter) as TRecord;

    /// <summary>The records stated; null for none.</summary>
    public IReadOnlyList<TRecord>? Of<TRecord>(RecordsParameter<TRecord> parameter)
        where TRecord : class => Value(parameter) as IReadOnlyList<TRecord>;

    /// <summary>The table stated; null for none.</summary>
    public TTable? Of<TTable>(TableParameter<TTable> parameter)
        where TTable : class => Value(parameter) as TTable;

    public bool Equals(Numbers? other) => other is not null && _stated.SequenceEqual(other._stated);

    public override bool Equals(object? obj) => Equals(obj as Numbers);

    public override int GetHashCode() => _stated.Aggregate(0, (hash, number) => HashCode.Combine(hash, number));

    public override string ToString() => string.Join(", ", _stated.Select(number => $"{number.Key} {number.Value}"));
}
