using System.CommandLine;

namespace Cairn.App;

/// <summary>
/// The options by which a command asks for a study with its records: which study, which ledger, known by when, as of which day.
/// </summary>
sealed class TrialOptions
{
    readonly Option<string> _study = SharedOptions.Study();
    readonly Option<string?> _asOf = SharedOptions.AsOf(),
        _asKnown = SharedOptions.AsKnown(),
        _studies = SharedOptions.Studies();
    readonly Option<string> _database = SharedOptions.Database();

    TrialOptions() { }

    /// <summary>A command with these options around its own, and what it answers.</summary>
    /// <param name="answer">Of the trial and the day of <c>--as-of</c>, null when nobody names one: the exit code.</param>
    public static Command On(Command command, Func<ParseResult, OpenTrial, DateOnly?, int> answer)
    {
        var options = new TrialOptions();
        command.Options.Insert(0, options._study);
        foreach (var option in (Option[])[options._asOf, options._asKnown, options._database, options._studies])
            command.Options.Add(option);
        command.SetAction((parsed, cancel) => options.Answer(parsed, answer, cancel));
        return command;
    }

    async Task<int> Answer(ParseResult parsed, Func<ParseResult, OpenTrial, DateOnly?, int> answer, CancellationToken cancel)
    {
        var (shelf, known) = (StudyShelf.At(parsed.GetValue(_studies)), SharedOptions.Known(parsed.GetValue(_asKnown)));
        var day = SharedOptions.Day(parsed.GetValue(_asOf));
        await using var desk = new TrialDesk(shelf, parsed.GetRequiredValue(_database));
        return answer(parsed, await desk.Open(parsed.GetRequiredValue(_study), known, cancel), day);
    }
}
