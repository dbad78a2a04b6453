using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cairn.Ledger.Entries;

/// <summary>
/// Entries one after another as the bytes that their hashes cover (<see cref="CanonicalForm"/>), in one piece of memory that is
/// used again: what a check of a long ledger reads. Each is begun, given the columns of its row in order, and ended.
/// </summary>
public sealed class CanonicalRun
{
    readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);
    readonly List<Place> _places = [];
    int _start;

    // Where an entry's form begins; behind it stand its private values, then its hash.
    readonly record struct Place(int Form, int Private, int Hash, int End, bool HasPrivate);

    public int Count => _places.Count;

    /// <summary>Takes all entries out.</summary>
    public void Clear()
    {
        _places.Clear();
        _bytes.ResetWrittenCount();
    }

    /// <summary>Begins an entry; what it says of itself follows, column by column.</summary>
    [MethodImpl(Often.Called)]
    public void Begin()
    {
        _start = _bytes.WrittenCount;
        Netstring.Write(CanonicalForm.Words, _bytes);
    }

    /// <summary>The next column.</summary>
    /// <param name="utf8">Its bytes.</param>
    [MethodImpl(Often.Called)]
    public void Text(ReadOnlySpan<byte> utf8) => Netstring.Write(utf8, _bytes);

    /// <summary>The next column.</summary>
    /// <param name="number">Null when there is none.</param>
    [MethodImpl(Often.Called)]
    public void Number(long? number) => Netstring.Write(number, _bytes);

    /// <summary>The next column, which is null.</summary>
    [MethodImpl(Often.Called)]
    public void Null() => Netstring.Write((string?)null, _bytes);

    /// <summary>Ends the entry.</summary>
    /// <param name="hidden">The column of private values; it means nothing when there are none.</param>
    /// <param name="hash">As the row has it.</param>
    [MethodImpl(Often.Called)]
    public void End(bool hasPrivate, ReadOnlySpan<byte> hidden, ReadOnlySpan<byte> hash)
    {
        var form = _bytes.WrittenCount;
        _bytes.Write(hidden);
        var before = _bytes.WrittenCount;
        _bytes.Write(hash);
        _places.Add(new(_start, form, before, _bytes.WrittenCount, hasPrivate));
    }

    /// <summary>Adds a whole entry.</summary>
    public void Add(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _start = _bytes.WrittenCount;
        CanonicalForm.Write(entry, _bytes);
        End(entry.Private is not null, Encoding.UTF8.GetBytes(entry.Private ?? ""), Encoding.UTF8.GetBytes(entry.Hash));
    }

    /// <summary>The bytes that the hash of an entry covers.</summary>
    internal ReadOnlySpan<byte> Form(int index) => Between(_places[index].Form, _places[index].Private);

    internal ReadOnlySpan<byte> Hash(int index) => Between(_places[index].Hash, _places[index].End);

    internal bool HasPrivate(int index) => _places[index].HasPrivate;

    /// <summary>An entry by itself.</summary>
    internal Entry Entry(int index)
    {
        var place = _places[index];
        var hidden = place.HasPrivate ? Encoding.UTF8.GetString(Between(place.Private, place.Hash)) : null;
        return CanonicalForm.Read(Form(index), hidden, Encoding.UTF8.GetString(Hash(index)));
    }

    ReadOnlySpan<byte> Between(int from, int to) => _bytes.WrittenSpan[from..to];
}
