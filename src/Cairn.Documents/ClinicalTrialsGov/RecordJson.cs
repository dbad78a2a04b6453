using System.Text.Json;
using Cairn.Registry;
using Cairn.Registry.Modules;
using Cairn.Registry.Structure;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Records of the registry's interface, version 2, as values by piece and as a trial.</summary>
public static class RecordJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = false,
        MaxDepth = 64,
    };

    /// <summary>The trial of a record; null with the reason when a value has another shape than the registry's.</summary>
    public static Checked<RegisteredTrial> Trial(ReadOnlySpan<byte> json, string place)
    {
        try
        {
            return new(JsonSerializer.Deserialize<RegisteredTrial>(json, Options), []);
        }
        catch (JsonException broken)
        {
            return new(null, [Broken(broken, place)]);
        }
    }

    /// <summary>The values of a record by piece. What has no piece in the registry's data structure has no place here.</summary>
    public static RecordValues Values(JsonElement record)
    {
        var values = new RecordValues();
        foreach (var section in Pieces.Sections)
            if (record.ValueKind == JsonValueKind.Object && record.TryGetProperty(section.Field, out var json))
                Read(section, json, values);
        return values;
    }

    static void Read(Piece piece, JsonElement json, RecordValues values)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            values.Sizes[piece] = values.Sizes.GetValueOrDefault(piece) + json.GetArrayLength();
            foreach (var item in json.EnumerateArray())
                ReadOne(piece, item, values);
        }
        else
            ReadOne(piece, json, values);
    }

    static void ReadOne(Piece piece, JsonElement json, RecordValues values)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var child in piece.Children)
                    if (json.TryGetProperty(child.Field, out var inner))
                        Read(child, inner, values);
                if (piece.Name == "Location")
                    values.Sites.Add(Site(json));
                break;
            case JsonValueKind.String:
                if (piece.Kind != PieceKind.Group && TextOf(json) is { } text)
                    values.Add(piece, text);
                break;
            case JsonValueKind.Number:
                values.Add(piece, json.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values.Add(piece, json.ValueKind == JsonValueKind.True ? "true" : "false");
                break;
            case JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined:
                break;
        }
    }

    /// <summary>The text; null when it is empty, or holds half a character.</summary>
    static string? TextOf(JsonElement json)
    {
        try
        {
            return json.GetString() is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static RecordSite Site(JsonElement location)
    {
        var point = location.TryGetProperty("geoPoint", out var geo) && geo.ValueKind == JsonValueKind.Object ? geo : default;
        return new(Text("country"), Text("state"), Text("city"), Text("status"), Degrees("lat"), Degrees("lon"));

        string? Text(string key) =>
            location.TryGetProperty(key, out var json) && json.ValueKind == JsonValueKind.String ? TextOf(json) : null;

        double? Degrees(string key) =>
            point.ValueKind == JsonValueKind.Object
            && point.TryGetProperty(key, out var json)
            && json.ValueKind == JsonValueKind.Number
                ? json.GetDouble()
                : null;
    }

    internal static Finding Broken(JsonException broken, string place) =>
        Finding.Error(
            place,
            (int?)broken.LineNumber + 1,
            broken.Path is { Length: > 1 } path ? path : null,
            $"This is no sound record: {broken.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.')}.",
            "Save the record from the registry again."
        );
}
