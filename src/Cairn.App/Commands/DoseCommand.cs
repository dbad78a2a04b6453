using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Exact;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn dose</c>: the next dose, exact characteristics, decision table and paths of a design, all from its one rule.
/// </summary>
static class DoseCommand
{
    const int MostPaths = 100_000;

    public static Command Create() =>
        new("dose", "Dose escalation: the next dose and why, exact operating characteristics, decision table, paths.")
        {
            Next(),
            Exact(),
            Table(),
            Paths(),
            DoseSimulate.Create(),
            DoseCompare.Create(),
            DoseReport.Create(),
            DoseDecide.Create(),
        };

    static Command Next()
    {
        var options = new DoseOptions();
        var outcomes = new Option<string?>("--outcomes")
        {
            Description =
                "Cohorts in the order treated: level, then N (no event that counts), T (DLT) or M (moderate event without "
                + "a DLT) for each evaluable subject, as in \"1NNN 2NNT\"; \"\" before the first. Left out with "
                + "--study: the study's own records.",
        };
        var (database, asOf) = (SharedOptions.Database(), SharedOptions.AsOf());
        var pending = new Option<string?>("--pending")
        {
            HelpName = "LEVEL:DAYS,...",
            Description =
                "Subjects under observation without a DLT so far: level and days since infusion, as in 2:14,2:3. Needs --window.",
        };
        var window = new Option<double?>("--window") { HelpName = "DAYS", Description = "Length of the DLT window." };
        var times = new Option<string?>("--dlt-times")
        {
            HelpName = "DAYS,...",
            Description = "Days from infusion to each DLT so far, for adaptive weights.",
        };
        return options.On(
            new("next", "The next dose, and why.") { outcomes, pending, window, times, database, asOf },
            (parsed, cancel) =>
            {
                if (parsed.GetValue(outcomes) is not { } given)
                {
                    foreach (
                        var (name, value) in ((string, object?)[])
                            [
                                (pending.Name, parsed.GetValue(pending)),
                                (window.Name, parsed.GetValue(window)),
                                (times.Name, parsed.GetValue(times)),
                            ]
                    )
                        if (value is not null)
                            throw BadInputException.At(
                                name,
                                "The study's records say who is under observation, and for how long.",
                                "Leave it out, or give --outcomes."
                            );
                    return DoseLive
                        .Next(
                            options,
                            parsed,
                            parsed.GetRequiredValue(database),
                            SharedOptions.Day(parsed.GetValue(asOf)),
                            cancel
                        )
                        .GetAwaiter()
                        .GetResult();
                }
                var design = options.Design(parsed);
                var levels = options.Levels(parsed, design);
                var history = Read(CohortHistory.Read(given, "--outcomes", levels, design.StartLevel));
                var count = options.LevelsOr(
                    parsed,
                    design,
                    Math.Max(history.HighestLevel, design.StartLevel) + 1,
                    "one above the highest in --outcomes"
                );
                var state = history.State(count, design.StartLevel);
                var decision = parsed.GetValue(pending) is { } watched
                    ? design.Decide(
                        new TimedState(
                            state,
                            Watched(watched, count),
                            DoseOptions.Between(
                                "--window",
                                parsed.GetValue(window)
                                    ?? throw BadInputException.At("--window", "The DLT window is not given.", "Give its days."),
                                0,
                                double.MaxValue
                            ),
                            parsed.GetValue(times) is { } days ? NumberText.Row("--dlt-times", days) : []
                        )
                    )
                    : design.Decide(state);
                return options.Json(parsed)
                    ? Shell.Print(DoseText.Json(decision, count, assumed: levels is null))
                    : DoseText.Write(decision);
            }
        );
    }

