using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Cairn.Registry;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// Finds records in files, folders and archives: a record as JSON or XML, a list, a page with <c>studies</c>, a record a line,
/// and any of these in zip, tar, gz and xz. What a file is, its first characters say, not its name.
/// </summary>
public static class RecordFiles
{
    /// <summary>A file is read whole; a larger one than this has to come a record a line.</summary>
    const long LargestFile = 1L << 30;

    const string StandardInput = "-";

    /// <summary>The records of the paths, in their order, folders by name; what holds none is a finding.</summary>
    /// <param name="path">A file, a folder, or - for what is piped in.</param>
    public static IEnumerable<(RawRecord? Record, Finding? Finding)> In(string path)
    {
        if (path == StandardInput)
            return Of(Console.OpenStandardInput(), "standard input");
        if (Directory.Exists(path))
            return Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .SelectMany(InFile);
        return File.Exists(path)
            ? InFile(path)
            :
            [
                (
                    null,
                    Finding.Error(
                        path,
                        null,
                        null,
                        "There is no such file or folder.",
                        "Give the path of records, or - for a pipe."
                    )
                ),
            ];
    }

    static IEnumerable<(RawRecord? Record, Finding? Finding)> InFile(string path)
    {
        using var stream = File.OpenRead(path);
        foreach (var read in Of(stream, path))
            yield return read;
    }

    /// <summary>The records of a stream: an archive is opened, anything else read by its first characters.</summary>
    static IEnumerable<(RawRecord? Record, Finding? Finding)> Of(Stream stream, string place)
    {
        var buffered = new PeekStream(stream);
        return buffered.Head switch
        {
            [0x1f, 0x8b, ..] => Within(() => new GZipStream(buffered, CompressionMode.Decompress), place),
            [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => Within(() => XzFile.Open(buffered), place),
            [(byte)'P', (byte)'K', 3, 4, ..] => InZip(buffered, place),
            _ when IsTar(buffered.Head) => InTar(buffered, place),
            _ => InText(buffered, place),
        };
    }

    static bool IsTar(ReadOnlySpan<byte> head) => head.Length >= 262 && head[257..262].SequenceEqual("ustar"u8);

    static IEnumerable<(RawRecord? Record, Finding? Finding)> Within(Func<Stream> open, string place)
    {
        using var inner = open();
        foreach (var read in Of(inner, place))
            yield return read;
    }

    static IEnumerable<(RawRecord? Record, Finding? Finding)> InZip(Stream stream, string place)
    {
        using var seekable = Seekable(stream);
        using var zip = new ZipArchive(seekable, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.Length > 0))
        {
            using var inner = entry.Open();
            foreach (var read in Of(inner, $"{place}!{entry.FullName}"))
                yield return read;
        }
    }

    /// <summary>A zip has its list at the end: one that is piped or within an archive is put into a file first.</summary>
    static Stream Seekable(Stream stream)
    {
        if (stream is PeekStream { Whole: FileStream file })
        {
            file.Position = 0;
            return file;
        }
        var copy = new FileStream(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    static IEnumerable<(RawRecord? Record, Finding? Finding)> InTar(Stream stream, string place)
    {
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } inner)
                continue;
            foreach (var read in Of(inner, $"{place}!{entry.Name}"))
                yield return read;
        }
    }

    static IEnumerable<(RawRecord? Record, Finding? Finding)> InText(PeekStream stream, string place)
    {
        var first = stream.Head.ToArray().FirstOrDefault(b => b is not (0xef or 0xbb or 0xbf or <= (byte)' '));
        return first switch
        {
            (byte)'<' => [(new(Whole(stream), RecordFormat.Xml, place), null)],
            (byte)'[' => InJson(Whole(stream), place),
            (byte)'{' => InObjects(stream, place),
            _ =>
            [
                (
                    null,
                    Finding.Warning(
                        place,
                        null,
                        null,
                        "This holds no record: it starts neither with { nor [ nor <.",
                        "Leave it out, or save the record as JSON or XML."
                    )
                ),
            ],
        };
    }

    /// <summary>One object, or an object a line: a line that is whole by itself says so.</summary>
    static IEnumerable<(RawRecord? Record, Finding? Finding)> InObjects(Stream stream, string place)
    {
        using var lines = new ByteLines(stream);
        if (!lines.Next(out var first))
            yield break;
        if (!IsWhole(first.Span))
        {
            foreach (var read in InJson(Joined(first, lines.Rest(LargestFile)), place))
                yield return read;
            yield break;
        }
        var line = first;
        var number = 1;
        do
        {
            if (line.Span.Trim(" \t\r\n"u8).Length > 0)
                foreach (var read in InJson(line, number == 1 && lines.AtEnd ? place : $"{place}:{number}"))
                    yield return read;
            number++;
        } while (lines.Next(out line));
    }

    static ReadOnlyMemory<byte> Joined(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> rest)
    {
        var whole = new byte[first.Length + 1 + rest.Length];
        first.CopyTo(whole);
        whole[first.Length] = (byte)'\n';
        rest.CopyTo(whole.AsMemory(first.Length + 1));
        return whole;
    }

    static bool IsWhole(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static IEnumerable<(RawRecord? Record, Finding? Finding)> InJson(ReadOnlyMemory<byte> json, string place)
    {
        var bytes = WithoutMark(json);
        if (RecordHead.Of(bytes.Span) is { IsOneRecord: true } head)
            return [(new(bytes, head.Format, place), null)];
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException broken)
        {
            return [(null, RecordJson.Broken(broken, place))];
        }
        using (document)
            return [.. InElement(document.RootElement, bytes, place)];
    }

    static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith("\ufeff"u8) ? json[3..] : json;

    static IEnumerable<(RawRecord? Record, Finding? Finding)> InElement(
        JsonElement json,
        ReadOnlyMemory<byte> whole,
        string place
    )
    {
        var records = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("studies", out var page) ? page : json;
        if (records.ValueKind != JsonValueKind.Array)
            return [(new(whole, FormatOf(json), place), null)];
        return records
            .EnumerateArray()
            .Select((r, i) => ((RawRecord?)new RawRecord(Raw(r), FormatOf(r), $"{place}[{i}]"), (Finding?)null));
    }

    static byte[] Raw(JsonElement json) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json).ToArray();

    static RecordFormat FormatOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("nct", out _) && json.TryGetProperty("body", out _)
            ? RecordFormat.Text
            : RecordFormat.Json;

    static ReadOnlyMemory<byte> Whole(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
