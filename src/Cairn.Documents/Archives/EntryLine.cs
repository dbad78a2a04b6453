using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Ledger.Entries;

namespace Cairn.Documents.Archives;

/// <summary>
/// An entry as a line of JSON: its texts under the names of the table's columns, exactly as the hash covers them; what is null is
/// left out.
/// </summary>
public static class EntryLine
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names, in order, each with its text.</summary>
    static readonly (string Name, Func<Entry, string?> Of)[] Columns =
    [
        ("study", e => e.Study),
        ("sequence", e => Text(e.Sequence)),
        ("kind", e => e.Kind),
        ("subject", e => e.Subject),
        ("domain", e => e.Domain),
        ("number", e => Text(e.Number)),
        ("corrects", e => Text(e.Corrects)),
        ("content", e => e.Content),
        ("private", e => e.Private),
        ("who", e => e.Who),
        ("role", e => e.Role),
        ("site", e => e.Site),
        ("at", e => e.At),
        ("event_date", e => e.EventDate),
        ("device_time", e => e.DeviceTime),
        ("source", e => e.Source),
        ("reason", e => e.Reason),
        ("previous_hash", e => e.PreviousHash),
        ("hash", e => e.Hash),
    ];

    /// <summary>Writes the line with its line break.</summary>
    public static void Write(Entry entry, IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            foreach (var (name, of) in Columns)
                if (of(entry) is { } text)
                    json.WriteString(name, text);
            json.WriteEndObject();
        }
        to.Write("\n"u8);
    }

    /// <exception cref="FormatException">The line is no entry.</exception>
    public static Entry Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var texts = json
                .RootElement.EnumerateObject()
                .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
            return Read(texts);
        }
        catch (Exception unread)
            when (unread is JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new FormatException("The line holds no entry.", unread);
        }
    }

    static Entry Read(Dictionary<string, string> texts)
    {
        if (texts.Keys.FirstOrDefault(name => !Array.Exists(Columns, c => c.Name == name)) is { } unknown)
            throw new FormatException($"'{unknown}' is no column of an entry.");
        string Needed(string name) => texts.GetValueOrDefault(name) ?? throw new FormatException($"{name} is missing.");
        string? Kept(string name) => texts.GetValueOrDefault(name);
        return new()
        {
            Study = Needed("study"),
            Sequence = Number(Needed("sequence")),
            Kind = Needed("kind"),
            Subject = Kept("subject"),
            Domain = Kept("domain"),
            Number = Kept("number") is { } number ? checked((int)Number(number)) : null,
            Corrects = Kept("corrects") is { } corrects ? Number(corrects) : null,
            Content = Needed("content"),
            Private = Kept("private"),
            Who = Needed("who"),
            Role = Needed("role"),
            Site = Kept("site"),
            At = Needed("at"),
            EventDate = Kept("event_date"),
            DeviceTime = Kept("device_time"),
            Source = Needed("source"),
            Reason = Kept("reason"),
            PreviousHash = Needed("previous_hash"),
            Hash = Needed("hash"),
        };
    }

    static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
