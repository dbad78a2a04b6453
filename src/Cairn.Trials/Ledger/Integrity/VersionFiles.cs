using System.Security.Cryptography;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Ledger.Integrity;

/// <summary>Whether the files that versions of a protocol name are there, and are those.</summary>
public static class VersionFiles
{
    /// <param name="versions">The entries that put versions into force.</param>
    /// <param name="file">The bytes kept under a SHA-256; null when there are none.</param>
    public static IEnumerable<ChainBreak> Breaks(IEnumerable<Entry> versions, Func<string, byte[]?> file)
    {
        foreach (var entry in versions)
            if (EntryKinds.Read(entry).Value is ProtocolVersion version)
                foreach (var (name, sha256) in version.Named)
                    if (Of(file(sha256), sha256) is { } kind)
                        yield return new(entry.Study, entry.Sequence, kind, name);
    }

    static BreakKind? Of(byte[]? bytes, string sha256)
    {
        if (bytes is null)
            return BreakKind.FileLost;
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? null : BreakKind.FileChanged;
    }
}
