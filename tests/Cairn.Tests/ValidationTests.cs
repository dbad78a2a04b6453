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

    static readonly string Rules = File.ReadAllText(Path.Combine(Shared.Repository, "docs", "regulation.md"));

    static HashSet<string> Named => NamedIn(List);

    static HashSet<string> NamedIn(string page) => [.. Mentioned().Matches(page).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_class_named_exists() => Assert.Empty(Named.Except(Classes).Order());

    [Fact]
    public void Every_class_that_the_page_of_the_rules_names_exists() => Assert.Empty(NamedIn(Rules).Except(Classes).Order());

    // Held by a test, held in part, or not: nothing in between.
    [Fact]
    public void Every_rule_says_whether_it_is_held_and_by_which_test()
    {
        var rules = Rules.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Count(c => c == '|') == 5);
        Assert.InRange(rules.Count(), 24, 60);
        Assert.All(rules.Skip(1), rule =>
            Assert.Matches(@"\| (held[^|]*: [^|]*`\w+Tests`|in part: [^|]*`\w+Tests`|not)[^|]* \|$", rule)
        );
    }

    [Fact]
    public void Every_class_of_tests_is_named() => Assert.Empty(Classes.Except(Named).Order());

    [Fact]
    public void Every_row_has_an_id_of_its_own_a_requirement_a_test_and_a_source()
    {
        var rows = List.Split('\n').Where(l => l.StartsWith("| V", StringComparison.Ordinal)).ToList();
        Assert.All(rows, row => Assert.Matches(Row(), row));
        Assert.Empty(rows.GroupBy(r => r.Split(' ')[1]).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.True(rows.Count >= 59, $"only {rows.Count} rows are left");
    }

    [GeneratedRegex(@"class (\w+Tests)\b")]
    private static partial Regex Declared();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex Mentioned();

    [GeneratedRegex(@"^\| V\d{3,4} \| [^|]+ \| [^|]*`\w+Tests`[^|]* \| [^|]+ \|$")]
    private static partial Regex Row();
}
