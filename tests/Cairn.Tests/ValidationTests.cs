using System.Text.RegularExpressions;

namespace Cairn.Tests;

/// <summary>docs/validation.md as a trace: from a requirement to the tests that hold it, and back.</summary>
public sealed partial class ValidationTests
{
    static readonly string List = File.ReadAllText(Path.Combine(Shared.Repository, "docs", "validation.md"));

    static readonly HashSet<string> Classes =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Shared.Repository, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Declared().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value),
    ];

    static HashSet<string> Named => [.. Mentioned().Matches(List).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_class_named_exists() => Assert.Empty(Named.Except(Classes).Order());

    [Fact]
    public void Every_class_of_tests_is_named() => Assert.Empty(Classes.Except(Named).Order());

    [Fact]
    public void Every_row_has_an_id_of_its_own_a_requirement_a_test_and_a_source()
    {
        var rows = List.Split('\n').Where(l => l.StartsWith("| V", StringComparison.Ordinal)).ToList();
        Assert.All(rows, row => Assert.Matches(Row(), row));
        Assert.Empty(rows.GroupBy(r => r[2..6]).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.True(rows.Count >= 59, $"only {rows.Count} rows are left");
    }

    [GeneratedRegex(@"class (\w+Tests)\b")]
    private static partial Regex Declared();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex Mentioned();

    [GeneratedRegex(@"^\| V\d{3} \| [^|]+ \| [^|]*`\w+Tests`[^|]* \| [^|]+ \|$")]
    private static partial Regex Row();
}
