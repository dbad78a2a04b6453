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
}
