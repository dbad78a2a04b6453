using System.Globalization;
using System.Text.Json;
using Cairn.Records;

namespace Cairn.Documents.RecordFiles;

/// <summary>
/// One subject's records as JSON: an object with a list of rows a domain, each row an object of SDTM variables.
/// <c>{"DM": [{"SEX": "F", "BRTHDTC": "1960"}], "LB": [{"LBTESTCD": "ALT", "LBORRES": 40, "LBORRESU": "U/L"}]}</c>.
/// A row without USUBJID or --SEQ is given them.
/// </summary>
public static class SubjectJson
{
    const string Mend = "Give an object such as {\"LB\": [{\"LBTESTCD\": \"ALT\", \"LBORRES\": \"40\", \"LBORRESU\": \"U/L\"}]}.";

    /// <param name="place">The file's name, for findings.</param>
    public static Checked<SubjectRecords> Read(string text, string place)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            return new(null, [Finding.Error(place, (int?)e.LineNumber + 1, null, "This is no JSON.", Mend)]);
        }
        using (document)
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, place)
                : new(null, [Finding.Error(place, null, null, "The file holds no object.", Mend)]);
    }

    static Checked<SubjectRecords> Read(JsonElement subject, string place)
    {
        var (records, findings) = (new List<Record>(), new List<Finding>());
        foreach (var domain in subject.EnumerateObject())
        {
            if (RecordShape.Of(domain.Name) is not { } shape || domain.Value.ValueKind != JsonValueKind.Array)
            {
                var known = string.Join(", ", RecordShape.Domains);
                findings.Add(
                    Finding.Error(place, null, domain.Name, $"{domain.Name} is no domain with a list of rows.", $"Use {known}.")
                );
                continue;
            }
            var number = 0;
            foreach (var row in domain.Value.EnumerateArray())
            {
                var read = shape.Read([.. Values(row, shape, ++number)], $"{place} {domain.Name} row {number}", null);
                findings.AddRange(read.Findings);
                if (read.Value is { } record)
                    records.Add(record);
            }
        }
        var isSound = findings.TrueForAll(f => f.Severity != Severity.Error);
        return new(isSound ? new(records.Count > 0 ? records[0].Subject : "1", records) : null, findings);
    }

    static IEnumerable<KeyValuePair<string, string>> Values(JsonElement row, RecordShape shape, int number)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { ["USUBJID"] = "1" };
        if (shape.IsNumbered)
            given[$"{shape.Domain}SEQ"] = number.ToString(CultureInfo.InvariantCulture);
        if (row.ValueKind == JsonValueKind.Object)
            foreach (var variable in row.EnumerateObject().Where(v => v.Value.ValueKind != JsonValueKind.Null))
                given[variable.Name] = variable.Value.ToString();
        return given;
    }
}
