using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cairn;

/// <summary>A phrase in JSON is its English words.</summary>
sealed class PhraseJson : JsonConverter<Phrase>
{
    public override Phrase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
