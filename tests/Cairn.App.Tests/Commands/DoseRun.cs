using System.Diagnostics;

namespace Cairn.App.Tests.Commands;

/// <summary>Runs <c>cairn dose</c> as a script does.</summary>
static class DoseRun
{
    /// <param name="command">Words separated by blanks.</param>
    /// <param name="rest">Further arguments, as they are.</param>
    public static async Task<(int Code, string Stdout, string Stderr)> Of(string command, params IEnumerable<string> rest)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "cairn"),
            ["dose", .. command.Split(' '), .. rest]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var cairn = Process.Start(start)!;
        var (stdout, stderr) = (cairn.StandardOutput.ReadToEndAsync(), cairn.StandardError.ReadToEndAsync());
        await cairn
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return (cairn.ExitCode, await stdout, await stderr);
    }
}
