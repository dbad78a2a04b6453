namespace Cairn.App.Tests.Commands;

public sealed class OutFolderTests
{
    [Fact]
    public async Task A_file_where_the_folder_should_be_is_said_and_left_as_it_was()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("notes"), "mine", TestContext.Current.CancellationToken);
        var outcome = await CairnProcess.Run(folder.Path, "demo", "--no-serve", "--out", "notes");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'notes' is a file", outcome.Words, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("notes"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("export", "--study", "X", "--out", "notes")]
    [InlineData("archive", "--database", "cairn.db", "--out", "notes")]
    [InlineData("anchor", "--database", "cairn.db", "--out", "notes")]
    [InlineData("registry", "landscape", "--svg", "notes")]
    public async Task A_folder_where_the_file_should_be_is_said_and_left_as_it_was(params string[] words)
    {
        using var folder = CairnProcess.Folder().WithStudy("X");
        Directory.CreateDirectory(folder.File("notes"));
        var outcome = await CairnProcess.Run(folder.Path, words);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("notes is a folder: give a file", outcome.Words, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.File("notes")));
    }
}
