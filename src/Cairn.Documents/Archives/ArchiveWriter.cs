using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Documents.Datasets;
using Cairn.Documents.Reports.Html;

namespace Cairn.Documents.Archives;

/// <summary>
/// Writes ledgers into one file, a ZIP archive: the entries a line each, the studies' own files, a copy that a person can read,
/// and
/// a manifest with the head of each ledger and the hash of each file. The same ledgers and files give the same bytes.
/// </summary>
public sealed class ArchiveWriter : IDisposable
{
    static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly ZipArchive _zip;
    readonly List<ArchivedFile> _files = [];
    readonly List<ArchivedLedger> _ledgers = [];

    public ArchiveWriter(Stream to) => _zip = new(to, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds a study: entries, its own files, and what a person can read.</summary>
    public async Task Add(StudyToArchive study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var entries = $"entries/{study.Folder}.jsonl";
        await Write(entries, async to =>
        {
            var line = new ArrayBufferWriter<byte>(4096);
            foreach (var entry in study.Entries)
            {
                line.ResetWrittenCount();
                EntryLine.Write(entry, line);
                await to.WriteAsync(line.WrittenMemory);
            }
        });
        var files = study.Files.Count > 0 ? $"studies/{study.Folder}/" : null;
        foreach (var (name, bytes) in study.Files)
            await Write(files + name, async to => await to.WriteAsync(bytes));
        foreach (var (sha256, bytes) in study.Versions.OrderBy(v => v.Key, StringComparer.Ordinal))
            await Write(ArchiveManifest.VersionFile(study.Id, sha256), async to => await to.WriteAsync(bytes));
        await Readable(study);
        _ledgers.Add(new(study.Id, study.State.Head, entries, files));
    }

    /// <summary>Adds a file of another kind: a report.</summary>
    public Task Add(string name, Action<Stream> write) => Write(name, to =>
        {
            write(to);
            return Task.CompletedTask;
        });

    /// <summary>Writes the manifest; nothing may be added after it.</summary>
    public async Task Finish()
    {
        await Write("README.txt", async to => await to.WriteAsync(Encoding.UTF8.GetBytes(ArchiveWords.Of(_ledgers))));
        var manifest = new ArchiveManifest(ArchiveManifest.ThisFormat, _ledgers, [.. _files]);
        await Write(ArchiveManifest.Name, to => JsonSerializer.SerializeAsync(to, manifest, Json));
    }

    public void Dispose() => _zip.Dispose();

    async Task Readable(StudyToArchive study)
    {
        await Add($"readable/{study.Folder}/ledger.html", to => HtmlFile.Write(AuditTrail.Of(study.State, study.Entries), to));
        foreach (var dataset in SdtmDatasets.Of(study.State.Casebook()))
            await Add($"readable/{study.Folder}/{dataset.FileName}.csv", to => CsvFormat.Write(dataset, to));
    }

    async Task Write(string name, Func<Stream, Task> write)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Undated;
        await using var file = await entry.OpenAsync();
        await using var hashing = new HashingStream(file);
        await write(hashing);
        _files.Add(new(name, hashing.Bytes, hashing.Sha256()));
    }
}
