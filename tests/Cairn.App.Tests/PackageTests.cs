namespace Cairn.App.Tests;

/// <summary>The program where only the program is: what it was built from, and the studies it carries.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task The_version_says_what_it_was_built_from()
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, "--version");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(
            "^cairn [0-9.]+, built from (commit [0-9a-f]{40}|a folder that is no repository), on .NET 10",
            outcome.Output
        );
    }

    [Fact]
    public async Task Without_its_sources_the_program_has_both_studies()
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.RunInstalled(folder.Path, "study", "list");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("NCT06880354", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("soochow-cll1", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_first_starts_at_once_lay_the_studies_out_once()
    {
        using var folder = CairnProcess.Folder();
        var both = await Task.WhenAll(
            CairnProcess.RunInstalled(folder.Path, "study", "check", "NCT06880354"),
            CairnProcess.RunInstalled(folder.Path, "study", "check", "soochow-cll1")
        );
        Assert.All(both, outcome => Assert.Equal(0, outcome.ExitCode));
        var builds = Directory.GetDirectories(folder.File("cairn"));
        Assert.Equal("studies", Path.GetFileName(Assert.Single(Directory.GetDirectories(Assert.Single(builds)))));
    }

    // The working folder's own study comes before the one carried.
    [Fact]
    public async Task A_study_of_the_working_folder_hides_the_one_carried()
    {
        using var folder = CairnProcess.Folder();
        folder.WithStudy("NCT06880354");
        var outcome = await CairnProcess.RunInstalled(folder.Path, "study", "list");
        Assert.Contains("A small study", outcome.Output, StringComparison.Ordinal);
    }
}
