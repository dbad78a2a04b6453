using Cairn.Ledger;

namespace Cairn.Documents.Archives;

/// <summary>What an archive holds: every ledger with its head, every file with its hash.</summary>
/// <param name="Format">Says which form the archive has.</param>
public sealed record ArchiveManifest(string Format, IReadOnlyList<ArchivedLedger> Ledgers, IReadOnlyList<ArchivedFile> Files)
{
    /// <summary>The form that this version writes and reads.</summary>
    public const string ThisFormat = "cairn archive 1";

    /// <summary>Its name within the archive.</summary>
    public const string Name = "manifest.json";

    /// <summary>Where a file of a version of a study's protocol lies within an archive.</summary>
    public static string VersionFile(string study, string sha256) => $"{VersionFolder(study)}{sha256}";

    internal static string VersionFolder(string study) => $"versions/{Uri.EscapeDataString(study)}/";
}

/// <summary>A study's ledger within an archive.</summary>
/// <param name="Entries">Name of the file that holds its entries.</param>
/// <param name="StudyFiles">Folder of the study's own files; null when they were not at hand.</param>
public sealed record ArchivedLedger(string Study, ChainHead Head, string Entries, string? StudyFiles);

/// <summary>A file within an archive.</summary>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
public sealed record ArchivedFile(string Name, long Bytes, string Sha256);
