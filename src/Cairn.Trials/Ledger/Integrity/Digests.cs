using System.Buffers;

namespace Cairn.Ledger.Integrity;

/// <summary>The hashes of a chain so far, 32 bytes each.</summary>
sealed class Digests
{
    const int Size = 32;

    readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);

    public long Count => _bytes.WrittenCount / Size;

    /// <param name="digest">The hash of the next entry, 32 bytes.</param>
    public void Add(ReadOnlySpan<byte> digest) => _bytes.Write(digest);

    /// <summary>The last entry; none before the first.</summary>
    public ChainHead Head => Count == 0 ? ChainHead.Empty : new(Count, At(Count));

    /// <summary>True when the entry of that sequence is there and has that hash.</summary>
    public bool Is(long sequence, string hash) => sequence >= 1 && sequence <= Count && At(sequence) == hash;

    string At(long sequence) => Convert.ToHexStringLower(_bytes.WrittenSpan.Slice(checked((int)(sequence - 1) * Size), Size));

    /// <summary>The sequence of the entry with that hash; null when there is none.</summary>
    public long? Find(string hash)
    {
        Span<byte> wanted = stackalloc byte[Size];
        if (hash.Length != 2 * Size || Convert.FromHexString(hash, wanted, out _, out _) != OperationStatus.Done)
            return null;
        var all = _bytes.WrittenSpan;
        for (var at = 0; at < all.Length; at += Size)
            if (all.Slice(at, Size).SequenceEqual(wanted))
                return at / Size + 1;
        return null;
    }
}
