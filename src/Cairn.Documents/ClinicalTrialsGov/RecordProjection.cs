using System.Text.Json;
using Cairn.Registry.Structure;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The fields of records that somebody asked for: pieces with all that stands below them.</summary>
public sealed class RecordProjection
{
    readonly HashSet<Piece> _whole;
    readonly HashSet<Piece> _above = [];

    /// <param name="pieces">The pieces wanted.</param>
    public RecordProjection(IEnumerable<Piece> pieces)
    {
        _whole = [.. pieces];
        foreach (var piece in _whole)
            for (var above = piece.Parent; above is not null; above = above.Parent)
                _above.Add(above);
    }

    /// <summary>
    /// Reads names as the interface takes them: pieces (BriefTitle), paths (protocolSection.statusModule) and search areas.
    /// The first name that is none of them otherwise.
    /// </summary>
    public static (RecordProjection? Fields, string? Unknown) Read(IEnumerable<string> names)
    {
        var pieces = new List<Piece>();
        foreach (var name in names)
        {
            if (Pieces.Find(name) is { } piece)
                pieces.Add(piece);
            else if (SearchAreas.Find(name) is { } area)
                pieces.AddRange(area.Parts.Select(p => p.Piece));
            else
                return (null, name);
        }
        return (new(pieces), null);
    }

    /// <summary>Writes what is wanted of a record; objects of which nothing is wanted are left out.</summary>
    public void Write(Utf8JsonWriter to, JsonElement record)
    {
        to.WriteStartObject();
        foreach (var property in record.EnumerateObject())
            if (Pieces.Find(property.Name) is { Parent: null } section)
                Write(to, property, section);
        to.WriteEndObject();
    }

    void Write(Utf8JsonWriter to, JsonProperty property, Piece piece)
    {
        if (_whole.Contains(piece))
            property.WriteTo(to);
        else if (_above.Contains(piece) && Holds(property.Value, piece))
        {
            to.WritePropertyName(property.Name);
            WriteValue(to, property.Value, piece);
        }
    }

    void WriteValue(Utf8JsonWriter to, JsonElement value, Piece piece)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            to.WriteStartArray();
            foreach (var item in value.EnumerateArray())
                WriteValue(to, item, piece);
            to.WriteEndArray();
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            to.WriteStartObject();
            foreach (var property in value.EnumerateObject())
                if (Below(piece, property.Name) is { } child)
                    Write(to, property, child);
            to.WriteEndObject();
        }
    }

    bool Holds(JsonElement value, Piece piece) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Any(item => Holds(item, piece)),
            JsonValueKind.Object => value
                .EnumerateObject()
                .Any(p =>
                    Below(piece, p.Name) is { } child
                    && (_whole.Contains(child) || (_above.Contains(child) && Holds(p.Value, child)))
                ),
            _ => false,
        };

    static Piece? Below(Piece piece, string field)
    {
        foreach (var child in piece.Children)
            if (child.Field == field)
                return child;
        return null;
    }
}
