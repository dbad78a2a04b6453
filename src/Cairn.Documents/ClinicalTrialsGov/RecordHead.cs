using System.Text.Json;
using Cairn.Registry;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>What a JSON text is by the names of its first level: no tree is made of what is read into a record later.</summary>
/// <param name="IsOneRecord">True for one object that is no page of studies; false too where the text is broken.</param>
readonly record struct RecordHead(bool IsOneRecord, RecordFormat Format)
{
    public static RecordHead Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? OfObject(ref reader) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    static RecordHead OfObject(ref Utf8JsonReader reader)
    {
        var (isPage, hasNumber, hasBody) = (false, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isPage |= reader.ValueTextEquals("studies"u8);
            hasNumber |= reader.ValueTextEquals("nct"u8);
            hasBody |= reader.ValueTextEquals("body"u8);
            reader.Skip();
        }
        var isWhole = reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        return new(isWhole && !isPage, hasNumber && hasBody ? RecordFormat.Text : RecordFormat.Json);
    }
}
