namespace Cairn.Registry.Structure;

/// <summary>What kind of value a piece holds, and so what can be asked of it.</summary>
public enum PieceKind
{
    /// <summary>Holds other pieces.</summary>
    Group,
    Text,

    /// <summary>Text with CommonMark's marks.</summary>
    Markup,

    /// <summary>A registry number: NCT and eight digits.</summary>
    Number,

    /// <summary>One of a code list.</summary>
    Code,
    Flag,

    /// <summary>A day, a month or a year.</summary>
    Date,
    Time,
    Count,
    Measure,

    /// <summary>An age as the registry writes it: 18 Years, 6 Months.</summary>
    Age,
}

/// <summary>One field of the registry's data structure.</summary>
/// <param name="Name">The registry's name of the piece, for example LeadSponsorName.</param>
/// <param name="Field">Its name in the record, for example name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">The registry's name of its type: of the code list, of the object, or text, date, int.</param>
/// <param name="IsList">True when the record holds a list of it at its place.</param>
/// <param name="Parent">The group it stands in; null at the top of a record.</param>
public sealed record Piece(string Name, string Field, PieceKind Kind, string Type, bool IsList, Piece? Parent)
{
    readonly List<Piece> _children = [];

    public IReadOnlyList<Piece> Children => _children;

    /// <summary>Where it stands in a record: protocolSection.statusModule.startDateStruct.date.</summary>
    public string Path => Parent is null ? Field : $"{Parent.Path}.{Field}";

    /// <summary>True when a range can be asked of it: dates, counts, measures, ages.</summary>
    public bool HasOrder => Kind is PieceKind.Date or PieceKind.Count or PieceKind.Measure or PieceKind.Age;

    /// <summary>True when words can be looked for in it.</summary>
    public bool HasWords => Kind is PieceKind.Text or PieceKind.Markup or PieceKind.Number;

    /// <summary>The codes it may hold, in the registry's order; empty for a piece of another kind.</summary>
    public IReadOnlyList<string> Codes => Kind == PieceKind.Code ? CodeLists.Of(Type) : [];

    /// <summary>It and every piece below it.</summary>
    public IEnumerable<Piece> All => _children.SelectMany(c => c.All).Prepend(this);

    internal void Add(Piece child) => _children.Add(child);

    public bool Equals(Piece? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => Name;
}
