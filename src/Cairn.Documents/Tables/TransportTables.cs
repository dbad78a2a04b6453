using System.Text;
using Cairn.Documents.Csv;
using Cairn.Ledger.Import;

namespace Cairn.Documents.Tables;

/// <summary>
/// SAS transport files (XPT), version 5 and version 8: records of 80 bytes, numbers as IBM's doubles (SAS TS-140; SAS support,
/// "Record layout of a SAS version 8 data set in transport format").
/// </summary>
sealed class TransportTables : TableFormat
{
    public override IReadOnlyList<string> Endings { get; } = [".xpt"];

    public override bool Is(string file, byte[] bytes) => bytes.AsSpan().StartsWith("HEADER RECORD*******LIB"u8);

    public override Checked<IReadOnlyList<IncomingTable>> Read(string file, byte[] bytes, string? encoding, HeaderLines headers)
    {
        try
        {
            var text = encoding is null
                ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                : Encoding.GetEncoding(encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return new(
                [.. TransportFile.Datasets(bytes, text).Select(d => Table(file, d.Name + ".xpt", bytes, d.Columns, d.Rows))],
                []
            );
        }
        catch (DecoderFallbackException)
        {
            return Refused(
                file,
                $"The text is not {encoding ?? "UTF-8"}: names and units would be misread.",
                "Say what it is, for example --encoding windows-1252."
            );
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException)
        {
            return Refused(file, "This is no whole SAS transport file (version 5 or 8).", "Export it again; it may be cut off.");
        }
    }
}
