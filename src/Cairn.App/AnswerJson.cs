using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cairn.App;

/// <summary>Rules and gaps as JSON prints them: in words.</summary>
sealed class InWords<T> : JsonConverter<T>
    where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        throw new NotSupportedException("An answer is never read from JSON.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A record behind an answer: where it stands and what it says.</summary>
sealed class FactJson : JsonConverter<Fact>
{
    public override Fact Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        throw new NotSupportedException("An answer is never read from JSON.");

    public override void Write(Utf8JsonWriter writer, Fact value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("domain", value.Domain);
        writer.WriteString("variable", value.Variable);
        writer.WriteString("value", value.Value);
        writer.WriteString("unit", value.Unit);
        writer.WritePropertyName("date");
        JsonSerializer.Serialize(writer, value.Date, options);
        writer.WritePropertyName("sequence");
        JsonSerializer.Serialize(writer, value.Sequence, options);
        writer.WriteEndObject();
    }
}
