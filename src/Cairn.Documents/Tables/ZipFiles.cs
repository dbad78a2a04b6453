using System.IO.Compression;

namespace Cairn.Documents.Tables;

/// <summary>The files in a zip archive, as far as an archive can be meant: one that would fill the memory is refused.</summary>
static class ZipFiles
{
    const int MostFiles = 1000,
        MostTimes = 200;

    const long MostBytes = 1L << 30,
        AlwaysFine = 10L << 20;

    public static bool IsOne(string file) => file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Name (without folders) and bytes of each file that an import may read; null with why when it is refused.
    /// </summary>
    /// <param name="reads">Whether a name is one that an import reads.</param>
    /// <param name="leftOut">Gets the names of the others; those of hidden files are not among them.</param>
    public static (IReadOnlyList<(string Name, byte[] Bytes)>? Files, Finding? Refusal) Read(
        string path,
        Func<string, bool> reads,
        List<string> leftOut
    )
    {
        var name = Path.GetFileName(path);
        try
        {
            using var zip = ZipFile.OpenRead(path);
            List<ZipArchiveEntry> entries =
            [
                .. zip.Entries.Where(e => e.Name.Length > 0 && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal)),
            ];
            leftOut.AddRange(entries.Select(e => e.Name).Where(n => n[0] is not ('.' or '~') && !reads(n)));
            List<ZipArchiveEntry> read =
            [
                .. entries.Where(e => reads(e.Name)).OrderBy(e => e.FullName, StringComparer.OrdinalIgnoreCase),
            ];
            var (packed, unpacked) = (read.Sum(e => e.CompressedLength), read.Sum(e => e.Length));
            if (read.Count > MostFiles || unpacked > MostBytes || (unpacked > AlwaysFine && unpacked > MostTimes * packed))
                return (null, TooMuch(name, read.Count, unpacked));
            var files = new List<(string, byte[])>();
            foreach (var entry in read)
            {
                using var stream = entry.Open();
                // What an entry says of its length is not believed.
                if (BoundedBytes.Read(stream, (int)Math.Min(entry.Length, MostBytes)) is not { } bytes)
                    return (null, TooMuch(name, read.Count, entry.Length));
                files.Add((entry.Name, bytes));
            }
            return (files, null);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            var mend = "Pack the files again, without a password, or give them in a folder.";
            return (null, Finding.Error(name, null, null, "The archive cannot be read.", mend));
        }
    }

    static Finding TooMuch(string name, int files, long bytes) =>
        Finding.Error(
            name,
            null,
            null,
            $"The archive unpacks to {files} files of {bytes >> 20} MB: it is not unpacked.",
            $"Give at most {MostFiles} files and {MostBytes >> 20} MB."
        );
}
