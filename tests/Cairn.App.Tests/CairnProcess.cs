using System.Diagnostics;
using System.Text;

namespace Cairn.App.Tests;

/// <summary>The built executable, run as a user runs it.</summary>
static class CairnProcess
{
    /// <summary>The repository's root: the folder that holds Cairn.slnx.</summary>
    public static string Repository { get; } = FindRepository();

    static string Executable { get; } = Path.Combine(Repository, "src/Cairn.App/bin/Release/net10.0/cairn");

    public sealed record Outcome(int ExitCode, string Output, string Words);

    /// <summary>Runs to the end; fails the test when it takes longer than the limit.</summary>
    public static Task<Outcome> Run(string folder, params string[] arguments) => RunWith("", folder, arguments);

    /// <summary>The same as where only the program is installed: no sources near, the user's data in the folder.</summary>
    public static Task<Outcome> RunInstalled(string folder, params string[] arguments)
    {
        var start = How(folder, arguments);
        start.Environment.Remove("CAIRN_HOME");
        start.Environment["XDG_DATA_HOME"] = folder;
        return Ended(Process.Start(start)!, "", arguments);
    }

    /// <summary>The same with a heap of 1 GB at most: what asks for more ends as a crash.</summary>
    public static Task<Outcome> RunHeld(string folder, params string[] arguments)
    {
        var start = How(folder, arguments);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x40000000";
        return Ended(Process.Start(start)!, "", arguments);
    }

    /// <summary>The same with a text on its standard input.</summary>
    public static Task<Outcome> RunWith(string input, string folder, params string[] arguments) =>
        Ended(Start(folder, arguments), input, arguments);

    static async Task<Outcome> Ended(Process started, string input, string[] arguments)
    {
        using var process = started;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"cairn {string.Join(' ', arguments)} did not end within three minutes.");
        }
        return new(process.ExitCode, await output, await words);
    }

    public static Process Start(string folder, params string[] arguments) => Process.Start(How(folder, arguments))!;

    static ProcessStartInfo How(string folder, string[] arguments)
    {
        Assert.True(File.Exists(Executable), $"{Executable} is not built: run ./test");
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["CAIRN_HOME"] = Repository;
        return start;
    }

    /// <summary>A new empty folder, removed at the end.</summary>
    public static TemporaryFolder Folder() => new();

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Cairn.slnx was not found above the tests.");
    }
}

sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cairn-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Puts a study with little more than a title into the folder's <c>studies</c>, where commands run here find it.</summary>
    public TemporaryFolder WithStudy(string id, string more = "")
    {
        Directory.CreateDirectory(File($"studies/{id}"));
        System.IO.File.WriteAllText(
            File($"studies/{id}/study.yaml"),
            $"id: {id}\nsource: protocol\nregistration:\n  title: A small study\ndesign:\n  centres: 1\n{more}"
        );
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