    static WatchedSubject[] Watched(string text, int levels) =>
        [
            .. text.Split(',')
                .Select(
                    (word, i) =>
                        word.Split(':') is [var level, var days]
                        && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var l)
                        && l >= 1
                        && l <= levels
                        && double.TryParse(days, NumberStyles.Float, CultureInfo.InvariantCulture, out var d)
                        && d >= 0
                            ? new WatchedSubject(l, d)
                            : throw BadInputException.At(
                                "--pending",
                                $"Subject {i + 1}, '{word}', is no level (1 to {levels}) and days.",
                                "Write level:days for each, as in 2:14,2:3."
                            )
                ),
        ];

    static Command Exact()
    {
        var options = new DoseOptions();
        var truth = new Option<string>("--truth")
        {
            Description = "True probability of a DLT at each level, as in .05,.12,.25.",
            Required = true,
        };
        var moderate = new Option<string?>("--moderate")
        {
            Description = "True probability of a moderate event without a DLT at each level; counts in titration.",
        };
        var (response, trueMtd) = (DoseTruth.ResponseOption(), DoseTruth.TrueMtdOption());
        return options.On(
            new("exact", "Exact operating characteristics under a truth.") { truth, moderate, response, trueMtd },
            parsed =>
            {
                var design = options.Design(parsed, ends: true);
                var assumed = DoseTruth.Read(parsed.GetValue(truth)!, parsed.GetValue(moderate), parsed.GetValue(response));
                options.RequireLevels(parsed, design, assumed.Levels);
                DoseTruth.SayWhatIsMissing(design, assumed);
                DoseTruth.SayFollowUp(design);
                var clock = Stopwatch.StartNew();
                var mtd = DoseTruth.TrueMtd(design, assumed, parsed.GetValue(trueMtd));
                var graph = Read(StateGraph.Compile(design, assumed.Levels));
                var compile = clock.Elapsed;
                graph.Under(assumed, mtd); // the first sweep also compiles the code; the second is what a truth costs
                clock.Restart();
                var exact = graph.Under(assumed, mtd);
                var sweep = clock.Elapsed;
                return options.Json(parsed)
                    ? Shell.Print(DoseText.Json(design, exact, graph.States, compile, sweep))
                    : DoseText.Write(design, assumed, exact, graph.States);
            }
        );
    }

    static Command Table()
    {
        var options = new DoseOptions();
        var subjects = new Option<int>("--subjects")
        {
            Description = "Most evaluable subjects at the level.",
            DefaultValueFactory = _ => 6,
        };
        return options.On(new("table", "The decision for every number of subjects and DLTs at a level.") { subjects }, parsed =>
        {
            var design = options.Design(parsed);
            var most = DoseOptions.Between("--subjects", parsed.GetValue(subjects), 1, 60);
            var (titration, table) = (TitrationTable.Of(design, options.Levels(parsed, design)), DecisionTable.Of(design, most));
            return options.Json(parsed)
                ? Shell.Print(DoseText.Json(design, titration, table))
                : DoseText.Write(design, titration, table);
        });
    }

    static Command Paths()
    {
        var options = new DoseOptions();
        var cohorts = new Option<int>("--cohorts") { Description = "How many cohorts to follow.", Required = true };
        return options.On(
            new("paths", "Every course over some cohorts, and what the design says at each step.") { cohorts },
            parsed =>
            {
                var design = options.Design(parsed);
                var steps = DoseOptions.Between("--cohorts", parsed.GetValue(cohorts), 1, 60);
                var levels = options.LevelsOr(
                    parsed,
                    design,
                    Math.Min(design.StartLevel + steps, EscalationState.MaxLevels),
                    "more than the cohorts can reach"
                );
                var paths = DosePath.All(design, levels, steps).Take(MostPaths + 1).ToList();
                if (paths.Count > MostPaths)
                    throw BadInputException.At(
                        "--cohorts",
                        $"{steps} cohorts have more than {MostPaths} courses.",
                        "Ask for fewer cohorts."
                    );
                return options.Json(parsed) ? Shell.Print(DoseText.Json(design, levels, paths)) : DoseText.Write(paths);
            }
        );
    }

    public static T Read<T>(Checked<T> read)
        where T : class => read.IsSound ? read.Value! : throw new BadInputException(read.Findings);
}
