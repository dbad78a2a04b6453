using System.CommandLine;
using Cairn.Escalation;

namespace Cairn.App.Commands;

/// <summary><c>cairn dose next</c>: the next dose and why, from outcomes given or from a study's own records.</summary>
sealed class DoseNext
{
    const double ShortestWindow = .01, // days
        LongestWindow = 100_000;

    readonly DoseOptions _options = new();
    readonly Option<string?> _outcomes = new("--outcomes")
    {
        HelpName = "\"1NNN 2NNT\"",
        Description =
            "Cohorts in the order treated: level, then N (no event that counts), T (DLT) or M (moderate event without a DLT) for "
            + "each evaluable subject, where responses are looked at E (response) or B (both); \"\" before the first. With "
            + "bf-boin a plus before a cohort that filled a lower level, as in +1NE. Left out with --study: the study's own "
            + "records.",
    };
    readonly Option<string?> _pending = new("--pending")
    {
        HelpName = "LEVEL:DAYS,...",
        Description =
            "Subjects under observation without a DLT so far: level and days since infusion, as in 2:14,2:3. Needs --window.",
    };
    readonly Option<double?> _window = new("--window") { HelpName = "DAYS", Description = "Length of the DLT window." };
    readonly Option<string?> _times = new("--dlt-times")
    {
        HelpName = "DAYS,...",
        Description = "Days from infusion to each DLT so far, for adaptive weights.",
    };
    readonly Option<string> _database = SharedOptions.Database();
    readonly Option<string?> _asOf = SharedOptions.AsOf();
    readonly Option<string?> _asKnown = SharedOptions.AsKnown();

    public static Command Create()
    {
        var next = new DoseNext();
        return next._options.On(
            new("next", "The next dose, and why.")
            {
                next._outcomes,
                next._pending,
                next._window,
                next._times,
                next._database,
                next._asOf,
                next._asKnown,
            },
            next.Run
        );
    }

    async Task<int> Run(ParseResult parsed, CancellationToken cancel) =>
        parsed.GetValue(_outcomes) is { } outcomes ? Given(parsed, outcomes) : await Recorded(parsed, cancel);

    Task<int> Recorded(ParseResult parsed, CancellationToken cancel)
    {
        foreach (var option in (Option[])[_pending, _window, _times])
            if (parsed.GetResult(option) is not null)
                throw BadInputException.At(
                    option.Name,
                    "The study's records say who is under observation, and for how long.",
                    "Leave it out, or give --outcomes."
                );
        var (day, known) = (SharedOptions.Day(parsed.GetValue(_asOf)), SharedOptions.Known(parsed.GetValue(_asKnown)));
        return DoseLive.Next(_options, parsed, parsed.GetRequiredValue(_database), day, known, cancel);
    }

    int Given(ParseResult parsed, string outcomes)
    {
        var design = _options.Design(parsed);
        var stated = _options.Levels(parsed, design);
        var history = DoseCommand.Read(
            CohortHistory.Read(
                outcomes,
                _outcomes.Name,
                stated,
                design.StartLevel,
                design.MaySkip,
                design.Matrix,
                design.Backfills
            )
        );
        var watched = parsed.GetValue(_pending) is { } pending ? Watched(pending, design.Matrix) : [];
        var highest = Math.Max(history.HighestLevel, watched.Max(p => (int?)p.Level) ?? 0);
        var levels = _options.LevelsOr(
            parsed,
            design,
            Math.Max(highest, design.StartLevel) + 1,
            "one above the highest in --outcomes and --pending"
        );
        var state = At(parsed, design, history, levels, watched);
        var decision = design.Decide(state);
        var answer = new NextAnswer(design, state, decision, levels, IsAssumed: stated is null);
        return _options.Json(parsed) ? Shell.Print(answer.Json()) : answer.Write();
    }

