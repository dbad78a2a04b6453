using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cairn.Registry.Structure;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Values of the older XML, one by one, and how they are put into JSON: what is not there is left out.</summary>
static class LegacyXml
{
    static readonly string[] LongDates = ["MMMM d, yyyy", "MMMM dd, yyyy"];

    /// <summary>The text of a child; null when absent or empty. A path goes down: facility/address/city.</summary>
    public static string? Text(this XElement element, string path)
    {
        XElement? at = element;
        foreach (var name in path.Split('/'))
            at = at?.Element(name);
        return at is null ? null : Said(at);
    }

    public static string? Said(this XElement element) => element.Value.Trim() is { Length: > 0 } text ? text : null;

    public static IReadOnlyList<string> Texts(this XElement element, string name) =>
        [.. from child in element.Elements(name) let said = Said(child) where said is not null select said];

    /// <summary>The text block of a child, unwrapped.</summary>
    public static string? Block(this XElement element, string name) =>
        (element.Element(name)?.Element("textblock") ?? element.Element(name)) is { } block && Said(block) is not null
            ? LegacyText.Unwrapped(block.Value)
            : null;

    /// <summary>Yes or No.</summary>
    public static bool? Flag(this XElement element, string path) =>
        element.Text(path) switch
        {
            "Yes" or "Accepts Healthy Volunteers" => true,
            "No" => false,
            _ => null,
        };

    /// <summary>May 22, 2025 as 2025-05-22; May 2025 as 2025-05; 04/2007 as 2007-04; anything else as written.</summary>
    public static string? Date(string? text)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, LongDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (
            DateOnly.TryParseExact(
                text,
                ["MMMM yyyy", "MM/yyyy"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var month
            )
        )
            return month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return text;
    }

    public static string? Date(this XElement element, string path) => Date(element.Text(path));

    /// <summary>A date with its type, as the interface nests them.</summary>
    public static JsonObject? DateStruct(this XElement element, string name) =>
        element.Element(name) is { } date
            ? new JsonObject().Put("date", Date(Said(date))).Put("type", Code("DateType", (string?)date.Attribute("type")))
            : null;

    /// <summary>The code that the words mean; words no code list knows stay as they are.</summary>
    public static string? Code(string list, string? words) =>
        string.IsNullOrWhiteSpace(words) ? null : CodeLists.Meant(list, words) ?? words;

    public static JsonObject Put(this JsonObject json, string key, string? value) =>
        value is null ? json : json.With(key, JsonValue.Create(value));

    public static JsonObject Put(this JsonObject json, string key, bool? value) =>
        value is { } flag ? json.With(key, JsonValue.Create(flag)) : json;

    public static JsonObject Put(this JsonObject json, string key, JsonNode? value) =>
        value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 } ? json : json.With(key, value);

    /// <summary>A whole number; a text that is none stays text.</summary>
    public static JsonObject PutCount(this JsonObject json, string key, string? value)
    {
        if (value is null)
            return json;
        var isCount = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        return json.With(key, isCount ? JsonValue.Create(count) : JsonValue.Create(value));
    }

    public static JsonObject Put(this JsonObject json, string key, IEnumerable<string?> values) =>
        json.Put(key, new JsonArray([.. values.OfType<string>().Select(v => (JsonNode)JsonValue.Create(v))]));

    public static JsonObject PutAll(this JsonObject json, string key, IEnumerable<JsonObject?> items) =>
        json.Put(key, new JsonArray([.. items.OfType<JsonObject>().Where(i => i.Count > 0)]));

    static JsonObject With(this JsonObject json, string key, JsonNode? value)
    {
        json[key] = value;
        return json;
    }
}
