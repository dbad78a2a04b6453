using System.CommandLine;
using System.CommandLine.Parsing;
using Cairn.Documents.StudyFiles;

namespace Cairn.App.Help;

/// <summary>
/// What a command line says that no command reads, in words for whoever typed it, with what was probably meant.
/// </summary>
static class Misread
{
    /// <summary>True when a command was named that does nothing by itself, and none of those below it.</summary>
    public static bool IsUnfinished(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Command is { Action: null, Subcommands.Count: > 0 };
    }

    /// <summary>A line for each thing that is wrong.</summary>
    public static IEnumerable<string> Words(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var unread = Unread(parsed.UnmatchedTokens).ToList();
        if (unread.Count == 0)
            return parsed.Errors.Select(error => error.Message);
        // What is wrong with a value is said, too: an option without its value takes the next word for it.
        return
        [
            .. parsed.Errors.Where(error => error.SymbolResult is not CommandResult).Select(error => error.Message),
            .. unread.Select(word => word.StartsWith('-') ? UnknownOption(command, word) : UnknownWord(command, word)),
        ];
    }

    // What follows an unknown option is its value.
    static IEnumerable<string> Unread(IReadOnlyList<string> words) =>
        words.Where((word, i) => i == 0 || word.StartsWith('-') || !words[i - 1].StartsWith('-'));

    static string UnknownOption(Command command, string word)
    {
        var near = Spelling.Nearest(word, command.Options.Where(o => !o.Hidden).Select(o => o.Name));
        return $"There is no option '{word}' here.{(near is null ? "" : $" Perhaps {near}.")}";
    }

    static string UnknownWord(Command command, string word)
    {
        if (command.Subcommands.Count == 0)
            return $"Nothing here reads '{word}'. An option has two strokes before its name; words that belong together "
                + $"stand in quotes.";
        var near = Spelling.Nearest(word, command.Subcommands.Select(c => c.Name));
        return $"There is no command '{word}' here.{(near is null ? "" : $" Perhaps {near}.")}";
    }
}
