using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Registry;
using Cairn.Registry.Structure;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// A line of a text corpus, {nct, body, brief}: the body starts with a tag and the title, goes on with sentences and ends with
/// the title again. Nothing else of the trial is known.
/// </summary>
static class TextRecord
{
    static readonly Piece Number = Pieces.Of("NCTId"),
        Title = Pieces.Of("BriefTitle"),
        Summary = Pieces.Of("BriefSummary"),
        Description = Pieces.Of("DetailedDescription");

    /// <summary>The values of the record that <see cref="ToJson"/> gives, without making it.</summary>
    public static RecordValues Values(ReadOnlyMemory<byte> line)
    {
        var (number, title, summary, description) = Read(line);
        var values = new RecordValues();
        Add(Number, number);
        Add(Title, title);
        Add(Summary, summary);
        Add(Description, description);
        return values;

        void Add(Piece piece, string text)
        {
            if (text.Length > 0)
                values.Add(piece, text);
        }
    }

    public static ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> line)
    {
        var (number, title, summary, description) = Read(line);
        var about = new JsonObject();
        if (summary.Length > 0)
            about["briefSummary"] = summary;
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

    static (string Number, string Title, string Summary, string Description) Read(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var (title, description) = Parts(Text(document, "body"));
        return (Text(document, "nct"), title, Text(document, "brief"), description);
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
