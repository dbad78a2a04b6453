using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// The JSON Schema of <c>study.yaml</c>: written by hand, but for the escalation, which is read from the designs.
/// </summary>
public static class StudySchema
{
    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema with its escalation as the designs say it now.</summary>
    public static string Text()
    {
        var schema = JsonNode.Parse(ByHand())!;
        foreach (var (name, definition) in EscalationSchema.Definitions())
            schema["$defs"]![name] = definition;
        return schema.ToJsonString(Indented) + "\n";
    }

    static string ByHand()
    {
        using var stream = typeof(StudySchema).Assembly.GetManifestResourceStream("study.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
