using System.CommandLine;
using System.CommandLine.Parsing;

namespace Cairn.App;

/// <summary>A file that a command writes is none of those it reads.</summary>
static class OutputFile
{
    static readonly string[] Inputs = ["--data", "--database", "--from", "--study", "--studies"];

    static readonly string[] Outputs = ["--svg", "--out"];

    /// <summary>
    /// Makes it an error of a command and of those below it to write over a file that it reads, under whatever name or link the
    /// file is given.
    /// </summary>
    public static void GuardIn(Command command)
    {
        foreach (var below in command.Subcommands)
            GuardIn(below);
        foreach (var option in Outputs.Where(name => command.Options.Any(o => o.Name == name)))
            Guard(command, option);
    }

    static void Guard(Command command, string option) =>
        command.Validators.Add(found =>
        {
            if (Given(found, option) is not { } file)
                return;
            foreach (var input in Inputs)
                if (Given(found, input) is { } read && IsSame(read, file))
                    found.AddError($"{option} {file} is what {input} reads, and would be written over: give another file.");
        });

    static string? Given(CommandResult found, string option) =>
        found.Children.OfType<OptionResult>().FirstOrDefault(o => o.Option.Name == option) is { Tokens: [var token, ..] }
            ? token.Value
            : null;

    static bool IsSame(string one, string other) => string.Equals(Real(one), Real(other), StringComparison.Ordinal);

    static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }
}
