using System.Text;
using System.Text.Json;
using Cairn.Documents.Csv;
using Cairn.Ledger.Import;

namespace Cairn.Documents.Tables;

/// <summary>
/// CDISC Dataset-JSON 1.1: one dataset as JSON, or as lines (NDJSON: what it is, then a row a line); version 1.0 with its item
/// groups.
/// </summary>
sealed class DatasetJsonTables : TableFormat
{
    const int Begin = 1 << 14;

    public override IReadOnlyList<string> Endings { get; } = [".json", ".ndjson"];

    public override bool Is(string file, byte[] bytes)
    {
        if (!Ends(file, Endings))
            return false;
        var begin = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, Begin)));
        return begin.Contains("\"datasetJSONVersion\"", StringComparison.Ordinal)
            || begin.Contains("\"itemGroupData\"", StringComparison.Ordinal);
    }

    public override Checked<IReadOnlyList<IncomingTable>> Read(string file, byte[] bytes, string? encoding, HeaderLines headers)
    {
        var text = TextBytes.Read(file, bytes, encoding);
        if (text.Value is not { } json)
            return new(null, text.Findings);
        try
        {
            return new(Ends(file, [".ndjson"]) ? [Lines(file, bytes, json)] : Whole(file, bytes, json), []);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var line = (e as JsonException)?.LineNumber is { } n ? $" (line {n + 1})" : "";
            return Refused(file, $"This is no valid Dataset-JSON{line}.", "Export the dataset again; it may be cut off.");
        }
    }

    static List<IncomingTable> Whole(string file, byte[] bytes, byte[] json)
    {
        using var document = JsonDocument.Parse(json.AsMemory().Slice(Mark(json)));
        var root = document.RootElement;
        if (root.TryGetProperty("columns", out var columns))
            return [Dataset(file, bytes, root, columns, Rows(root))];
        var groups = root.GetProperty("clinicalData").GetProperty("itemGroupData");
        return
        [
            .. groups
                .EnumerateObject()
                .Select(g => Dataset(file, bytes, g.Value, g.Value.GetProperty("items"), g.Value.GetProperty("itemData"))),
        ];
    }

    static JsonElement Rows(JsonElement root) => root.TryGetProperty("rows", out var rows) ? rows : default;

    static IncomingTable Lines(string file, byte[] bytes, byte[] json)
    {
        var text = Encoding.UTF8.GetString(json).TrimStart('\uFEFF');
        var lines = text.Split('\n');
        using var about = JsonDocument.Parse(lines[0]);
        var rows = new List<(int, IReadOnlyList<string>)>();
        for (var i = 1; i < lines.Length; i++)
            if (lines[i].Trim().Length > 0)
            {
                using var row = JsonDocument.Parse(lines[i]);
                rows.Add((i + 1, Cells(row.RootElement)));
            }
        return Table(file, Name(about.RootElement), bytes, Names(about.RootElement.GetProperty("columns")), rows);
    }

    static IncomingTable Dataset(string file, byte[] bytes, JsonElement about, JsonElement columns, JsonElement rows) =>
        Table(
            file,
            Name(about),
            bytes,
            Names(columns),
            rows.ValueKind == JsonValueKind.Array ? rows.EnumerateArray().Select((row, i) => (i + 1, Cells(row))) : []
        );

    static int Mark(byte[] json) => json is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;

    static string Name(JsonElement about) => about.GetProperty("name").GetString() + ".json";

    static List<string> Names(JsonElement columns) =>
        [.. columns.EnumerateArray().Select(c => c.GetProperty("name").GetString() ?? "")];

    static IReadOnlyList<string> Cells(JsonElement row) => [.. row.EnumerateArray().Select(Cell)];

    static string Cell(JsonElement cell) =>
        cell.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => cell.GetString()!,
            _ => cell.GetRawText(),
        };
}
