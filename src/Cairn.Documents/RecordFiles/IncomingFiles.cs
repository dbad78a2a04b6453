using Cairn.Documents.Csv;
using Cairn.Documents.Fhir;
using Cairn.Documents.Tables;
using Cairn.Ledger.Import;
using Cairn.Ledger.Import.Mapping;

namespace Cairn.Documents.RecordFiles;

/// <summary>
/// The files that someone gives to an import: CSV, workbooks, SAS transport files, Dataset-JSON, FHIR resources, and archives of
/// them. What a file is stands in its first bytes, and in its name where these do not say it.
/// </summary>
public static class IncomingFiles
{
    /// <summary>Endings of the names that an import reads, in words.</summary>
    public static string Endings { get; } =
        string.Join(
            ", ",
            TableFormat
                .All.SelectMany(f => f.Endings)
                .Append(".zip")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>
    /// The files of a folder that an import reads, in order of name; hidden and half-written ones are not among them.
    /// </summary>
    public static IReadOnlyList<string> In(string folder)
    {
        var files = Directory.EnumerateFiles(folder).Where(p => IsRead(p) && HasColumns(p) || ZipFiles.IsOne(p));
        return [.. files.Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What else lies in a folder: files that an import does not read, and folders below it.</summary>
    public static IReadOnlyList<Finding> LeftOut(string folder)
    {
        var files = Directory
            .EnumerateFiles(folder)
            .Where(p => !(IsRead(p) && HasColumns(p)) && !ZipFiles.IsOne(p) && !IsHidden(p));
        var folders = Directory
            .EnumerateDirectories(folder)
            .Where(p => !IsHidden(p))
            .Select(p => p + Path.DirectorySeparatorChar);
        List<string> names = [.. files.Concat(folders).Select(p => Path.GetRelativePath(folder, p))];
        return NotRead(folder, names);
    }

    static IReadOnlyList<Finding> NotRead(string place, List<string> names)
    {
        names.Sort(StringComparer.Ordinal);
        return names.Count == 0
            ? []
            :
            [
                Finding.Warning(
                    place,
                    null,
                    null,
                    $"Not read: {string.Join(", ", names)}.",
                    $"Nothing to do, unless they hold records: these endings are read: {Endings} (.txt with tabs)."
                ),
            ];
    }

    static bool IsHidden(string path) => Path.GetFileName(path) is ['.' or '~', ..];

    static bool IsRead(string path) => !IsHidden(path) && (FhirFiles.IsNamedSo(path) || IsTable(path));

    // The first line is enough: a text of words, a licence or a list of tests, is no table.
    static bool HasColumns(string path)
    {
        if (!path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            return true;
        using var file = File.OpenRead(path);
        var start = new byte[1 << 16];
        return CsvTables.HasColumns(path, start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
    }

    static bool IsTable(string path)
    {
        var endings = TableFormat.All.SelectMany(f => f.Endings);
        return endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Every row of the files with what was found wrong; a table is missing where its file could not be read.</summary>
    /// <param name="encoding">Of the text, when it is not UTF-8; FHIR has no other.</param>
    /// <param name="map">How the site's files say what SDTM-shaped ones say; null when they are those.</param>
    public static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Read(
        IReadOnlyList<string> paths,
        string? encoding = null,
        ImportMap? map = null
    )
    {
        var (tables, findings) = Written(paths, encoding, HeaderLines.By(map));
        var kept = tables.Where(t => map?.Of(t.File).IsLeftOut != true).ToList();
        List<Checked<IncomingTable>> mapped = [.. kept.Select(t => map is null ? new(t, []) : Mapped.Of(t, map))];
        var told = mapped.Select(m => TemplateRows.Without(m.Value!)).SelectMany(TableDomains.Told);
        return ([.. told], [.. findings, .. tables.Except(kept).Select(LeftOut), .. mapped.SelectMany(m => m.Findings)]);
    }

    static Finding LeftOut(IncomingTable table) =>
        Finding.Warning(
            table.File,
            null,
            null,
            $"None of its {table.Rows.Count} rows was read: the map leaves it out.",
            "Nothing to do, unless it holds records: then give the map its domain."
        );

    /// <summary>The tables as they are written, for a proposal: their column names are looked for below titles.</summary>
    public static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Written(
        IReadOnlyList<string> paths,
        string? encoding
    ) => Written(paths, encoding, HeaderLines.Found);

    static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Written(
        IReadOnlyList<string> paths,
        string? encoding,
        HeaderLines headers
    )
    {
        var refusals = new List<Finding>();
        var opened = Opened(paths, refusals).ToList();
        var (tables, findings) = Written(opened, encoding, headers);
        return (tables, [.. refusals, .. findings]);
    }

    /// <summary>The tables of files that lie nowhere yet, as they are written.</summary>
    /// <param name="files">Name and bytes of each.</param>
    public static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Written(
        IReadOnlyList<(string Name, byte[] Bytes)> files
    ) => Written(files, null, HeaderLines.Found);

    static (IReadOnlyList<IncomingTable> Tables, IReadOnlyList<Finding> Findings) Written(
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        string? encoding,
        HeaderLines headers
    )
    {
        var (tables, findings) = (new List<IncomingTable>(), new List<Finding>());
        var resources = new List<(string, byte[])>();
        foreach (var (name, bytes) in files)
        {
            var format = TableFormat.All.First(f => f.Is(name, bytes));
            if (format is CsvTables && FhirFiles.IsNamedSo(name))
            {
                resources.Add((name, bytes));
                continue;
            }
            var read = format.Read(name, bytes, encoding, headers);
            tables.AddRange((read.Value ?? []).Select(RepeatedHeadings.Without).Select(UnitLines.Lifted));
            findings.AddRange(read.Findings);
        }
        if (resources.Count == 0)
            return (tables, findings);
        var fhir = FhirFiles.Read(resources);
        return ([.. tables, .. fhir.Value ?? []], [.. findings, .. fhir.Findings]);
    }

    static IEnumerable<(string Name, byte[] Bytes)> Opened(IReadOnlyList<string> paths, List<Finding> findings)
    {
        foreach (var path in paths)
        {
            if (!ZipFiles.IsOne(path))
            {
                yield return (Path.GetFileName(path), File.ReadAllBytes(path));
                continue;
            }
            var leftOut = new List<string>();
            var (files, refusal) = ZipFiles.Read(path, IsRead, leftOut);
            if (refusal is not null)
                findings.Add(refusal);
            foreach (var file in files ?? [])
                if (CsvTables.HasColumns(file.Name, file.Bytes))
                    yield return file;
                else
                    leftOut.Add(file.Name);
            findings.AddRange(NotRead(Path.GetFileName(path), leftOut));
        }
    }
}
