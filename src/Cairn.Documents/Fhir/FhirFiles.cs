using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Cairn.Ledger.Import;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Cairn.Documents.Fhir;

/// <summary>
/// Reads FHIR R4 files (a bundle, a resource, or lines of either; a <c>.gz</c> of them) as rows of the record types, so that they
/// go the way of every import. A row carries the resource's own identity in --SPID; its number is given where the ledger is
/// known.
/// </summary>
public static class FhirFiles
{
    static readonly FhirJsonDeserializer Json = new(new DeserializerSettings().UsingMode(DeserializationMode.NoOverflow));

    // Test data by FHIR's own mark.
    const string TestData = "HTEST";

    /// <summary>True when a file's name says that it may hold FHIR resources.</summary>
    public static bool IsNamedSo(string path)
    {
        var name = WithoutGz(path);
        return Path.GetExtension(name).ToUpperInvariant() is ".JSON" or ".NDJSON";
    }

    static string WithoutGz(string path) => IsPacked(path) ? path[..^3] : path;

    static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The rows of all files together, so that a reference from one to another is found: a table a file and domain.
    /// </summary>
    public static Checked<IReadOnlyList<IncomingTable>> Read(IReadOnlyList<string> paths) =>
        Read([.. paths.Select(p => (Path.GetFileName(p), File.ReadAllBytes(p)))]);

    /// <inheritdoc cref="Read(IReadOnlyList{string})"/>
    /// <param name="files">Name and bytes of each.</param>
    public static Checked<IReadOnlyList<IncomingTable>> Read(IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var broken = new FhirFindings();
        var sources = files.SelectMany(f => Resources(f.Name, f.Bytes, broken)).ToList();
        var desk = new FhirDesk(sources);
        foreach (var source in sources)
            if (ResourceReader.All.GetValueOrDefault(source.Resource.TypeName) is { } reader)
                reader.Read(source, desk);
        return new(FhirTables.Of(desk.Rows, SyntheticFiles(sources)), [.. broken.All, .. desk.Findings.All]);
    }

    static HashSet<string> SyntheticFiles(IEnumerable<FhirSource> sources) =>
        [
            .. sources
                .Where(s => Csv.SdtmCsv.DomainOf(s.File).IsSynthetic || IsMarked(s.Resource))
                .Select(s => s.File)
                .Distinct(StringComparer.Ordinal),
        ];

    static bool IsMarked(Resource resource) => resource.Meta?.Security.Exists(s => s.Code == TestData) == true;

    static IEnumerable<FhirSource> Resources(string file, byte[] bytes, FhirFindings findings)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        List<ResourceText> texts;
        try
        {
            texts = ResourceTexts.Of(IsPacked(file) ? Unpack(bytes) : bytes, IsLines(file));
        }
        catch (InvalidDataException)
        {
            findings.Fail(file, 1, "This is no gzip file.", "Export the file again; it may be cut off.");
            yield break;
        }
        catch (JsonException e)
        {
            findings.Fail(file, (int)(e.LineNumber ?? 0) + 1, "This is no JSON.", "Export the file again; it may be cut off.");
            yield break;
        }
        foreach (var text in texts)
            if (Resource(text, file, findings) is { } resource)
                yield return new(file, sha, text.Line, text.FullUrl, resource);
    }

    static bool IsLines(string path) => WithoutGz(path).EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    static byte[] Unpack(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    static Resource? Resource(ResourceText text, string file, FhirFindings findings)
    {
        if (text.Type is not { } type)
        {
            findings.Fail(file, text.Line, "No FHIR resource stands here.", "Give a Bundle or resources with a resourceType.");
            return null;
        }
        if (type != "Medication" && !ResourceReader.All.ContainsKey(type))
        {
            findings.Warn(
                file,
                text.Line,
                $"{type} resources are not read.",
                $"Cairn reads {string.Join(", ", ResourceReader.All.Keys)}."
            );
            return null;
        }
        var reader = new Utf8JsonReader(text.Json.Span);
        if (Json.TryDeserializeResource(ref reader, out var resource, out var issues))
            return resource;
        var first = issues.First().Message;
        findings.Fail(file, text.Line, $"{type} is no valid FHIR R4: {first}", "Mend the resource, or take it out.");
        return null;
    }
}
