namespace Cairn.Documents;

/// <summary>
/// Reads what somebody gave only as far as it can be meant: a device or a mistaken path never fills the memory.
/// </summary>
public static class BoundedBytes
{
    /// <summary>The bytes of a stream; null when there are more than so many.</summary>
    public static byte[]? Read(Stream stream, int most)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var copy = new MemoryStream();
        var part = new byte[1 << 16];
        for (int got; (got = stream.Read(part)) > 0; )
        {
            copy.Write(part, 0, got);
            if (copy.Length > most)
                return null;
        }
        return copy.ToArray();
    }
}
