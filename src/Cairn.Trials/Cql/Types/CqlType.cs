using Cairn.Cql.Values;

namespace Cairn.Cql.Types;

/// <summary>A type of CQL. Two types are equal when they are written alike.</summary>
public abstract record CqlType
{
    CqlType() { }

    public static CqlType Any { get; } = new Simple(ValueKind.Null);
    public static CqlType Boolean { get; } = new Simple(ValueKind.Boolean);
    public static CqlType Integer { get; } = new Simple(ValueKind.Integer);
    public static CqlType Long { get; } = new Simple(ValueKind.Long);
    public static CqlType Decimal { get; } = new Simple(ValueKind.Decimal);
    public static CqlType String { get; } = new Simple(ValueKind.String);
    public static CqlType Date { get; } = new Simple(ValueKind.Date);
    public static CqlType DateTime { get; } = new Simple(ValueKind.DateTime);
    public static CqlType Time { get; } = new Simple(ValueKind.Time);
    public static CqlType Quantity { get; } = new Simple(ValueKind.Quantity);
    public static CqlType Ratio { get; } = new Simple(ValueKind.Ratio);
    public static CqlType Code { get; } = new Simple(ValueKind.Code);
    public static CqlType Concept { get; } = new Simple(ValueKind.Concept);
    public static CqlType Vocabulary { get; } = new Simple(ValueKind.Vocabulary);

    /// <summary>Any of the types without parts; Any itself has the kind of null.</summary>
    public sealed record Simple(ValueKind Kind) : CqlType
    {
        public override string ToString() => Kind == ValueKind.Null ? "Any" : $"{Kind}";
    }

    public sealed record IntervalOf(CqlType Point) : CqlType
    {
        public override string ToString() => $"Interval<{Point}>";
    }

    public sealed record ListOf(CqlType Element) : CqlType
    {
        public override string ToString() => $"List<{Element}>";
    }

    public sealed record TupleOf(IReadOnlyList<(string Name, CqlType Type)> Elements) : CqlType
    {
        /// <summary>The element's type; null when there is none of that name.</summary>
        public CqlType? Find(string name) => Elements.FirstOrDefault(e => e.Name == name).Type;

        public bool Equals(TupleOf? other) => other is not null && Elements.SequenceEqual(other.Elements);

        public override int GetHashCode() => Elements.Count;

        public override string ToString() => $"Tuple{{{string.Join(", ", Elements.Select(e => $"{e.Name} {e.Type}"))}}}";
    }

    public sealed record Choice(IReadOnlyList<CqlType> Options) : CqlType
    {
        public bool Equals(Choice? other) => other is not null && Options.SequenceEqual(other.Options);

        public override int GetHashCode() => Options.Count;

        public override string ToString() => $"Choice<{string.Join(", ", Options)}>";
    }

    /// <summary>A type of the data model.</summary>
    public sealed record RecordOf(RecordType Type) : CqlType
    {
        public override string ToString() => Type.Name;
    }

    /// <summary>A variable of an operator's signature; a point variable stands for a type that has an order.</summary>
    internal sealed record Variable(string Name) : CqlType
    {
        public bool IsPoint => Name == "P";

        public override string ToString() => Name;
    }

    /// <summary>The kind of a simple type; null for others.</summary>
    internal ValueKind? SimpleKind => this is Simple simple ? simple.Kind : null;

    internal static CqlType? OfName(string name) =>
        name switch
        {
            "Any" => Any,
            "Boolean" => Boolean,
            "Integer" => Integer,
            "Long" => Long,
            "Decimal" => Decimal,
            "String" => String,
            "Date" => Date,
            "DateTime" => DateTime,
            "Time" => Time,
            "Quantity" => Quantity,
            "Ratio" => Ratio,
            "Code" => Code,
            "Concept" => Concept,
            "Vocabulary" or "ValueSet" or "CodeSystem" => Vocabulary,
            _ => null,
        };
}
