using CsvHelper;

namespace Cairn.Tests;

/// <summary>Reference numbers and samples that lie beside the repository (<c>../shared</c>, or <c>CAIRN_SHARED</c>); never committed.</summary>
static class Shared
{
    /// <summary>The repository's root: the folder that holds Cairn.slnx.</summary>
    public static string Repository { get; } = FindRepository();

    static string Root { get; } = Environment.GetEnvironmentVariable("CAIRN_SHARED") ?? Path.Combine(Repository, "..", "shared");

    /// <summary>The path of a shared file or folder; skips the test with that reason where it is absent.</summary>
    public static string PathOf(string relative)
    {
        var path = Path.Combine(Root, relative);
        Assert.SkipUnless(Path.Exists(path), $"{relative} is not beside the repository (see CONTRIBUTING, shared files)");
        return path;
    }

    /// <summary>The path of a committed file or folder of hand-made cases.</summary>
    public static string CaseOf(string relative) => Path.Combine(Repository, "tests/Cairn.Tests/Cases", relative);

    /// <summary>The rows of a shared CSV file, by column name; reference numbers are whole or the test fails.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Csv(string relative)
    {
        var rows = Rows(PathOf(relative));
        OracleRows.Check(relative, rows.Count);
        return rows;
    }

    /// <summary>The rows of a committed CSV file of cases, by column name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> CaseRows(string relative) => Rows(CaseOf(relative));

    static List<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
            rows.Add(
                csv.Headers.Select((name, i) => (name, value: csv.GetString(i)))
                    .ToDictionary(f => f.name, f => f.value, StringComparer.Ordinal)
            );
        return rows;
    }

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Cairn.slnx was not found above the tests.");
    }
}