    TimedState At(ParseResult parsed, Design design, CohortHistory history, int levels, WatchedSubject[] watched)
    {
        var evaluated = history.State(design, levels);
        if (watched.Length == 0)
        {
            if (parsed.GetValue(_times) is not null)
                throw BadInputException.At(
                    _times.Name,
                    "Nobody is under observation.",
                    $"Leave it out, or give {_pending.Name}."
                );
            return new(evaluated, [], 1, []);
        }
        var window = DoseOptions.Between(
            _window.Name,
            parsed.GetValue(_window)
                ?? throw BadInputException.At(_window.Name, "The DLT window is not given.", "Give its days."),
            ShortestWindow,
            LongestWindow,
            inclusive: true
        );
        Check(watched, evaluated, levels, window, design);
        return TimedState.Of(evaluated, watched, window, Times(parsed, design, evaluated, window), design.Matrix);
    }

    // As outcomes are checked: nobody is treated above an untried level, or at a level that is not there.
    void Check(WatchedSubject[] watched, EscalationState evaluated, int levels, double window, Design design)
    {
        var tried = TriedLevels.In(evaluated, design.StartLevel, design.Matrix);
        foreach (var (level, days) in watched.OrderBy(p => p.Level))
        {
            if (level > levels)
                throw BadInputException.At(
                    _pending.Name,
                    $"There is no dose level {level}; the highest is {levels}.",
                    "Correct the level, or the number of levels."
                );
            if (!design.MaySkip && tried.Before(level) is { } before)
                throw BadInputException.At(
                    _pending.Name,
                    $"Dose level {design.Written(level)} is under observation before level {before} was treated.",
                    "Correct the level, or --outcomes: no level is skipped."
                );
            if (days >= window)
                throw BadInputException.At(
                    _pending.Name,
                    $"{NumberText.Written(days)} days at dose level {design.Written(level)} are the whole window of "
                        + $"{NumberText.Written(window)}.",
                    $"Write this subject into {_outcomes.Name}, as N."
                );
            tried.Add(level);
        }
    }

    IReadOnlyList<double> Times(ParseResult parsed, Design design, EscalationState evaluated, double window)
    {
        if (parsed.GetValue(_times) is not { } text)
            return [];
        if (!design.ReadsDltTimes)
            throw BadInputException.At(
                _times.Name,
                "The rule does not read when the DLTs were.",
                "Leave it out, or use --rule tite-crm with --adaptive-weights."
            );
        var times = NumberText.Row(_times.Name, text);
        if (times.Count != evaluated.Total.Dlts)
            throw BadInputException.At(
                _times.Name,
                $"{times.Count} for the DLTs in {_outcomes.Name}, of which there are {evaluated.Total.Dlts}.",
                "Give one for each DLT."
            );
        foreach (var time in times.Where(t => !(t >= 0 && t <= window)))
            throw BadInputException.At(
                _times.Name,
                $"A DLT on day {NumberText.Written(time)} is outside the window of {NumberText.Written(window)} days.",
                $"Give days from 0 to {NumberText.Written(window)}."
            );
        return times;
    }

    WatchedSubject[] Watched(string text, DoseMatrix? matrix) =>
        [
            .. text.Split(',')
                .Select(
                    (word, i) =>
                        word.Trim().Split(':') is [var level, var days]
                            ? new WatchedSubject(
                                Level(level, matrix),
                                DoseOptions.Between(
                                    _pending.Name,
                                    NumberText.Real(_pending.Name, days),
                                    0,
                                    LongestWindow,
                                    inclusive: true
                                )
                            )
                            : throw BadInputException.At(
                                _pending.Name,
                                $"Subject {i + 1}, '{word}', is no level and days.",
                                "Write level:days for each, as in 2:14,2:3."
                            )
                ),
        ];

    int Level(string text, DoseMatrix? matrix)
    {
        if (matrix is null)
            return DoseOptions.Between(_pending.Name, NumberText.Whole(_pending.Name, text), 1, EscalationState.MaxLevels);
        return matrix.Read(text)
            ?? throw BadInputException.At(
                _pending.Name,
                $"'{text}' is no dose level of the two agents.",
                "Write a dose of agent A, a point, and one of agent B, as in 2.1:14."
            );
    }
}
