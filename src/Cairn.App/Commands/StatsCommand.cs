using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cairn.Documents.Csv;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats</c>: estimators on any CSV file.</summary>
static class StatsCommand
{
    /// <summary>Stands where an estimate would stand that the data do not determine.</summary>
    public const string NotEstimable = "NE";

    public static Command Create()
    {
        var stats = Estimators();
        foreach (var command in stats.Subcommands.Where(c => c.Options.Any(o => o.Name == "--data")))
            command.Add(SharedOptions.Encoding());
        return stats;
    }

    static Command Estimators() =>
        new(
            "stats",
            "Estimators on any CSV file: survival, cumulative incidence, hazard regression, states, follow-up; intervals "
                + "and designs for proportions; cellular kinetics."
        )
        {
            StatsKm.Create(),
            StatsCif.Create(),
            StatsCox.Create(),
            StatsFineGray.Create(),
            StatsMultiState.Create(),
            StatsRmst.Create(),
            StatsFollowUp.Create(),
            StatsBinomial.Create(),
            StatsDifference.Create(),
            StatsTwoByTwo.Create(),
            StatsLogistic.Create(),
            StatsSubgroups.Create(),
            StatsSplit.Create(),
            StatsSimon.Create(),
            StatsTwoStage.Create(),
            StatsMonitor.Create(),
            StatsKinetics.Create(),
        };

    public static Option<string> Data() =>
        new("--data")
        {
            Required = true,
            HelpName = "FILE.csv",
            Description = "CSV file with a header, separated by commas, semicolons or tabs; - reads it from stdin.",
        };

    /// <summary>Makes an option an error where the one it works with was not given.</summary>
    public static void Needs(Command command, string option, string other) =>
        command.Validators.Add(found =>
        {
            if (IsGiven(found, option) && !IsGiven(found, other))
                found.AddError($"{option} has no effect without {other}: add {other}, or leave {option} out.");
        });

    public static bool IsGiven(CommandResult found, string option) =>
        found.Children.OfType<OptionResult>().Any(o => o.Option.Name == option && !o.Implicit);

    public static Option<string?> Column(string name, string description, bool required = false) =>
        new(name)
        {
            HelpName = "COLUMN",
            Required = required,
            Description = description,
        };

    /// <summary>An option that takes several column names with commas between them.</summary>
    public static Option<string?> Columns(string name, string description, bool required = false) =>
        new(name)
        {
            HelpName = "COLUMN,...",
            Required = required,
            Description = description,
        };

    public static string[] Names(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Each of the columns that an option lists.</summary>
    /// <exception cref="BadInputException">The option was given and lists none.</exception>
    public static IEnumerable<(string Option, string? Name, CellRule Rule)> All(string option, string? list, CellRule rule) =>
        list is not null && Names(list).Length == 0
            ? throw BadInputException.At(option, "It names no column.", "Name one, or leave the option out.")
            : Names(list).Select(name => (option, (string?)name, rule));

    /// <summary>What the help says of products of covariates.</summary>
    public const string Interactions = "a:b is their interaction; the two alone have to be named as well.";

    /// <summary>The columns behind a list of covariates: those of an interaction are named by themselves.</summary>
    public static IEnumerable<(string Option, string? Name, CellRule Rule)> Covariates(string? list) =>
        All("--covariates", list, CellRule.Covariate).Where(c => !c.Name!.Contains(':', StringComparison.Ordinal));

    /// <summary>An option that takes a number between two, inclusive; the least is the default.</summary>
    public static Option<double> Number(string name, string description, double least, double most)
    {
        var option = new Option<double>(name) { Description = description, DefaultValueFactory = _ => least };
        option.Validators.Add(found =>
        {
            if (
                found.Tokens.Count == 1
                && double.TryParse(found.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && !(value >= least && value <= most)
            )
                found.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{name} {found.Tokens[0].Value} is not from {least} to {most}.")
                );
        });
        return option;
    }

    /// <summary>Leaves out who had left by then.</summary>
    public static Option<double?> LandmarkTime()
    {
        var landmark = new Option<double?>("--landmark")
        {
            HelpName = "TIME",
            Description =
                "Only who was followed beyond this time without an event, times counted from it: survival given that it was "
                + "reached. Groups have to be known then.",
        };
        landmark.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<double?>() is not (null or (>= 0 and < double.PositiveInfinity)))
                found.AddError("--landmark is a time, 0 or later.");
        });
        return landmark;
    }

    /// <summary>An option that takes times, each 0 or later.</summary>
    public static Option<double[]> Times(string name, string description)
    {
        var option = new Option<double[]>(name)
        {
            HelpName = "TIME",
            Description = description,
            AllowMultipleArgumentsPerToken = true,
        };
        option.Validators.Add(found =>
        {
            foreach (var token in found.Tokens)
                if (
                    double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var t)
                    && !(t >= 0 && double.IsFinite(t))
                )
                    found.AddError($"{name} {token.Value} is no time: write a number, 0 or later.");
        });
        return option;
    }

    /// <summary>What the help of a command says of times after the last one.</summary>
    public const string NotKnownLater = "After a group's last time there is no value, unless all who were left had an event.";

    /// <summary>Why there is no value at a time.</summary>
    public static string NotFollowed(double last) =>
        string.Create(CultureInfo.InvariantCulture, $"nobody was followed that long; the last time is {last:G7}");

    public static FormatOption Format() => new();

    public static Option<double> Level()
    {
        var level = new Option<double>("--level")
        {
            Description = "Confidence level, between 0 and 1.",
            DefaultValueFactory = _ => 0.95,
        };
        level.Validators.Add(found =>
        {
            if (
                found.Tokens.Count == 1
                && double.TryParse(found.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value is not (> 0 and < 1)
            )
                found.AddError($"--level {found.Tokens[0].Value} is not between 0 and 1: write .95 for 95 %.");
        });
        return level;
    }

    /// <summary>An option that takes one of some words, each standing for a value; the first is the default.</summary>
    public static (Option<string> Option, Func<ParseResult, T> Value) Choice<T>(
        string name,
        string description,
        params (string Word, T Value)[] choices
    )
    {
        var option = Among(
            new Option<string>(name) { Description = description, DefaultValueFactory = _ => choices[0].Word },
            [.. choices.Select(c => c.Word)]
        );
        return (option, parsed => choices.First(c => c.Word == parsed.GetValue(option)).Value);
    }

    /// <summary>Says on stderr what was done to the data.</summary>
    public static void Say(string words) => Console.Error.WriteLine($"cairn: {words}");

    /// <summary>Writes a line of the table on stdout, numbers with a decimal point.</summary>
    public static void Print(string line) => Shell.Rows.WriteLine(line);

    /// <summary>A number with four decimals; the mark of what is not estimable where there is none.</summary>
    public static string Text(double? number) => Text(number, 4);

    public static string Text(double? number, int decimals) => number is { } known ? FixedText.Of(known, decimals) : NotEstimable;

    public static string Text(double? number, string format) =>
        number?.ToString(format, CultureInfo.InvariantCulture) ?? NotEstimable;

    /// <summary>A p-value in a sentence: four decimals, and below that only that it is below.</summary>
    public static string P(double? p) => p is < LeastP ? "p < 0.0001" : $"p = {Text(p)}";

    /// <summary>The same in a column of p-values.</summary>
    public static string PCell(double? p) => p is < LeastP ? "<0.0001" : Text(p);

    const double LeastP = 0.0001;

    static Option<string> Among(Option<string> option, params string[] words) => option.AcceptOnlyFromAmong(words);
}
