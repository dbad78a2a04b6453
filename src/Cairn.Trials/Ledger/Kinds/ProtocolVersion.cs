using System.Security.Cryptography;
using Cairn.Ledger.Entries;
using Cairn.Quantities;

namespace Cairn.Ledger.Kinds;

/// <summary>A version of the protocol is in force: the files that say it, each with its SHA-256.</summary>
/// <param name="Version">As it is printed on the protocol.</param>
/// <param name="From">First day on which the site works by it.</param>
/// <param name="Files">File name and SHA-256, as <c>study.yaml#9f86d0...</c>.</param>
public sealed record ProtocolVersion(string Version, DateOnly From, IReadOnlyList<string> Files) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("protocol-version", "protocol", e => new ProtocolVersion(e.Text("VERSION"), e.Day("FROM"), e.List("FILES")));

    /// <summary>An entry for a version with these files.</summary>
    public static ProtocolVersion Of(string version, DateOnly from, IEnumerable<(string Name, byte[] Bytes)> files) =>
        new(version, from, [.. files.Select(f => $"{f.Name}#{Convert.ToHexStringLower(SHA256.HashData(f.Bytes))}")]);

    /// <summary>The files by name, each with its SHA-256.</summary>
    public IEnumerable<(string Name, string Sha256)> Named =>
        from file in Files
        let at = file.LastIndexOf('#')
        where at > 0
        select (file[..at], file[(at + 1)..]);

    public override EntryKind Kind => OfKind;
    public override PartialDate? Happened => PartialDate.Of(From);

    public override void Write(ContentWriter to)
    {
        to.Text("VERSION", Version).Day("FROM", From);
        to.List("FILES", Files);
    }

    public bool Equals(ProtocolVersion? other) =>
        other is not null
        && (Version, From) == (other.Version, other.From)
        && Files.SequenceEqual(other.Files, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Version, From);
}
