using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cairn.App;

/// <summary>
/// Lines of cells, each aligned to the right, as UTF-8: byte for byte what text with the same widths would be.
/// </summary>
sealed class AlignedRow
{
    const int Widest = 32; // characters of any cell

    static readonly byte[] s_notEstimable = Encoding.UTF8.GetBytes(Commands.StatsCommand.NotEstimable);

    readonly ArrayBufferWriter<byte> _text = new(1 << 20);

    public ReadOnlyMemory<byte> Text => _text.WrittenMemory;

    public void Clear() => _text.ResetWrittenCount();

    /// <summary>With seven significant digits.</summary>
    public void Time(double time, int width)
    {
        Span<byte> cell = stackalloc byte[Widest];
        time.TryFormat(cell, out var length, "G7", CultureInfo.InvariantCulture);
        Put(cell[..length], width);
    }

    public void Count(int count, int width)
    {
        Span<byte> cell = stackalloc byte[Widest];
        count.TryFormat(cell, out var length, provider: CultureInfo.InvariantCulture);
        Put(cell[..length], width);
    }

    /// <summary>With a fixed number of decimals, from 1 to 6; the mark of what is not estimable where there is none.</summary>
    public void Fixed(double? number, int decimals, int width)
    {
        if (number is not { } known)
        {
            Put(s_notEstimable, width);
            return;
        }
        Span<byte> cell = stackalloc byte[FixedText.Longest];
        Put(cell[..FixedText.Write(known, decimals, cell)], width);
    }

    public void End() => _text.Write("\n"u8);

    void Put(ReadOnlySpan<byte> cell, int width)
    {
        var wide = Math.Max(width, cell.Length);
        var place = _text.GetSpan(wide);
        place[..(wide - cell.Length)].Fill((byte)' ');
        cell.CopyTo(place[(wide - cell.Length)..]);
        _text.Advance(wide);
    }
}
