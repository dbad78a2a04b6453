using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// A line of a text corpus, {nct, body, brief}: the body starts with a tag and the title, goes on with sentences and ends with
/// the title again. Nothing else of the trial is known.
/// </summary>
static class TextRecord
{
    public static ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var (number, body, brief) = (Text(document, "nct"), Text(document, "body"), Text(document, "brief"));
        var (title, description) = Parts(body);
        var about = new JsonObject();
        if (brief.Length > 0)
            about["briefSummary"] = brief;
        if (description.Length > 0)
            about["detailedDescription"] = description;
        var identification = new JsonObject { ["nctId"] = number };
        if (title.Length > 0)
            identification["briefTitle"] = title;
        var record = new JsonObject
        {
            ["protocolSection"] = new JsonObject { ["identificationModule"] = identification, ["descriptionModule"] = about },
        };
        return JsonSerializer.SerializeToUtf8Bytes(record);
    }

    static string Text(JsonDocument document, string key) =>
        document.RootElement.TryGetProperty(key, out var json) && json.ValueKind == JsonValueKind.String
            ? json.GetString()!.Trim()
            : "";

    static (string Title, string Description) Parts(string body)
    {
        var text = body.StartsWith('(') && body.IndexOf(')') is > 0 and < 20 and var tag ? body[(tag + 1)..] : body;
        var paragraphs = text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (paragraphs.Length == 0)
            return ("", "");
        var title = paragraphs[0].TrimEnd('.');
        var rest = paragraphs.Skip(1).Where(p => p != "." && p.TrimEnd('.') != title);
        return (title, string.Join("\n\n", rest));
    }
}
