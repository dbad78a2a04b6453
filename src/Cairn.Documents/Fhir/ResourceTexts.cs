using System.Text.Json;

namespace Cairn.Documents.Fhir;

/// <summary>
/// Cuts a file into the texts of its resources: a bundle, a single resource, or lines of either (NDJSON). Each is read by itself
/// later, so that one that is broken hides no other.
/// </summary>
static class ResourceTexts
{
    /// <exception cref="JsonException">The text is no JSON; its line counts from 0.</exception>
    public static List<ResourceText> Of(byte[] file, bool isLines)
    {
        var found = new List<ResourceText>();
        ReadOnlyMemory<byte> text = file.AsSpan() is [0xEF, 0xBB, 0xBF, ..] ? file.AsMemory(3) : file;
        if (!isLines)
        {
            Take(text, 1, null, found);
            return found;
        }
        for (var line = 1; !text.IsEmpty; line++)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var one = end < 0 ? text : text[..end];
            if (one.Span.ContainsAnyExcept(" \t\r"u8))
                Take(one, line, null, found);
            text = end < 0 ? default : text[(end + 1)..];
        }
        return found;
    }

    static void Take(ReadOnlyMemory<byte> json, int line, string? fullUrl, List<ResourceText> found)
    {
        var parts = Parts(json);
        if (parts.Type != "Bundle")
            found.Add(new(line, fullUrl, parts.Type, json));
        else if (parts.Entries is { } entries)
            Entries(json[entries.Start..entries.End], line + Lines(json.Span[..entries.Start]), found);
    }

    readonly record struct Place(int Start, int End);

    // What stands at the top of an object: its type, the list of entries of a bundle, the resource and name of an entry.
    static (string? Type, Place? Entries, Place? Resource, string? FullUrl) Parts(ReadOnlyMemory<byte> json)
    {
        var (type, entries, resource, fullUrl) = ((string?)null, (Place?)null, (Place?)null, (string?)null);
        var reader = new Utf8JsonReader(json.Span, new() { CommentHandling = JsonCommentHandling.Skip });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.String && name == "resourceType")
                type = reader.GetString();
            if (reader.TokenType == JsonTokenType.String && name == "fullUrl")
                fullUrl = reader.GetString();
            reader.Skip();
            var place = new Place(start, (int)reader.BytesConsumed);
            entries = name == "entry" ? place : entries;
            resource = name == "resource" ? place : resource;
        }
        return (type, entries, resource, fullUrl);
    }

    static void Entries(ReadOnlyMemory<byte> list, int line, List<ResourceText> found)
    {
        var reader = new Utf8JsonReader(list.Span);
        var (counted, at) = (0, line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var entry = list[start..(int)reader.BytesConsumed];
            at += Lines(list.Span[counted..start]);
            counted = start;
            var parts = Parts(entry);
            if (parts.Resource is { } resource)
                Take(entry[resource.Start..resource.End], at + Lines(entry.Span[..resource.Start]), parts.FullUrl, found);
        }
    }

    static int Lines(ReadOnlySpan<byte> text) => text.Count((byte)'\n');
}
