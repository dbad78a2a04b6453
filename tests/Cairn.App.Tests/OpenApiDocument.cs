using System.Globalization;
using System.Text.Json;
using YamlDotNet.Serialization;

namespace Cairn.App.Tests;

/// <summary>
/// The OpenAPI document of the registry's interface, as far as answers can be held against it: references, objects with their
/// required and known properties, lists, code lists, simple types.
/// </summary>
sealed class OpenApiDocument
{
    const string File = "samples/ctgov/api/ctg-oas-v2.yaml";

    readonly Dictionary<string, object> _schemas;

    OpenApiDocument(Dictionary<string, object> schemas) => _schemas = schemas;

    public static OpenApiDocument Read()
    {
        var path = Path.Combine(SeedRecord.Shared, File);
        Assert.SkipUnless(System.IO.File.Exists(path), $"{File} is not beside the repository (see CONTRIBUTING, shared files)");
        var root = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(System.IO.File.ReadAllText(path));
        return new(Named(Named(root["components"])["schemas"]));
    }

    /// <summary>Where a value differs from a schema; empty when it is as the document says.</summary>
    public IReadOnlyList<string> Differences(JsonElement json, string schema)
    {
        var found = new List<string>();
        Check(json, Named(_schemas[schema]), schema, found);
        return found;
    }

    static Dictionary<string, object> Named(object yaml) =>
        ((Dictionary<object, object>)yaml).ToDictionary(p => (string)p.Key, p => p.Value);

    void Check(JsonElement json, Dictionary<string, object> schema, string path, List<string> found)
    {
        if (schema.TryGetValue("$ref", out var reference))
        {
            Check(json, Named(_schemas[((string)reference).Split('/')[^1]]), path, found);
            return;
        }
        if (schema.TryGetValue("enum", out var codes) && !((List<object>)codes).Contains(json.ToString()))
            found.Add($"{path}: '{json}' is none of the codes");
        switch (schema.GetValueOrDefault("type"))
        {
            case "object":
                CheckObject(json, schema, path, found);
                break;
            case "array":
                if (json.ValueKind != JsonValueKind.Array)
                    found.Add($"{path}: no list");
                else
                    foreach (var (item, i) in json.EnumerateArray().Select((item, i) => (item, i)))
                        Check(item, Named(schema["items"]), string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), found);
                break;
            case "string" when json.ValueKind != JsonValueKind.String:
            case "boolean" when json.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
            case "integer" when json.ValueKind != JsonValueKind.Number || !json.TryGetInt64(out _):
            case "number" when json.ValueKind != JsonValueKind.Number:
                found.Add($"{path}: {json.ValueKind} is no {schema["type"]}");
                break;
        }
    }

    void CheckObject(JsonElement json, Dictionary<string, object> schema, string path, List<string> found)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            found.Add($"{path}: no object");
            return;
        }
        var properties = schema.TryGetValue("properties", out var named) ? Named(named) : [];
        var isClosed = properties.Count > 0 && schema.GetValueOrDefault("additionalProperties") is "false";
        foreach (var property in json.EnumerateObject())
            if (properties.TryGetValue(property.Name, out var inner))
                Check(property.Value, Named(inner), $"{path}.{property.Name}", found);
            else if (isClosed)
                found.Add($"{path}.{property.Name}: not in the document");
        if (schema.TryGetValue("required", out var required))
            foreach (var name in ((List<object>)required).Cast<string>().Where(n => !json.TryGetProperty(n, out _)))
                found.Add($"{path}.{name}: missing");
    }
}
