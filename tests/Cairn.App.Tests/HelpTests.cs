using System.CommandLine;
using System.Diagnostics;
using Cairn.App.Help;

namespace Cairn.App.Tests;

/// <summary>What the program says of itself: help with examples that are not refused, and what was probably meant.</summary>
public sealed class HelpTests
{
    static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(c => Below(c).Prepend(c));

    [Fact]
    public void Every_command_has_an_example()
    {
        var without = Below(CommandTree.Create()).Select(HelpPage.Words).Where(words => HelpExamples.Of(words).Count == 0);
        Assert.Empty(without);
    }

    [Fact]
    public void Every_example_belongs_to_a_command_and_is_one_that_the_command_reads()
    {
        var root = CommandTree.Create();
        List<string> commands = ["", .. Below(root).Select(HelpPage.Words)];
        foreach (var (words, examples) in HelpExamples.All)
        {
            Assert.Contains(words, commands);
            foreach (var example in examples)
            {
                Assert.StartsWith("cairn " + words, example, StringComparison.Ordinal);
                var parsed = root.Parse(example["cairn ".Length..]);
                Assert.True(parsed.Errors.Count == 0, $"{example}: {string.Join(" ", parsed.Errors.Select(e => e.Message))}");
            }
        }
    }

    // 6,12 is two times, or six and a bit, and never 612.
    [Fact]
    public void Every_number_of_an_option_is_read_by_the_one_reader()
    {
        var root = CommandTree.Create();
        NumberText.ReadIn(root);
        var numbers = Below(root).SelectMany(c => c.Options, (c, o) => (Words: HelpPage.Words(c), Option: o));
        Assert.All(numbers.Where(o => IsNumber(o.Option.ValueType)), o =>
            Assert.NotNull(o.Option.GetType().GetProperty(nameof(Option<int>.CustomParser))!.GetValue(o.Option))
        );
    }

    [Theory]
    [InlineData("stats km --data f.csv --time t --event e --at 6,12", "--at: '6,12' has a comma.", "a blank between: 6 12.")]
    [InlineData("stats km --data f.csv --time t --event e --level 0,9", "--level: '0,9' has a comma.", "0.9;")]
    [InlineData("stats km --data f.csv --time t --event e --quantiles 0,5", "--quantiles: '0,5' has a comma.", "0.5;")]
    [InlineData("stats monitor --n 20 --limit .1 --prior 0,2 1,8", "--prior: '0,2' has a comma.", "0.2;")]
    [InlineData("stats monitor --n 20 --limit .1 --looks 5,10", "--looks: '5,10' has a comma.", "a blank between: 5 10.")]
    [InlineData("registry changes NCT04884984 --from 1,5", "--from: '1,5' has a comma.", "digits only")]
    public void A_comma_in_a_number_is_refused_with_the_mend(string command, string what, string mend)
    {
        var root = CommandTree.Create();
        NumberText.ReadIn(root);
        var errors = root.Parse(command).Errors.Select(e => e.Message).ToList();
        Assert.Contains(errors, e => e.StartsWith(what, StringComparison.Ordinal) && e.Contains(mend, StringComparison.Ordinal));
    }

    static bool IsNumber(Type type)
    {
        var one = type.GetElementType() ?? Nullable.GetUnderlyingType(type) ?? type;
        return one == typeof(double) || one == typeof(int) || one == typeof(long);
    }

    [Fact]
    public void Help_names_every_option_once_in_lines_that_fit_a_screen()
    {
        foreach (var command in Below(CommandTree.Create()))
        {
            using var to = new StringWriter();
            HelpPage.Write(command, to);
            var lines = to.ToString().Split('\n');
            Assert.All(lines.Where(l => !l.StartsWith("  cairn", StringComparison.Ordinal)), l =>
                Assert.InRange(l.Length, 0, 130)
            );
            foreach (var option in command.Options.Where(o => !o.Hidden))
                Assert.Single(lines, line =>
                    line == $"  {option.Name}" || line.StartsWith($"  {option.Name} ", StringComparison.Ordinal)
                );
            Assert.DoesNotContain("System.", to.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_help_of_import_names_every_domain_column_and_code()
    {
        using var to = new StringWriter();
        HelpPage.Write(Below(CommandTree.Create()).Single(c => HelpPage.Words(c) == "import"), to);
        var words = to.ToString()
            .Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var shape in Records.RecordShape.Domains.Select(d => Records.RecordShape.Of(d)!))
        {
            Assert.Contains(shape.Domain, words);
            Assert.All(shape.Variables, v => Assert.Contains(v.Name + (v.Required ? "*" : ""), words));
            foreach (var code in shape.Variables.SelectMany(v => v.Words).SelectMany(w => w.Split(' ')))
                Assert.Contains(code, words);
        }
    }

    // The options of a design stand under what they are for, the question first and the answer last.
    [Fact]
    public void The_options_of_a_design_are_grouped_by_what_they_are_for()
    {
        using var to = new StringWriter();
        HelpPage.Write(Below(CommandTree.Create()).Single(c => HelpPage.Words(c) == "dose next"), to);
        var text = to.ToString();
        string[] order =
        [
            "\nExamples\n",
            "\nWhat is asked\n",
            "\nThe design: which one, how large, what it aims at\n",
            "\nAccelerated titration before it\n",
            "\nDesigns that count: three-plus-three, rolling-six\n",
            "\nInterval designs: boin, ",
            "\nModels: crm, blrm, tite-crm\n",
            "\nDesigns that look at responses: boin12, u-boin, bf-boin\n",
            "\nTwo agents: boin-comb\n",
            "\nRestrictions upon any design\n",
            "\nA study instead of a rule\n",
            "\nThe answer\n",
        ];
        var places = order.Select(heading => text.IndexOf(heading, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("dsoe", "There is no command 'dsoe' here. Perhaps dose.")]
    [InlineData("dose nxt", "There is no command 'nxt' here. Perhaps next.")]
    [InlineData("dose next --rule boin --tarqet .3", "There is no option '--tarqet' here. Perhaps --target.")]
    [InlineData("dose next --quux", "There is no option '--quux' here.")]
    [InlineData("study list extra", "Nothing here reads 'extra'.")]
    [InlineData("", "what shall be done?")]
    [InlineData("dose", "what shall be done?")]
    public async Task A_mistyped_line_is_answered_with_what_was_probably_meant(string line, string words)
    {
        var (code, stdout, stderr) = await Run(line);
        Assert.Equal((2, ""), (code, stdout));
        Assert.Contains(words, stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_data_and_ends_well()
    {
        var (code, stdout, stderr) = await Run("dose table --help");
        Assert.Equal((0, ""), (code, stderr));
        Assert.Contains("Usage: cairn dose table", stdout, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Stdout, string Stderr)> Run(string line)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "cairn"),
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
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
