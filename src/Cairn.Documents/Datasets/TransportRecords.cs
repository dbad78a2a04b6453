using System.Buffers.Binary;
using System.Text;

namespace Cairn.Documents.Datasets;

/// <summary>Writes the pieces of a SAS transport file: whole records of 80 bytes, and values within them, big-endian.</summary>
sealed class TransportRecords(Stream to)
{
    const int Record = 80;

    long _written;

    /// <summary>A header record: its word, and 32 places of digits.</summary>
    public void Header(string word, string digits) => Line($"HEADER RECORD*******{word, -8}HEADER RECORD!!!!!!!{digits}");

    /// <summary>A record of texts, one after the other, with blanks to its end.</summary>
    public void Line(params IReadOnlyList<string> texts) => Text(string.Concat(texts), Record);

    /// <summary>A text in so many bytes, with blanks to its end.</summary>
    public void Text(string text, int bytes)
    {
        var all = new byte[bytes];
        all.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(text, all);
        Put(all);
    }

    /// <summary>Whole numbers of two bytes each.</summary>
    public void Shorts(params ReadOnlySpan<int> values)
    {
        Span<byte> two = stackalloc byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt16BigEndian(two, (short)value);
            Put(two);
        }
    }

    /// <summary>A whole number of four bytes.</summary>
    public void Whole(int value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, value);
        Put(four);
    }

    public void Zeros(int count) => Put(new byte[count]);

    /// <summary>A number that nobody knows: a point, then zeros.</summary>
    public void Missing() => Put([(byte)'.', 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>
    /// A double of IBM's mainframes: a bit of sign, seven of an exponent to 16, 56 of a fraction below 1. Every double from 1e-78
    /// to 7e75 is held exactly.
    /// </summary>
    public void Number(double value)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(eight, IbmDouble(value));
        Put(eight);
    }

    /// <summary>True of a number that has a place there.</summary>
    public static bool Holds(double value) => value == 0 || Math.Abs(value) is >= Least and <= Most;

    const double Least = 1e-78,
        Most = 7e75;

    static ulong IbmDouble(double value)
    {
        if (value == 0)
            return 0;
        var (size, exponent) = (Math.Abs(value), 64);
        for (; size >= 1; exponent++)
            size /= 16;
        for (; size < 1 / 16.0; exponent--)
            size *= 16;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exponent, 127, nameof(value));
        ArgumentOutOfRangeException.ThrowIfNegative(exponent, nameof(value));
        var sign = value < 0 ? 1UL << 63 : 0;
        return sign | (ulong)exponent << 56 | (ulong)(size * Math.Pow(2, 56));
    }

    /// <summary>Blanks to the end of the record.</summary>
    public void Fill()
    {
        var over = (int)(_written % Record);
        if (over > 0)
            Text("", Record - over);
    }

    void Put(ReadOnlySpan<byte> bytes)
    {
        to.Write(bytes);
        _written += bytes.Length;
    }
}
