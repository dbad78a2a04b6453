using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// The JSON Schema of <c>study.yaml</c>: its sentences are written by hand; the words that a key allows are read from the reader
/// of
/// study files, and the escalation from the designs.
/// </summary>
public static class StudySchema
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema with its words and its escalation as the code says them now.</summary>
    public static string Text()
    {
        var schema = JsonNode.Parse(ByHand())!;
        foreach (var (shape, keys) in StudyReader.Keys())
        foreach (var key in keys.Where(k => k.Words.Count > 0))
            Allow(ShapeOf(schema, shape)?["properties"]?[key.Name], key.Words);
        foreach (var (name, definition) in EscalationSchema.Definitions())
            schema["$defs"]![name] = definition;
        return schema.ToJsonString(Indented) + "\n";
    }

    // A value stands by itself, or beside its source under "value".
    static void Allow(JsonNode? property, IReadOnlyList<string> words)
    {
        if (property?["anyOf"]?.AsArray() is not [{ } plain, { } sourced])
            return;
        foreach (var value in (JsonNode?[])[plain, sourced["properties"]?["value"]])
            if ((value?["items"] ?? value) is JsonObject said && said.ContainsKey("enum"))
                said["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]);
    }

    static JsonNode? ShapeOf(JsonNode schema, string shape) => shape == nameof(Studies.Study) ? schema : schema["$defs"]![shape];

    static string ByHand()
    {
        using var stream = typeof(StudySchema).Assembly.GetManifestResourceStream("study.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
