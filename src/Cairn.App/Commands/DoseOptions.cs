using System.CommandLine;
using System.Globalization;
using Cairn.Escalation;
using Cairn.Studies;

namespace Cairn.App.Commands;

/// <summary>The options by which every <c>cairn dose</c> command is told the design.</summary>
sealed class DoseOptions
{
    static readonly IReadOnlyDictionary<string, ThreePlusThreeVariant> Variants = new Dictionary<string, ThreePlusThreeVariant>(StringComparer.Ordinal)
    {
        ["no-de-escalation"] = ThreePlusThreeVariant.NoDeEscalation,
        ["six-below-rejected"] = ThreePlusThreeVariant.SixBelowRejected,
        ["six-at-mtd"] = ThreePlusThreeVariant.SixAtMtd,
    };

    readonly Option<string> _rule = new("--rule") { Description = "three-plus-three or atd-3+3 (accelerated titration, then 3+3).", Required = true };
    readonly Option<string?> _variant = new("--variant") { Description = $"Of the 3+3: {string.Join(", ", Variants.Keys)}." };
    readonly Option<int?> _titrationLevels = new("--titration-levels") { Description = "atd-3+3: highest level treated one subject at a time." };
    readonly Option<int?> _moderateLimit = new("--moderate-limit") { Description = "atd-3+3: subjects with a moderate event that end titration." };
    readonly Option<int> _startLevel = new("--start-level") { Description = "Level of the first cohort.", DefaultValueFactory = _ => 1 };
    readonly Option<int?> _maxDltAtMtd = new("--max-dlt-at-mtd") { Description = "Most DLTs in six with which a level can be the MTD; by default 1, as many as allow the next level." };
    readonly Option<int?> _levels = new("--levels") { Description = "Number of dose levels." };
    readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    /// <summary>The command with these options and what it does; what it does returns the exit code.</summary>
    public Command On(Command command, Func<ParseResult, int> run)
    {
        foreach (var option in new Option[] { _rule, _variant, _titrationLevels, _moderateLimit, _startLevel, _maxDltAtMtd, _levels, _format }) command.Options.Add(option);
        command.SetAction(run);
        return command;
    }

    public Design Design(ParseResult parsed) => parsed.GetValue(_rule) switch
    {
        "three-plus-three" => Untitrated(parsed),
        "atd-3+3" => new AcceleratedTitration(ThreePlusThree(parsed),
            Between("--titration-levels", Needed(parsed, _titrationLevels), 0, EscalationState.MaxLevels),
            Between("--moderate-limit", Needed(parsed, _moderateLimit), 1, 99)),
        var other => throw BadInputException.At("--rule", $"There is no rule '{other}'.", "Give three-plus-three or atd-3+3."),
    };

    public bool Json(ParseResult parsed) => parsed.GetValue(_format) switch
    {
        "json" => true,
        "text" => false,
        var other => throw BadInputException.At("--format", $"There is no format '{other}'.", "Give text or json."),
    };

    /// <summary>The number of dose levels, null when it was not given.</summary>
    public int? Levels(ParseResult parsed)
    {
        if (parsed.GetValue(_levels) is not { } levels) return null;
        Between("--levels", levels, 1, EscalationState.MaxLevels);
        var start = parsed.GetValue(_startLevel);
        return start <= levels ? levels : throw BadInputException.At("--start-level", $"The start level {start} is above the {levels} dose levels.", "Lower it, or raise --levels.");
    }

    /// <summary>The number of dose levels; when it was not given, an assumption, which is said.</summary>
    public int LevelsOr(ParseResult parsed, int assumed, string why)
    {
        if (Levels(parsed) is { } levels) return levels;
        assumed = Math.Min(assumed, EscalationState.MaxLevels);
        Console.Error.WriteLine($"cairn: the number of dose levels was not given; assumed {assumed}, {why}. --levels says it.");
        return assumed;
    }

    /// <summary>Refuses when the number of levels given, or the start level, does not fit the truth.</summary>
    public void RequireLevels(ParseResult parsed, Design design, int levels)
    {
        if (Levels(parsed) is { } given && given != levels) throw BadInputException.At("--truth", $"{levels} probabilities for {given} dose levels.", "Give one a level.");
        if (design.StartLevel > levels) throw BadInputException.At("--start-level", $"The start level {design.StartLevel} is above the {levels} levels of --truth.", "Lower it, or give more probabilities.");
    }

    public static int Between(string option, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw BadInputException.At(option, $"{value} is out of bounds.", $"Give a number from {least} to {most}.");

    /// <summary>Numbers separated by commas.</summary>
    public static IReadOnlyList<double> Numbers(string option, string text) =>
    [
        .. text.Split(',').Select((word, i) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BadInputException.At(option, $"Value {i + 1}, '{word}', is no number.", "Give numbers separated by commas, as in .05,.12,.25.")),
    ];

    ThreePlusThreeVariant Variant(ParseResult parsed) => parsed.GetValue(_variant) switch
    {
        { } name when Variants.TryGetValue(name, out var variant) => variant,
        null => throw BadInputException.At("--variant", "The variant of the 3+3 is not given; the variants end differently.", $"Give {string.Join(", ", Variants.Keys)}."),
        var other => throw BadInputException.At("--variant", $"There is no variant '{other}'.", $"Give {string.Join(", ", Variants.Keys)}."),
    };

    static int Needed(ParseResult parsed, Option<int?> option) => parsed.GetValue(option)
        ?? throw BadInputException.At(option.Name, "atd-3+3 needs it.", $"Add {option.Name} with its number: the protocol states it.");

    ThreePlusThree Untitrated(ParseResult parsed) =>
        new[] { _titrationLevels, _moderateLimit }.FirstOrDefault(o => parsed.GetValue(o) is not null) is { } option
            ? throw BadInputException.At(option.Name, "three-plus-three has no titration.", "Leave it out, or use --rule atd-3+3.")
            : ThreePlusThree(parsed);

    ThreePlusThree ThreePlusThree(ParseResult parsed) => new(Variant(parsed))
    {
        StartLevel = Between("--start-level", parsed.GetValue(_startLevel), 1, EscalationState.MaxLevels),
        MaxDltAtMtd = parsed.GetValue(_maxDltAtMtd) is { } most ? Between("--max-dlt-at-mtd", most, 1, 5) : null,
    };
}
