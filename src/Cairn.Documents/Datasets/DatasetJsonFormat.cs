using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Documents.Datasets;

/// <summary>CDISC Dataset-JSON 1.1, a dataset a file.</summary>
sealed class DatasetJsonFormat : DatasetFormat
{
    public override string Id => "json";
    public override string Says => "CDISC Dataset-JSON 1.1";
    public override string Ending => ".json";

    public override void Write(Dataset dataset, DatasetSource source, Stream to)
    {
        using var json = new Utf8JsonWriter(to, DatasetJson.Options);
        json.WriteStartObject();
        DatasetJson.WriteAbout(json, dataset, source);
        json.WriteStartArray("rows");
        foreach (var row in dataset.Rows)
            DatasetJson.WriteRow(json, dataset, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>The parts of Dataset-JSON 1.1 that its two forms share.</summary>
static class DatasetJson
{
    const string Version = "1.1.0";

    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the dataset is, and its columns.</summary>
    public static void WriteAbout(Utf8JsonWriter json, Dataset dataset, DatasetSource source)
    {
        json.WriteString("datasetJSONCreationDateTime", Moment(source.Stamp));
        json.WriteString("datasetJSONVersion", Version);
        json.WriteString("fileOID", $"{source.Study}.{source.Head}.{dataset.Name}");
        json.WriteString("dbLastModifiedDateTime", Moment(source.Stamp));
        json.WriteString("originator", source.Program);
        json.WriteString("studyOID", source.Study);
        json.WriteString("metaDataVersionOID", DefineXml.Version(dataset.Standard));
        json.WriteString("metaDataRef", DefineXml.FileName);
        json.WriteString("itemGroupOID", DefineXml.GroupOf(dataset));
        json.WriteNumber("records", dataset.Rows.Count);
        json.WriteString("name", dataset.Name);
        json.WriteString("label", dataset.Title);
        json.WriteStartArray("columns");
        foreach (var (i, column) in dataset.Columns.Index())
            WriteColumn(json, dataset, column, i);
        json.WriteEndArray();
    }

    public static void WriteRow(Utf8JsonWriter json, Dataset dataset, IReadOnlyList<string?> row)
    {
        json.WriteStartArray();
        foreach (var (column, cell) in dataset.Columns.Zip(row))
            if (cell is null)
                json.WriteNullValue();
            else if (column.Kind is ColumnKind.Whole or ColumnKind.Number)
                json.WriteNumberValue(double.Parse(cell, CultureInfo.InvariantCulture));
            else
                json.WriteStringValue(cell);
        json.WriteEndArray();
    }

    static void WriteColumn(Utf8JsonWriter json, Dataset dataset, DatasetColumn column, int at)
    {
        json.WriteStartObject();
        json.WriteString("itemOID", DefineXml.ItemOf(dataset, column));
        json.WriteString("name", column.Name);
        json.WriteString("label", column.Label);
        json.WriteString("dataType", TypeOf(column.Kind));
        if (column.Kind == ColumnKind.Day)
        {
            json.WriteString("targetDataType", "integer");
            json.WriteString("displayFormat", "E8601DA.");
        }
        if (column.Kind is ColumnKind.Text or ColumnKind.Moment)
            json.WriteNumber("length", dataset.LengthOf(at));
        if (dataset.Keys.Index().FirstOrDefault(key => key.Item == column.Name) is { Item: not null } key)
            json.WriteNumber("keySequence", key.Index + 1);
        json.WriteEndObject();
    }

    // A date of SDTM may be known in part, which the standard's dates are not.
    static string TypeOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text or ColumnKind.Moment => "string",
            ColumnKind.Whole => "integer",
            ColumnKind.Number => "double",
            ColumnKind.Day => "date",
        };

    static string Moment(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
