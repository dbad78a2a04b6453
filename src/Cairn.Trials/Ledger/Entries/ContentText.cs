using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Records;

namespace Cairn.Ledger.Entries;

/// <summary>
/// The content of an entry as text, and back. Content is a JSON object, names in ordinal order: a text, a list of texts, or, for
/// a value that may identify a person, <c>{"sha256": digest}</c>. The private text is a JSON object of name to <c>[salt,
/// value]</c>.
/// </summary>
public static class ContentText
{
    // Letters of every script stay as they are: the text goes into a database column, never into a page.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="names">In order.</param>
    /// <param name="values">Of each name a text, or an <see cref="EntryValue"/>.</param>
    internal static string Write(List<string> names, List<object> values)
    {
        var json = Begin();
        for (var i = 0; i < names.Count; i++)
        {
            json.WritePropertyName(names[i]);
            if (values[i] is string text)
                json.WriteStringValue(text);
            else
                Write((EntryValue)values[i], json);
        }
        return End();
    }

    /// <summary>The private text of some values; null when none of them is left.</summary>
    /// <param name="values">Those that are no <see cref="EntryValue"/> take no part.</param>
    public static string? WritePrivate(IReadOnlyList<object> values)
    {
        Utf8JsonWriter? json = null;
        for (var i = 0; i < values.Count; i++)
            if (values[i] is EntryValue { Salt: not null, Text: not null } value)
                WriteSalted(value, json ??= Begin());
        return json is null ? null : End();
    }

    static void WriteSalted(EntryValue value, Utf8JsonWriter json)
    {
        json.WriteStartArray(value.Name);
        json.WriteStringValue(value.Salt);
        json.WriteStringValue(value.Text);
        json.WriteEndArray();
    }

    /// <exception cref="FormatException">One of the two texts is no such object.</exception>
    public static IReadOnlyList<EntryValue> Read(string content, string? hidden)
    {
        try
        {
            var salted = hidden is null ? [] : ReadPrivate(hidden);
            return ReadContent(content, salted);
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException)
        {
            throw new FormatException("The content is not the JSON that an entry holds.", unread);
        }
    }

    /// <summary>The private values of an entry: name to salt and text.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    internal static Dictionary<string, (string Salt, string Text)> ReadPrivate(string hidden)
    {
        var values = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(hidden));
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            Expect(ref json, JsonTokenType.StartArray);
            Expect(ref json, JsonTokenType.String);
            var salt = json.GetString()!;
            Expect(ref json, JsonTokenType.String);
            values[name] = (salt, json.GetString()!);
            Expect(ref json, JsonTokenType.EndArray);
        }
        return values;
    }

    static List<EntryValue> ReadContent(string content, Dictionary<string, (string Salt, string Text)> salted)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(content.Length));
        try
        {
            return ReadContent(bytes.AsSpan(0, Encoding.UTF8.GetBytes(content, bytes)), salted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    static List<EntryValue> ReadContent(ReadOnlySpan<byte> content, Dictionary<string, (string Salt, string Text)> salted)
    {
        var (values, texts) = (new List<EntryValue>(16), TextPool.Own);
        var json = new Utf8JsonReader(content);
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = texts.Read(ref json);
            json.Read();
            values.Add(ReadValue(ref json, name, salted, texts));
        }
        return values;
    }

    static EntryValue ReadValue(
        ref Utf8JsonReader json,
        string name,
        Dictionary<string, (string Salt, string Text)> salted,
        TextPool texts
    )
    {
        if (json.TokenType == JsonTokenType.StartArray)
            return new(name, null, ReadItems(ref json));
        if (json.TokenType == JsonTokenType.String)
            return new(name, texts.Read(ref json));
        if (json.TokenType != JsonTokenType.StartObject)
            return new(name, json.GetString());
        Expect(ref json, JsonTokenType.PropertyName);
        Expect(ref json, JsonTokenType.String);
        var digest = json.GetString()!;
        Expect(ref json, JsonTokenType.EndObject);
        var (salt, text) = salted.TryGetValue(name, out var known) ? known : default;
        return new(name, text, null, digest, salt);
    }

    static List<string> ReadItems(ref Utf8JsonReader json)
    {
        var items = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            items.Add(json.GetString()!);
        return items;
    }

    static void Expect(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (!json.Read() || json.TokenType != token)
            throw new JsonException($"{token} was expected at byte {json.BytesConsumed}.");
    }

    static void Write(EntryValue value, Utf8JsonWriter json)
    {
        if (value.Items is { } items)
        {
            json.WriteStartArray();
            foreach (var item in items)
                json.WriteStringValue(item);
            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("sha256", value.Digest);
            json.WriteEndObject();
        }
    }

    // A thread's own, used again and again.
    [ThreadStatic]
    static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? t_writer;

    static Utf8JsonWriter Begin()
    {
        var (buffer, json) = t_writer ??= NewWriter();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        return json;
    }

    static string End()
    {
        var (buffer, json) = t_writer!.Value;
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static (ArrayBufferWriter<byte>, Utf8JsonWriter) NewWriter()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        return (buffer, new(buffer, Options));
    }
}
