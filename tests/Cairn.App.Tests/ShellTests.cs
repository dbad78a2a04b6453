namespace Cairn.App.Tests;

public sealed class ShellTests
{
    [Fact]
    public async Task Help_lists_the_commands_and_ends_well()
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, "--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("stats", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("stats", "--no-such-option")]
    public async Task An_unknown_word_is_bad_input_and_says_where_help_is(params string[] arguments)
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("--help", outcome.Words, StringComparison.Ordinal);
    }
}
