using Cairn.Registry.Structure;

namespace Cairn.Registry;

/// <summary>The values of a record by piece, in the order of the record, each as text.</summary>
public sealed class RecordValues
{
    readonly Dictionary<Piece, List<string>> _values = [];

    /// <summary>The sites; their parts also stand under the pieces of locations.</summary>
    public List<RecordSite> Sites { get; } = [];

    /// <summary>How many elements the lists of the record have, by piece.</summary>
    public Dictionary<Piece, int> Sizes { get; } = [];

    public IEnumerable<Piece> Pieces => _values.Keys;

    /// <summary>The values of a piece; empty when the record has none.</summary>
    public IReadOnlyList<string> this[Piece piece] => _values.TryGetValue(piece, out var values) ? values : [];

    /// <summary>The values of the piece of that name.</summary>
    public IReadOnlyList<string> this[string piece] => this[Structure.Pieces.Of(piece)];

    /// <summary>The first value of the piece of that name; null when there is none.</summary>
    public string? First(string piece) => this[piece] is [var first, ..] ? first : null;

    public void Add(Piece piece, string value)
    {
        if (!_values.TryGetValue(piece, out var values))
            _values[piece] = values = [];
        values.Add(value);
    }
}

/// <summary>A site of a record as written.</summary>
public sealed record RecordSite(
    string? Country,
    string? State,
    string? City,
    string? Status,
    double? Latitude,
    double? Longitude
);
