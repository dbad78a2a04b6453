using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cairn.Ledger.Entries;

/// <summary>
/// Netstrings (Bernstein 1997): decimal length in bytes, <c>:</c>, the UTF-8 bytes, <c>,</c>. A null, which they lack, is
/// <c>-,</c>.
/// A run of them can be taken apart in one way only, so that no value runs into the next.
/// </summary>
static class Netstring
{
    public static void Write(long? number, ArrayBufferWriter<byte> to)
    {
        if (number is not { } known)
        {
            Write((string?)null, to);
            return;
        }
        Span<byte> digits = stackalloc byte[20];
        known.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        Write(digits[..length], to);
    }

    [MethodImpl(Often.Called)]
    public static void Write(ReadOnlySpan<byte> utf8, ArrayBufferWriter<byte> to)
    {
        var span = to.GetSpan(utf8.Length + 12);
        var at = Length(utf8.Length, span);
        span[at++] = (byte)':';
        utf8.CopyTo(span[at..]);
        span[at + utf8.Length] = (byte)',';
        to.Advance(at + utf8.Length + 1);
    }

    public static void Write(string? text, ArrayBufferWriter<byte> to)
    {
        if (text is null)
        {
            to.Write("-,"u8);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        var span = to.GetSpan(length + 12);
        var at = Length(length, span);
        span[at++] = (byte)':';
        at += Encoding.UTF8.GetBytes(text, span[at..]);
        span[at++] = (byte)',';
        to.Advance(at);
    }

    // Nearly every text is shorter than a hundred bytes: its digits are written without asking how numbers are written.
    static int Length(int length, Span<byte> to)
    {
        if (length >= 100)
        {
            length.TryFormat(to, out var digits, provider: CultureInfo.InvariantCulture);
            return digits;
        }
        var at = 0;
        if (length >= 10)
            to[at++] = (byte)('0' + length / 10);
        to[at] = (byte)('0' + length % 10);
        return at + 1;
    }
}
