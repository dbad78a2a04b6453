using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cairn.App.Help;

/// <summary>The help of a command: what it is, how it is called, examples, and its options by what they are for.</summary>
sealed class HelpPage : SynchronousCommandLineAction
{
    const int Usual = 110,
        Most = 130,
        Column = 30;

    /// <summary>Makes every command below a root show its help by this page.</summary>
    public static void On(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpPage();
    }

    /// <summary>What was asked for before an error in it is of no interest.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, Console.Out);
        return 0;
    }

    /// <summary>Writes the help of a command.</summary>
    public static void Write(Command command, TextWriter to)
    {
        var width = Console.IsOutputRedirected ? Usual : Math.Clamp(Console.WindowWidth - 1, 60, Most);
        foreach (var line in Lines(command, width))
            to.WriteLine(line);
    }

    static IEnumerable<string> Lines(Command command, int width) =>
        [
            .. Wrapped(command.Description ?? "", "", width),
            "",
            $"Usage: {Usage(command)}",
            .. Part("Examples", HelpExamples.Of(Words(command)).Select(example => $"  {example}")),
            .. Part("Commands", command.Subcommands.SelectMany(below => Entry(Call(below), below.Description, width))),
            .. Part("Arguments", command.Arguments.SelectMany(argument => Entry(Call(argument), argument.Description, width))),
            .. OptionHeadings
                .Of([.. Options(command)])
                .SelectMany(group => Part(group.Key.Words, group.SelectMany(option => Entry(Call(option), Says(option), width)))),
            .. HelpTables
                .Of(Words(command))
                .SelectMany(table => Part(table.Heading, table.Lines.SelectMany(l => Entry(l.Name, l.Words, width)))),
        ];

    /// <summary>The words of a command below the root: <c>dose next</c>.</summary>
    public static string Words(Command command)
    {
        var (words, at) = (new List<string>(), (Symbol?)command);
        for (; at is not null and not RootCommand; at = at.Parents.FirstOrDefault())
            words.Insert(0, at.Name);
        return string.Join(' ', words);
    }

    static string Usage(Command command) =>
        string.Join(
            ' ',
            (string[])
                [
                    "cairn",
                    .. Words(command) is { Length: > 0 } words ? [words] : Array.Empty<string>(),
                    .. command.Subcommands.Count > 0 ? ["COMMAND"] : Array.Empty<string>(),
                    .. command.Arguments.Select(Call),
                    .. command.Options.Where(o => o.Required).Select(Call),
                    "[options]",
                ]
        );

    static IEnumerable<Option> Options(Command command) =>
        command.Options.Where(o => !o.Hidden).Concat(command is RootCommand ? [] : [new HelpOption()]);

    static string Call(Command command) => string.Join(' ', [command.Name, .. command.Arguments.Select(Call)]);

    static string Call(Argument argument) =>
        argument.Arity.MaximumNumberOfValues > 1
            ? $"{argument.HelpName ?? argument.Name} ..."
            : argument.HelpName ?? argument.Name;

    static string Call(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
            ? option.Name
            : $"{option.Name} {option.HelpName ?? Value(option.ValueType)}";

    static string Value(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value == typeof(int) || value == typeof(long) || value == typeof(double) ? "N" : "TEXT";
    }

    static string Says(Option option) =>
        option is HelpOption
            ? "Shows this."
            : option.Description
                + (option.Required ? " Required." : "")
                + (Default(option) is { } usual ? $" Usually {usual}." : "");

    static string? Default(Option option)
    {
        if (!option.HasDefaultValue || option.ValueType == typeof(bool) || option.ValueType.IsEnum)
            return null;
        return option.GetDefaultValue() switch
        {
            null => null,
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            var other => other.ToString() is { Length: > 0 } text ? text : null,
        };
    }

    static IEnumerable<string> Part(string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? [] : ["", heading, .. all];
    }

    // Names up to the column stand beside their words, longer ones above them.
    static IEnumerable<string> Entry(string name, string? words, int width)
    {
        var said = Wrapped(words ?? "", new(' ', Column), width).ToList();
        var first = "  " + name;
        if (first.Length > Column - 2)
            return [first, .. said];
        return [first.PadRight(Column) + said[0].TrimStart(), .. said.Skip(1)];
    }

    static IEnumerable<string> Wrapped(string words, string indent, int width)
    {
        var line = indent;
        foreach (var word in words.Split(' '))
        {
            if (line.Length > indent.Length && line.Length + word.Length + 1 > width)
            {
                yield return line;
                line = indent;
            }
            line += (line.Length > indent.Length ? " " : "") + word;
        }
        yield return line;
    }
}
