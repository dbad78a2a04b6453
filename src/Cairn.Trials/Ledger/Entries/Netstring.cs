using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cairn.Ledger.Entries;

/// <summary>
/// Netstrings (Bernstein 1997): decimal length in bytes, <c>:</c>, the UTF-8 bytes, <c>,</c>. A null, which they lack, is
/// <c>-,</c>.
/// A run of them can be taken apart in one way only, so that no value runs into the next.
/// </summary>
static class Netstring
{
    public static void Write(long? number, IBufferWriter<byte> to)
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

    public static void Write(ReadOnlySpan<byte> utf8, IBufferWriter<byte> to)
    {
        var span = to.GetSpan(utf8.Length + 12);
        utf8.Length.TryFormat(span, out var at, provider: CultureInfo.InvariantCulture);
        span[at++] = (byte)':';
        utf8.CopyTo(span[at..]);
        span[at + utf8.Length] = (byte)',';
        to.Advance(at + utf8.Length + 1);
    }

    public static void Write(string? text, IBufferWriter<byte> to)
    {
        if (text is null)
        {
            to.Write("-,"u8);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        var span = to.GetSpan(length + 12);
        length.TryFormat(span, out var at, provider: CultureInfo.InvariantCulture);
        span[at++] = (byte)':';
        at += Encoding.UTF8.GetBytes(text, span[at..]);
        span[at++] = (byte)',';
        to.Advance(at);
    }
}
