using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Store;

/// <summary>An entry's values as a JSON object of strings, and back.</summary>
static class ValuesText
{
    // Letters of every script stay as they are: the text goes into a database column, never into a page.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, text) in values)
                json.WriteString(name, text);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <param name="names">Gives equal names one string: a ledger repeats few names many times.</param>
    public static KeyValuePair<string, string>[] Read(string text, HashSet<string> names)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        var values = new List<KeyValuePair<string, string>>();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (!names.TryGetValue(name, out var one))
                names.Add(one = name);
            json.Read();
            values.Add(new(one, json.GetString()!));
        }
        return [.. values];
    }
}
