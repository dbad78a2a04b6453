using Cairn.Safety.Ctcae;

namespace Cairn.Documents.Terminology;

/// <summary>
/// Reads the ASCII files of a MedDRA release that its holder has unpacked: llt.asc, pt.asc and soc.asc, fields between dollar
/// signs
/// (MedDRA Distribution File Format Document).
/// </summary>
public static class MeddraRelease
{
    /// <param name="folder">The folder that holds the files; they may lie one folder down.</param>
    /// <param name="version">The release, as the holder calls it: 27.1.</param>
    public static Checked<Meddra> Read(string folder, string version)
    {
        var files = new[] { "llt.asc", "pt.asc", "soc.asc" };
        var found = files
            .Select(name => Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).FirstOrDefault())
            .ToList();
        if (found.IndexOf(null) is >= 0 and var absent)
            return new(
                null,
                [
                    Finding.Error(
                        folder,
                        null,
                        null,
                        $"There is no {files[absent]}.",
                        "Give the folder of the release's " + "ASCII files."
                    ),
                ]
            );
        var classes = Rows(found[2]!, 2).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        var preferred = Rows(found[1]!, 4).ToDictionary(r => r[0], StringComparer.Ordinal);
        var terms = new List<MeddraTerm>();
        foreach (var row in Rows(found[0]!, 3))
            if (preferred.TryGetValue(row[2], out var pt))
                terms.Add(new(row[0], row[1], pt[1], classes.GetValueOrDefault(pt[3], ""), pt[0]));
        return terms.Count > 0
            ? new(new(version, terms), [])
            : new(null, [Finding.Error(found[0]!, null, null, "It holds no term.", "Give the files of one release, unchanged.")]);
    }

    static IEnumerable<string[]> Rows(string path, int least) =>
        from line in File.ReadLines(path)
        let fields = line.Split('$')
        where fields.Length >= least
        select fields;
}
