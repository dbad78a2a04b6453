using System.Reflection;

namespace Cairn.App;

/// <summary>
/// The studies that the program carries in itself, for where it is installed without its sources: laid out once in the user's own
/// data folder, in a folder of this build, and read from there as any study is.
/// </summary>
static class BuiltInStudies
{
    const string Prefix = "studies/";

    /// <summary>The folder that holds them, written when it is not there yet.</summary>
    /// <exception cref="IOException">The user's data folder cannot be written.</exception>
    public static string Folder()
    {
        var folder = Path.Combine(Home(), ProgramVersion.Id, "studies");
        if (!Directory.Exists(folder))
            LayOut(folder);
        return folder;
    }

    static string Home() =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "cairn"
        );

    // Beside first, then moved: another start of the program sees all of it or nothing.
    static void LayOut(string folder)
    {
        var beside = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        var program = Assembly.GetExecutingAssembly();
        foreach (var name in program.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var file = Path.Combine(beside, name[Prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var from = program.GetManifestResourceStream(name)!;
            using var to = File.Create(file);
            from.CopyTo(to);
        }
        try
        {
            Directory.Move(beside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(beside, recursive: true);
        }
    }
}
