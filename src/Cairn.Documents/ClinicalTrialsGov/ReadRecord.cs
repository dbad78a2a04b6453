using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Cairn.Registry;
using Cairn.Registry.Words;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>A record, read: what a registry stores and indexes.</summary>
/// <param name="Number">Registry number, in capitals.</param>
/// <param name="Source">As it was found.</param>
/// <param name="Updated">The day of the last update; null when the record does not say.</param>
/// <param name="Held">The day of the registry's data it was taken from; null when the record does not say.</param>
public sealed partial record ReadRecord(
    string Number,
    RecordFormat Format,
    ReadOnlyMemory<byte> Source,
    string? Updated,
    string? Held,
    RecordValues Values
)
{
    /// <summary>
    /// As the registry's interface, version 2, gives it: the source itself when it came so, else made when asked.
    /// </summary>
    public ReadOnlyMemory<byte> Json => ToJson(Format, Source);

    /// <summary>The record as a registry keeps it.</summary>
    public RecordVersion Version(string place) => new(Number, Format, Source, Updated, Held, place);

    /// <summary>The record as an index holds it.</summary>
    public IndexEntry Entry(WordReader reader) => IndexEntry.Of(Number, Values, reader);

    /// <summary>Reads a record; a finding says why it cannot be read.</summary>
    public static Checked<ReadRecord> Of(RawRecord raw)
    {
        try
        {
            return Of(raw, raw.Format == RecordFormat.Text ? TextRecord.Values(raw.Bytes) : ValuesOf(raw));
        }
        catch (JsonException broken)
        {
            return new(null, [RecordJson.Broken(broken, raw.Place)]);
        }
        catch (XmlException broken)
        {
            return Refused(raw.Place, broken.LineNumber, $"This is no sound XML: {broken.Message.Split(" Line ")[0]}");
        }
    }

    static RecordValues ValuesOf(RawRecord raw)
    {
        using var document = JsonDocument.Parse(ToJson(raw.Format, raw.Bytes));
        return RecordJson.Values(document.RootElement);
    }

    static Checked<ReadRecord> Of(RawRecord raw, RecordValues values)
    {
        if (values.First("NCTId")?.Trim().ToUpperInvariant() is not { } number)
            return Refused(raw.Place, null, "The record has no registry number.");
        if (!RegistryNumber().IsMatch(number))
            return Refused(raw.Place, null, $"'{number}' is no registry number.");
        return new(
            new(
                number,
                raw.Format,
                raw.Bytes,
                values.First("LastUpdatePostDate") ?? values.First("LastUpdateSubmitDate"),
                values.First("VersionHolder"),
                values
            ),
            []
        );
    }

    /// <summary>A record as the registry's interface gives it, from the form it came in.</summary>
    /// <exception cref="JsonException">A text record is no sound JSON.</exception>
    /// <exception cref="XmlException">An XML record is no sound XML.</exception>
    public static ReadOnlyMemory<byte> ToJson(RecordFormat format, ReadOnlyMemory<byte> source) =>
        format switch
        {
            RecordFormat.Json => source,
            RecordFormat.Xml => LegacyRecord.ToJson(source),
            RecordFormat.Text => TextRecord.ToJson(source),
        };

    static Checked<ReadRecord> Refused(string place, int? line, string what) =>
        new(null, [Finding.Error(place, line, null, what, "Save the record from the registry again; the others are loaded.")]);

    [GeneratedRegex("^NCT[0-9]{8}$")]
    private static partial Regex RegistryNumber();
}
