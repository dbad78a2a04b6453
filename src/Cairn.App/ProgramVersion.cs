using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Cairn.App;

/// <summary>What this program was built from.</summary>
static class ProgramVersion
{
    /// <summary>The release and, after a plus, the commit: <c>0.1.0+4a0e57d88594...</c>.</summary>
    public static string Full { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>A name for this very build, which changes with any line of its sources.</summary>
    public static string Id { get; } = Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Makes <c>--version</c> say <see cref="Words"/>.</summary>
    public static void On(RootCommand root)
    {
        foreach (var option in root.Options.OfType<VersionOption>())
            option.Action = new Said();
    }

    sealed class Said : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parsed)
        {
            Console.Out.WriteLine(Words);
            return ExitCode.Done;
        }
    }

    /// <summary>For a person: release, commit, runtime and system.</summary>
    public static string Words { get; } =
        Full.Split('+') is [var release, var commit]
            ? $"cairn {release}, built from commit {commit}, on .NET {Environment.Version}"
            : $"cairn {Full}, built from a folder that is no repository, on .NET {Environment.Version}";
}
