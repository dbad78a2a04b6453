using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cairn.Documents.Csv;

/// <summary>
/// The bytes of a text that somebody gave, as UTF-8 (or UTF-16 with its mark): what is something else is refused by name, or read
/// by the encoding that was said, and never guessed, because a wrong guess makes two patients one.
/// </summary>
public static class TextBytes
{
    /// <summary>The most bytes that are read of one text.</summary>
    public const int Most = 1 << 30;

    /// <summary>Encodings that laboratories and spreadsheets write, named in messages; every other one that .NET knows is read
    /// too.</summary>
    public const string Known = "utf-8, utf-16, utf-16BE, windows-1252, iso-8859-15, gb18030, big5, shift_jis";

    static TextBytes() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a text to its end.</summary>
    /// <param name="file">How findings name it.</param>
    /// <param name="encoding">The encoding's name; null: UTF-8, or UTF-16 with its mark.</param>
    public static Checked<byte[]> Read(string file, Stream stream, string? encoding = null)
    {
        return BoundedBytes.Read(stream, Most) is { } bytes
            ? Read(file, bytes, encoding)
            : Refused(file, null, $"It is larger than {Most >> 20} MB.", "Give a smaller file, or a part of it.");
    }

    /// <inheritdoc cref="Read(string, Stream, string?)"/>
    public static Checked<byte[]> Read(string file, byte[] bytes, string? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (NotText(file, bytes) is { } other)
            return new(null, [other]);
        if (encoding is not null)
            return Decoded(file, bytes, encoding);
        return NotUnicode(file, bytes) is { } finding ? new(null, [finding]) : new(bytes, []);
    }

    static Checked<byte[]> Decoded(string file, byte[] bytes, string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            var text = encoding.GetString(bytes);
            return new(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), []);
        }
        catch (DecoderFallbackException bad)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(bad.Index, 0, bytes.Length)).Count((byte)'\n');
            return Refused(file, line, $"The text is not {name}.", $"Name the encoding it was written in: {Known}.");
        }
        catch (ArgumentException)
        {
            return Refused(file, null, $"There is no encoding '{name}'.", $"Name one of {Known}.");
        }
    }

    // What begins like a compressed or a bound file is none, whatever encoding is said.
    static Finding? NotText(string file, byte[] bytes) =>
        bytes switch
        {
            [0x1F, 0x8B, ..] => Not(file, "The file is compressed (gzip).", "Unpack it first: gunzip FILE."),
            [(byte)'P', (byte)'K', 3, 4, ..] => Not(
                file,
                "The file is a workbook or a zip archive, no CSV text.",
                "Save the sheet as \"CSV UTF-8\", or unpack the archive."
            ),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => Not(file, "The file is a PDF, no CSV text.", "Give the data."),
            _ => null,
        };

    static Finding? NotUnicode(string file, byte[] bytes)
    {
        if (bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
            return null; // UTF-16 with its mark
        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        if (!text.ContainsAnyExcept(" \t\r\n"u8))
            return Not(file, "The file is empty.", "Give it a header line, or take it out.");
        if (FirstBad(text) is not { } bad)
            return null;
        var (likely, name) = Looks(text);
        return Finding.Error(
            file,
            1 + text[..bad].Count((byte)'\n'),
            null,
            $"The text is not UTF-8, and looks like {likely}: names and units would be misread.",
            $"Save the file as \"CSV UTF-8\", or say what it is, for example --encoding {name}."
        );
    }

    // Chinese text in GB18030 has its bytes above 127 in pairs of two such bytes (GB 2312, rows 1 to 87) or in fours with digits
    // between them; letters of Windows-1252 stand alone among plain ones.
    static (string Words, string Name) Looks(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)0))
            return ("UTF-16 without its mark", text.IndexOf((byte)0) % 2 == 0 ? "utf-16BE" : "utf-16");
        while (text.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0)
        {
            text = text[at..];
            if (text is not [>= 0xA1 and <= 0xF7, >= 0xA1 and <= 0xFE, ..] and not [_, >= 0x30 and <= 0x39, > 0x80, ..])
                return ("Windows-1252", "windows-1252");
            text = text[(text[1] >= 0xA1 ? 2 : Math.Min(4, text.Length))..];
        }
        return ("GB18030", "gb18030");
    }

    /// <summary>Index of the first byte that is no UTF-8 text, or of the first NUL of UTF-16 without its mark.</summary>
    static int? FirstBad(ReadOnlySpan<byte> text)
    {
        var nul = IsFullOfNul(text) ? text.IndexOf((byte)0) : text.Length;
        if (Utf8.IsValid(text))
            return nul < text.Length ? nul : null;
        var good = 0;
        while (Rune.DecodeFromUtf8(text[good..], out _, out var length) == OperationStatus.Done)
            good += length;
        return Math.Min(nul, good);
    }

    // Latin letters in UTF-16 have a NUL beside each; a NUL here and there is a slip in a cell.
    static bool IsFullOfNul(ReadOnlySpan<byte> text) => text.Count((byte)0) * 4 > text.Length;

    static Checked<byte[]> Refused(string file, int? line, string what, string mend) =>
        new(null, [Finding.Error(file, line, null, what, mend)]);

    static Finding Not(string file, string what, string mend) => Finding.Error(file, null, null, what, mend);
}
