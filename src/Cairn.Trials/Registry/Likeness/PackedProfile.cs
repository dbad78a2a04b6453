using System.Buffers.Binary;

namespace Cairn.Registry.Likeness;

/// <summary>
/// A profile as an index keeps it: for each part its key, how many terms follow, and for each term its number (4 bytes,
/// ascending) and how often it stands there (1 byte, 255 for more).
/// </summary>
public static class PackedProfile
{
    const int PerTerm = 5;

    /// <summary>The number of a term: FNV-1a, 32 bits (Fowler, Noll and Vo). Two terms seldom share one.</summary>
    public static uint NumberOf(string term)
    {
        var hash = 2166136261u;
        foreach (var letter in term)
            hash = (hash ^ letter) * 16777619u;
        return hash;
    }

    public static byte[] Of(TrialProfile profile)
    {
        var bytes = new byte[profile.Terms.Sum(p => 3 + PerTerm * p.Value.Count)];
        var at = 0;
        foreach (var (part, terms) in profile.Terms)
        {
            bytes[at] = (byte)part.Key;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 1), (ushort)terms.Count);
            at += 3;
            foreach (var (number, count) in InOrder(terms))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), number);
                bytes[at + 4] = (byte)Math.Min(count, byte.MaxValue);
                at += PerTerm;
            }
        }
        return bytes;
    }

    /// <summary>By number; of two terms that share one the order of the record.</summary>
    static (uint Number, int Count)[] InOrder(IReadOnlyDictionary<string, int> terms)
    {
        var numbers = new uint[terms.Count];
        var counted = new (uint Number, int Count)[terms.Count];
        var at = 0;
        foreach (var (term, count) in terms)
        {
            numbers[at] = NumberOf(term);
            counted[at] = (numbers[at], count);
            at++;
        }
        Array.Sort(numbers, counted);
        return counted;
    }

    /// <summary>Takes the next part off a packed profile; false at its end.</summary>
    internal static bool Next(ref ReadOnlySpan<byte> packed, out char key, out PackedTerms terms)
    {
        key = '\0';
        terms = default;
        if (packed.Length < 3)
            return false;
        key = (char)packed[0];
        var length = PerTerm * BinaryPrimitives.ReadUInt16LittleEndian(packed[1..]);
        terms = new(packed.Slice(3, length));
        packed = packed[(3 + length)..];
        return true;
    }

    /// <summary>The terms of one part.</summary>
    internal readonly ref struct PackedTerms(ReadOnlySpan<byte> bytes)
    {
        readonly ReadOnlySpan<byte> _bytes = bytes;

        public int Count => _bytes.Length / PerTerm;

        public uint Number(int i) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(i * PerTerm)..]);

        public int Times(int i) => _bytes[i * PerTerm + 4];
    }
}
