using Cairn.Ledger;
using Cairn.Ledger.Entries;

namespace Cairn.Documents.Archives;

/// <summary>A study on its way into an archive.</summary>
/// <param name="State">What its entries say.</param>
/// <param name="Entries">Its entries in order.</param>
/// <param name="Files">The study's own files, by name; empty when they are not at hand.</param>
public sealed record StudyToArchive(
    LedgerState State,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<(string Name, byte[] Bytes)> Files
)
{
    /// <summary>The files of the versions of its protocol, each under its SHA-256.</summary>
    public IReadOnlyDictionary<string, byte[]> Versions { get; init; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    public string Id => State.Study;

    /// <summary>The study's name as a part of a file's name.</summary>
    public string Folder => Uri.EscapeDataString(Id);
}
