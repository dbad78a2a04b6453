using Cairn.Documents.Csv;
using Cairn.Documents.Fhir;
using Cairn.Ledger.Import;

namespace Cairn.Documents.RecordFiles;

/// <summary>The files that someone gives to an import, by what their names say: CSV of a domain, or FHIR resources.</summary>
public static class IncomingFiles
{
    /// <summary>
    /// The files of a folder that an import reads, in order of name; hidden and half-written ones are not among them.
    /// </summary>
    public static IReadOnlyList<string> In(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Where(IsRead);
        return [.. files.Order(StringComparer.OrdinalIgnoreCase)];
    }

    static bool IsRead(string path) =>
        Path.GetFileName(path) is not ['.' or '~', ..] && (IsCsv(path) || FhirFiles.IsNamedSo(path));

    static bool IsCsv(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every row of the files with what was found wrong; a table is missing where its file could not be read.</summary>
    /// <param name="encoding">Of the CSV files, when it is not UTF-8; FHIR has no other.</param>
    public static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Read(
        IReadOnlyList<string> paths,
        string? encoding = null
    )
    {
        List<string> resources = [.. paths.Where(FhirFiles.IsNamedSo)];
        List<Checked<IncomingTable>> csv = [.. paths.Except(resources, StringComparer.Ordinal).Select(p => Csv(p, encoding))];
        var tables = csv.Select(c => c.Value).OfType<IncomingTable>();
        var findings = csv.SelectMany(c => c.Findings);
        if (resources.Count == 0)
            return ([.. tables], [.. findings]);
        var fhir = FhirFiles.Read(resources);
        return ([.. tables, .. fhir.Value ?? []], [.. findings, .. fhir.Findings]);
    }

    static Checked<IncomingTable> Csv(string path, string? encoding) =>
        SdtmCsv.Read(Path.GetFileName(path), File.ReadAllBytes(path), encoding);
}
