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
        foreach (var option in command.Options.Where(o => Outputs.Contains(o.Name, StringComparer.Ordinal)))
        {
            Guard(command, option.Name);
            if (option.HelpName?.StartsWith("FILE", StringComparison.Ordinal) == true)
                RefuseFolder(option);
        }
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

    static void RefuseFolder(Option option) =>
        option.Validators.Add(found =>
        {
            if (found.Tokens is [{ Value: var file }, ..] && Directory.Exists(file))
                found.AddError($"{option.Name} {file} is a folder: give a file.");
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
