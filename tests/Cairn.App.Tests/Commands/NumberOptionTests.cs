using System.CommandLine;
using Cairn.App.Help;

namespace Cairn.App.Tests.Commands;

/// <summary>Every option of every command that takes numbers.</summary>
public sealed class NumberOptionTests
{
    public static TheoryData<string, string> Options() =>
        [
            .. from command in Below(CommandTree.Create())
            from option in command.Options
            where IsNumber(option.ValueType)
            select (HelpPage.Words(command), option.Name),
        ];

    [Theory]
    [MemberData(nameof(Options))]
    public void A_word_for_a_number_is_refused_by_the_name_of_its_option(string command, string option)
    {
        var said = Said([.. command.Split(' '), option, "abc", .. Beside(command, option)]);
        Assert.Contains(said, words =>
            words.Contains(option, StringComparison.Ordinal) && words.Contains("abc", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("stats km --data f.csv --time t --event e --landmark abc")]
    [InlineData("stats rmst --data f.csv --time t --event e --horizon abc")]
    [InlineData("stats km --data f.csv --time t --event e --at 1,abc")]
    public async Task It_is_bad_input_where_another_check_asks_for_the_number_too(string command)
    {
        var arguments = command.Split(' ');
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(folder.Path, arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains(arguments[^2], outcome.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("CAIRN_TRACE", outcome.Words, StringComparison.Ordinal);
    }

    static IReadOnlyList<string> Said(string[] arguments)
    {
        try
        {
            return [.. Misread.Words(Shell.Read(CommandTree.Create(), arguments))];
        }
        catch (UnreadValueException unread)
        {
            return [unread.Message];
        }
        catch (BadInputException bad)
        {
            return [bad.Message];
        }
    }

    // What an option without effect asks for.
    static string[] Beside(string command, string option) =>
        (command, option) switch
        {
            (_, "--rho" or "--difference-at") => ["--group", "g"],
            (_, "--risk-times") => ["--svg", "f.svg"],
            ("stats subgroups", _) => ["--response", "r"],
            _ => [],
        };

    static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(c => Below(c).Prepend(c));

    static bool IsNumber(Type type)
    {
        var one = type.IsArray ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type;
        return one == typeof(int) || one == typeof(long) || one == typeof(double);
    }
}
