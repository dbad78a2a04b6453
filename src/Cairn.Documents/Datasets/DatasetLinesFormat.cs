using System.Text.Json;

namespace Cairn.Documents.Datasets;

/// <summary>CDISC Dataset-JSON 1.1 as lines: what the dataset is, then a row a line.</summary>
sealed class DatasetLinesFormat : DatasetFormat
{
    public override string Id => "ndjson";
    public override string Says => "CDISC Dataset-JSON 1.1, a row a line";
    public override string Ending => ".ndjson";

    public override void Write(Dataset dataset, DatasetSource source, Stream to)
    {
        Line(to, json =>
        {
            json.WriteStartObject();
            DatasetJson.WriteAbout(json, dataset, source);
            json.WriteEndObject();
        });
        foreach (var row in dataset.Rows)
            Line(to, json => DatasetJson.WriteRow(json, dataset, row));
    }

    static void Line(Stream to, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(to, DatasetJson.Options))
            write(json);
        to.WriteByte((byte)'\n');
    }
}
