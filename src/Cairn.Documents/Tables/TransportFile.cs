using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Cairn.Documents.Tables;

/// <summary>A dataset of a SAS transport file.</summary>
/// <param name="Rows">Cells as text, blanks at the end left out, missing numbers empty; the line is the row's number.</param>
sealed record TransportDataset(
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows
);

/// <summary>The layout of a SAS transport file.</summary>
static class TransportFile
{
    const int Record = 80,
        MostVariables = 10_000;

    /// <summary>A variable: where it stands in a row.</summary>
    readonly record struct Field(string Name, bool IsText, int At, int Length);

    /// <summary>The datasets of a file.</summary>
    /// <exception cref="InvalidDataException">The layout is broken.</exception>
    public static IReadOnlyList<TransportDataset> Datasets(byte[] bytes, Encoding text)
    {
        var datasets = new List<TransportDataset>();
        var at = Next(bytes, 0, "MEMB");
        while (at >= 0)
        {
            var about = Next(bytes, at, "DSCPT", "DSCRPTR") + Record;
            var isLong = Says(bytes, at, "MEMBV8");
            var name = text.GetString(Slice(bytes, about + 8, isLong ? 32 : 8)).Trim();
            var length = Number(bytes, at + 74, 4, fallback: 140);
            var variables = Next(bytes, about, "NAMEST", "NAMSTV8");
            var count = Number(bytes, variables + (isLong ? 48 : 54), isLong ? 10 : 4, fallback: -1);
            if (variables < 0 || count is < 0 or > MostVariables)
                throw new InvalidDataException();
            List<Field> fields =
            [
                .. Enumerable.Range(0, count).Select(i => FieldAt(bytes, variables + Record + i * length, isLong, text)),
            ];
            var rows = Next(bytes, variables + Record + count * length, "OBS") + Record;
            at = Next(bytes, rows, "MEMB");
            datasets.Add(
                new(
                    name,
                    [.. fields.Select(f => f.Name)],
                    Rows(Slice(bytes, rows, (at < 0 ? bytes.Length : at) - rows), fields, text)
                )
            );
        }
        return datasets.Count > 0 ? datasets : throw new InvalidDataException();
    }

    /// <summary>The next header record with one of the words; -1 when there is none.</summary>
    static int Next(byte[] bytes, int from, params ReadOnlySpan<string> words)
    {
        for (var at = (from + Record - 1) / Record * Record; at + Record <= bytes.Length; at += Record)
            foreach (var word in words)
                if (Says(bytes, at, word))
                    return at;
        return -1;
    }

    static bool Says(byte[] bytes, int at, string word) =>
        bytes.AsSpan(at).StartsWith("HEADER RECORD*******"u8)
        && Encoding.ASCII.GetString(bytes, at + 20, 8).StartsWith(word, StringComparison.Ordinal);

    static int Number(byte[] bytes, int at, int length, int fallback) =>
        int.TryParse(Encoding.ASCII.GetString(Slice(bytes, at, length)).Trim(), CultureInfo.InvariantCulture, out var n)
            ? n
            : fallback;

    static ReadOnlySpan<byte> Slice(byte[] bytes, int at, int length) =>
        at >= 0 && length >= 0 && at + length <= bytes.Length ? bytes.AsSpan(at, length) : throw new InvalidDataException();

    static Field FieldAt(byte[] bytes, int at, bool isLong, Encoding text)
    {
        var field = Slice(bytes, at, 140);
        var name = text.GetString(isLong ? field.Slice(88, 32) : field.Slice(8, 8)).Trim(' ', '\0');
        return new(
            name,
            BinaryPrimitives.ReadInt16BigEndian(field) == 2,
            BinaryPrimitives.ReadInt32BigEndian(field[84..]),
            BinaryPrimitives.ReadInt16BigEndian(field[4..])
        );
    }

    static List<(int, IReadOnlyList<string>)> Rows(ReadOnlySpan<byte> data, List<Field> fields, Encoding text)
    {
        var length = fields.Sum(f => f.Length);
        var rows = new List<(int, IReadOnlyList<string>)>();
        // The last record is filled with blanks, which are no rows.
        var filled = data.TrimEnd((byte)' ').Length;
        for (var at = 0; length > 0 && at < filled && at + length <= data.Length; at += length)
        {
            var cells = new string[fields.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Cell(data.Slice(at + fields[i].At, fields[i].Length), fields[i].IsText, text);
            rows.Add((rows.Count + 1, cells));
        }
        return rows;
    }

    static string Cell(ReadOnlySpan<byte> cell, bool isText, Encoding text)
    {
        if (isText)
            return text.GetString(cell).TrimEnd(' ', '\0');
        // SAS keeps fifteen digits for sure; the sixteenth is what its arithmetic left.
        return IbmNumber(cell) is { } number ? number.ToString("G15", CultureInfo.InvariantCulture) : "";
    }

    /// <summary>A double of IBM's mainframes, cut to 2 to 8 bytes; null for the missing values ., ._ and .A to .Z.</summary>
    static double? IbmNumber(ReadOnlySpan<byte> cell)
    {
        Span<byte> whole = stackalloc byte[8];
        cell[..Math.Min(8, cell.Length)].CopyTo(whole);
        var bits = BinaryPrimitives.ReadUInt64BigEndian(whole);
        var fraction = bits & 0x00FF_FFFF_FFFF_FFFF;
        if (fraction == 0)
            return whole[0] is 0 or 0x80 ? 0 : null;
        var exponent = (int)(bits >> 56 & 0x7F) - 64;
        var size = fraction * Math.Pow(16, exponent - 14);
        return bits >> 63 == 1 ? -size : size;
    }
}
