using System.CommandLine;
using System.Globalization;
using Cairn.App.Help;
using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.App.Commands;

/// <summary>
/// The options by which every <c>cairn dose</c> command is told the design: a rule with its numbers, restrictions, or a study.
/// </summary>
sealed class DoseOptions
{
    readonly DoseRules _rules = new();
    readonly Option<string?> _study = SharedOptions.StudyInstead("A study's own design, instead of --rule.");
    readonly Option<string?> _studies = SharedOptions.Studies();
    readonly Option<int?> _levels = new("--levels") { Description = "Number of dose levels." };
    readonly FormatOption _format = new();

    /// <summary>The command with these options and what it does; what it does returns the exit code.</summary>
    public Command On(Command command, Func<ParseResult, int> run)
    {
        AddTo(command);
        command.SetAction(run);
        return command;
    }

    /// <summary>The same for what takes long and can be cancelled.</summary>
    public Command On(Command command, Func<ParseResult, CancellationToken, int> run)
    {
        AddTo(command);
        command.SetAction((parsed, cancel) => Task.Run(() => run(parsed, cancel), CancellationToken.None));
        return command;
    }

    /// <summary>The same for what waits.</summary>
    public Command On(Command command, Func<ParseResult, CancellationToken, Task<int>> run)
    {
        AddTo(command);
        command.SetAction((parsed, cancel) => Task.Run(() => run(parsed, cancel), CancellationToken.None));
        return command;
    }

    void AddTo(Command command)
    {
        foreach (var option in (Option[])[.. _rules.Options, _study, _studies, _levels, _format])
            if (command.Options.All(o => o.Name != option.Name))
                command.Options.Add(option);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="ends">True where the design must say when it ends.</param>
    public Design Design(ParseResult parsed, bool ends = false)
    {
        if (parsed.GetValue(_study) is not { } study)
            return _rules.Design(parsed, ends);
        RequireStudyAlone(parsed);
        return StudyShelf.At(parsed.GetValue(_studies)).Open(study).Escalation?.Design()
            ?? throw BadInputException.At(
                "--study",
                $"'{study}' has no dose escalation.",
                "Add escalation to its study.yaml, or give --rule."
            );
    }

    /// <summary>Refuses a rule, or a number of levels, beside a study, which has its own.</summary>
    public void RequireStudyAlone(ParseResult parsed)
    {
        if (_rules.Given(parsed) is { } other)
            throw BadInputException.At(other, "The study has its own design.", "Leave it out, or leave out --study.");
        if (parsed.GetValue(_levels) is not null)
            throw BadInputException.At(_levels.Name, "The study has its own dose levels.", "Leave it out, or leave out --study.");
    }

    /// <summary>The study named by <c>--study</c> and the shelf it lies on; null when none is named.</summary>
    public (StudyShelf Shelf, string Study)? Study(ParseResult parsed) =>
        parsed.GetValue(_study) is { } study ? (StudyShelf.At(parsed.GetValue(_studies)), study) : null;

    /// <summary>A design written as options in one line, as in a file of designs to compare.</summary>
    public Design Design(string line, string place) => Design(c => c.Parse(line), line, place);

    /// <summary>A design written as options.</summary>
    public Design Design(IReadOnlyList<string> options, string place) =>
        Design(c => c.Parse(options), string.Join(' ', options), place);

    Design Design(Func<Command, ParseResult> read, string line, string place)
    {
        var command = new Command("design");
        AddTo(command);
        NumberText.ReadIn(command);
        var parsed = read(command);
        return parsed.Errors.Count == 0
            ? Design(parsed, ends: true)
            : throw BadInputException.At(
                place,
                $"'{line}': {Misread.Words(parsed).First()}",
                "Write a design as on the command line, for example --rule boin --target .3 --cohorts 10."
            );
    }

    public bool Json(ParseResult parsed) => _format.IsJson(parsed);

    /// <summary>The number of dose levels, null when neither it nor a study nor a model says it.</summary>
    public int? Levels(ParseResult parsed, Design design)
    {
        if (StudyLevels(parsed) is { } planned)
            return planned;
        var model = design.FixedLevels;
        if ((parsed.GetValue(_levels) ?? model) is not { } levels)
            return null;
        Between("--levels", levels, 1, EscalationState.MaxLevels);
        if (model is { } own && own != levels)
            throw BadInputException.At(
                "--levels",
                $"{levels} dose levels, but the model has {own}.",
                "Give as many numbers as there are levels."
            );
        RequireTitration(design, levels);
        return design.StartLevel <= levels
            ? levels
            : throw BadInputException.At(
                "--start-level",
                $"The start level {design.StartLevel} is above the {levels} dose levels.",
                "Lower it, or raise --levels."
            );
    }

    int? StudyLevels(ParseResult parsed) =>
        parsed.GetValue(_study) is { } study ? StudyShelf.At(parsed.GetValue(_studies)).Open(study).Dosing?.Levels.Count : null;

    /// <summary>The number of dose levels; when it was not given, an assumption, which is said.</summary>
    public int LevelsOr(ParseResult parsed, Design design, int assumed, string why)
    {
        if (Levels(parsed, design) is { } levels)
            return levels;
        assumed = Math.Min(assumed, EscalationState.MaxLevels);
        Console.Error.WriteLine($"cairn: the number of dose levels was not given; assumed {assumed}, {why}. --levels says it.");
        return assumed;
    }

    /// <summary>Refuses when the number of levels given, or the start level, does not fit the truth.</summary>
    public void RequireLevels(ParseResult parsed, Design design, int levels, string option = "--truth")
    {
        if (Levels(parsed, design) is { } given && given != levels)
            throw BadInputException.At(option, $"{levels} probabilities for {given} dose levels.", "Give one a level.");
        RequireLevels(design, levels, option);
    }

    /// <summary>The same for a design that is not the command line's.</summary>
    public static void RequireLevels(Design design, int levels, string option)
    {
        if (design.FixedLevels is { } own && own != levels)
            throw BadInputException.At(
                option,
                $"{levels} probabilities for {own} dose levels of {design.Name}.",
                "Give one a level."
            );
        if (design.StartLevel > levels)
            throw BadInputException.At(
                "--start-level",
                $"The start level {design.StartLevel} is above the {levels} levels of {option}.",
                "Lower it, or give more probabilities."
            );
        RequireTitration(design, levels);
    }

    static void RequireTitration(Design design, int levels)
    {
        if (AcceleratedTitration.In(design) is { TitrationLevels: var titrated } && titrated > levels)
            throw BadInputException.At(
                "--titration-levels",
                $"{titrated} titration levels are more than the {levels} dose levels.",
                $"Give a number up to {levels}."
            );
    }

    public static int Between(string option, int value, int least, int most) =>
        value >= least && value <= most
            ? value
            : throw BadInputException.At(option, $"{value} is out of bounds.", $"Give a number from {least} to {most}.");

    public static double Between(string option, double value, double least, double most, bool inclusive = false) =>
        (inclusive ? value >= least && value <= most : value > least && value < most)
            ? value
            : throw BadInputException.At(
                option,
                string.Create(CultureInfo.InvariantCulture, $"{value} is out of bounds."),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Give a number {(inclusive ? "from" : "above")} {least} {(inclusive ? "to" : "and below")} {most}."
                )
            );
}
