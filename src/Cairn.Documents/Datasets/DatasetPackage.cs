using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Analyses;

namespace Cairn.Documents.Datasets;

/// <summary>
/// The datasets of a trial in one file, a ZIP archive: what was recorded (SDTM) and what was derived (ADaM), each with its
/// Define-XML, and a manifest with the entry of the ledger they rest on, and the rows and the hash of each file. The same ledger
/// and day give the same bytes.
/// </summary>
public sealed record DatasetPackage(DatasetFormat Format, DatasetSource Source, IReadOnlyList<Dataset> Datasets)
{
    static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The datasets of an analysis.</summary>
    /// <param name="standards">Which ones.</param>
    public static DatasetPackage Of(
        Analysis analysis,
        DatasetFormat format,
        DatasetSource source,
        IReadOnlyCollection<DatasetStandard> standards
    ) =>
        new(
            format,
            source,
            [
                .. standards.Contains(DatasetStandard.Sdtm) ? SdtmDatasets.Of(analysis.Casebook) : [],
                .. standards.Contains(DatasetStandard.Adam) ? AdamDatasets.Of(analysis) : [],
            ]
        );

    /// <summary>What the kind of file cannot hold; empty where it holds all.</summary>
    public IReadOnlyList<Finding> Faults => [.. Datasets.SelectMany(Format.Faults)];

    /// <summary>Name of the file: what is synthetic says so.</summary>
    public string FileName => $"{(Datasets.Any(d => d.IsSynthetic) ? "SYNTHETIC-" : "")}{Source.Study}-datasets-{Format.Id}.zip";

    /// <exception cref="InvalidOperationException">The kind of file cannot hold it all.</exception>
    public void Write(Stream to)
    {
        if (Faults.Count > 0)
            throw new InvalidOperationException(Faults[0].ToString());
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        List<object> files = [];
        foreach (var standard in Datasets.GroupBy(d => d.Standard))
        {
            var folder = standard.Key.ToString().ToLowerInvariant();
            foreach (var dataset in standard)
                files.Add(
                    Add(zip, $"{folder}/{dataset.FileName}{Format.Ending}", f => Format.Write(dataset, Source, f), dataset)
                );
            files.Add(Add(zip, $"{folder}/{DefineXml.FileName}", f => DefineXml.Write([.. standard], Format.Ending, Source, f)));
        }
        Add(zip, "manifest.json", f => JsonSerializer.Serialize(f, Manifest(files), Json));
    }

    object Manifest(List<object> files) =>
        new
        {
            Source.Study,
            Source.AsOf,
            Ledger = new { Entry = Source.Sequence, Source.Head },
            Synthetic = Datasets.Any(d => d.IsSynthetic),
            Source.Program,
            Files = files,
        };

    static object Add(ZipArchive zip, string name, Action<Stream> write, Dataset? dataset = null)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Undated;
        using var file = entry.Open();
        using var hashing = new HashingStream(file);
        write(hashing);
        return new
        {
            Name = name,
            dataset?.Label,
            Rows = dataset?.Rows.Count,
            hashing.Bytes,
            Sha256 = hashing.Sha256(),
        };
    }
}
