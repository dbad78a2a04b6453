using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>A study folder on disk: the one place that opens its files.</summary>
public static class StudyFolder
{
    /// <summary>True when a folder holds a study.</summary>
    public static bool IsStudy(string folder) => File.Exists(Path.Combine(folder, StudyReader.StudyFile));

    /// <summary>The study in a folder. Findings name the files by their path.</summary>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    public static Checked<Study> Read(string folder)
    {
        var files = Directory
            .EnumerateFiles(folder)
            .Where(IsRead)
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);
        var read = StudyReader.Read(new DirectoryInfo(folder).Name, files);
        return read with { Findings = [.. read.Findings.Select(f => f with { Place = Path.Combine(folder, f.Place) })] };
    }

    /// <summary>The files that say what a study is, by name: those that <see cref="Read"/> reads.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder)
                .Where(IsRead)
                .Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))
                .OrderBy(f => f.Item1, StringComparer.Ordinal),
        ];

    // A table of decisions lies beside study.yaml as .csv, the criteria's expressions as .cql.
    static bool IsRead(string file) => Path.GetExtension(file) is ".yaml" or ".yml" or ".csv" or ".cql";
}
