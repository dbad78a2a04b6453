using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Ledger.Entries;

namespace Cairn.Documents.Archives;

/// <summary>An archive on the disk. Reading it needs nothing but the file.</summary>
public sealed class ArchiveFile : IDisposable
{
    readonly ZipArchive _zip;
    readonly string _place;

    ArchiveFile(ZipArchive zip, string place, ArchiveManifest manifest) => (_zip, _place, Manifest) = (zip, place, manifest);

    public ArchiveManifest Manifest { get; }

    /// <summary>True when a file begins as an archive does.</summary>
    public static bool IsOne(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.Read(start) == 4 && start is [(byte)'P', (byte)'K', 3, 4];
    }

    /// <summary>Opens an archive; without a value when it is none that this version reads.</summary>
    public static Checked<ArchiveFile> Open(string path)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            using var manifest = zip.GetEntry(ArchiveManifest.Name)?.Open() ?? throw new InvalidDataException();
            var read = JsonSerializer.Deserialize<ArchiveManifest>(manifest, JsonSerializerOptions.Web);
            if (read is { Format: ArchiveManifest.ThisFormat, Ledgers: not null, Files: not null })
                return new(new(zip, path, read), []);
            zip.Dispose();
            return None(path, $"It has the form '{read?.Format}'.", $"This Cairn reads '{ArchiveManifest.ThisFormat}'.");
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException)
        {
            zip?.Dispose();
            return None(path, "It is no archive of Cairn, or its end is missing.", "Take another copy of it.");
        }
    }

    /// <summary>Every file compared with its hash in the manifest, and the names with those that are there.</summary>
    public IEnumerable<Finding> Check()
    {
        foreach (var file in Manifest.Files)
            if (Found(file) is { } finding)
                yield return finding;
        HashSet<string> known = [.. Manifest.Files.Select(f => f.Name), ArchiveManifest.Name];
        foreach (var entry in _zip.Entries.Where(e => !known.Remove(e.FullName)))
            yield return Wrong(entry.FullName, "The manifest does not name it.");
    }

    /// <summary>A ledger's entries, as they stand in the file.</summary>
    /// <exception cref="FormatException">A line is no entry; the message says which.</exception>
    public async IAsyncEnumerable<Entry> Entries(
        ArchivedLedger ledger,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (_zip.GetEntry(ledger.Entries) is not { } file)
            yield break;
        using var lines = new StreamReader(await file.OpenAsync(cancel), new UTF8Encoding(false, throwOnInvalidBytes: false));
        for (var number = 1; await lines.ReadLineAsync(cancel) is { } line; number++)
            yield return Read(line, ledger, number);
    }

    /// <summary>The study's own files as they were archived.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> StudyFiles(ArchivedLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        foreach (var entry in _zip.Entries)
            if (ledger.StudyFiles is { } folder && entry.FullName.StartsWith(folder, StringComparison.Ordinal))
                yield return (entry.Name, Bytes(entry));
    }

    /// <summary>The bytes of a file of a version of the study's protocol; null when it is not there.</summary>
    public byte[]? VersionFile(string study, string sha256) =>
        _zip.GetEntry(ArchiveManifest.VersionFile(study, sha256)) is { } entry ? Bytes(entry) : null;

    /// <summary>All files of the versions of the study's protocol.</summary>
    public IReadOnlyList<byte[]> VersionFiles(string study) =>
        [
            .. from entry in _zip.Entries
            where entry.FullName.StartsWith(ArchiveManifest.VersionFolder(study), StringComparison.Ordinal)
            select Bytes(entry),
        ];

    public void Dispose() => _zip.Dispose();

    static Entry Read(string line, ArchivedLedger ledger, int number)
    {
        try
        {
            return EntryLine.Read(line);
        }
        catch (FormatException unread)
        {
            throw new FormatException($"{ledger.Entries}, line {number}: {unread.Message}", unread);
        }
    }

    Finding? Found(ArchivedFile file)
    {
        if (_zip.GetEntry(file.Name) is not { } entry)
            return Wrong(file.Name, "It is missing.");
        try
        {
            using var bytes = entry.Open();
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256
                ? null
                : Wrong(file.Name, "It is not what was archived: its hash differs.");
        }
        catch (InvalidDataException)
        {
            return Wrong(file.Name, "It cannot be unpacked.");
        }
    }

    Finding Wrong(string name, string what) =>
        Finding.Error($"{_place}: {name}", null, null, what, "Take another copy of the archive.");

    static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var file = entry.Open();
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    static Checked<ArchiveFile> None(string path, string what, string mend) =>
        new(null, [Finding.Error(path, null, null, what, mend)]);
}
