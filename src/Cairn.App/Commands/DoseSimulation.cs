using System.CommandLine;
using System.Diagnostics;
using Cairn.Escalation;
using Cairn.Escalation.Simulation;

namespace Cairn.App.Commands;

/// <summary>The options that say how trials are simulated; any of the calendar's makes it a simulation in time.</summary>
sealed class DoseSimulation
{
    readonly Option<long> _trials = new("--trials")
    {
        Description = "Number of trials; 100,000 when it is not given.",
        DefaultValueFactory = _ => 100_000,
    };
    readonly Option<long> _seed = new("--seed")
    {
        Description = "Seed; the same seed gives the same result on any number of threads.",
        DefaultValueFactory = _ => 1,
    };
    readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads; all processors when it is not given.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    readonly Option<double?> _window = new("--window")
    {
        HelpName = "DAYS",
        Description = "Calendar: length of the DLT window; makes it a simulation in time, with --arrival.",
    };
    readonly Option<double?> _arrival = new("--arrival")
    {
        HelpName = "DAYS",
        Description = "Calendar: mean time between two people who could enter.",
    };
    readonly Option<double?> _late = new("--late-share")
    {
        Description = "Calendar: share of the DLTs in the second half of the window; 0.5 when it is not given.",
    };
    readonly Option<double?> _stagger = new("--stagger")
    {
        HelpName = "DAYS",
        Description = "Calendar: from one infusion to the next at a level.",
    };
    readonly Option<double?> _manufacture = new("--manufacture")
    {
        HelpName = "DAYS",
        Description = "Calendar: from enrolment to infusion.",
    };
    readonly Option<double?> _failure = new("--manufacture-failure")
    {
        Description = "Calendar: probability that the product fails; the subject is replaced.",
    };
    readonly Option<double?> _notEvaluable = new("--not-evaluable")
    {
        Description = "Calendar: probability that a subject without a DLT leaves before the window ends; he is replaced.",
    };
    readonly Option<double?> _lower = new("--received-lower")
    {
        Description = "Calendar: probability that a subject receives the level below the one assigned.",
    };
    readonly Option<double?> _higher = new("--received-higher")
    {
        Description =
            "Calendar: probability that a subject receives the level above the one assigned; with --received-lower at most 1.",
    };

    /// <param name="command">The command that simulates.</param>
    /// <param name="inTime">False for a command without a calendar.</param>
    public void AddTo(Command command, bool inTime = true)
    {
        foreach (var option in (Option[])[_trials, _seed, _threads])
            command.Options.Add(option);
        foreach (
            var option in inTime
                ? (Option[])[_window, _arrival, _late, _stagger, _manufacture, _failure, _notEvaluable, _lower, _higher]
                : []
        )
            command.Options.Add(option);
    }

    public ulong Seed(ParseResult parsed) =>
        parsed.GetValue(_seed) is >= 0 and var seed
            ? (ulong)seed
            : throw BadInputException.At("--seed", "A seed is not below 0.", "Give a whole number from 0.");

    public SimulationPlan Plan(ParseResult parsed, int? trueMtd)
    {
        var trials = parsed.GetValue(_trials);
        if (trials is < 1 or > 100_000_000_000)
            throw BadInputException.At("--trials", $"{trials} is out of bounds.", "Give a number from 1 to 100,000,000,000.");
        var threads = DoseOptions.Between("--threads", parsed.GetValue(_threads), 1, 1024);
        return new(trials, Seed(parsed), threads, Console.IsErrorRedirected ? null : new ProgressLine(trials), trueMtd);
    }

    /// <summary>The calendar; null when none of its options was given.</summary>
    public TrialConduct? Conduct(ParseResult parsed)
    {
        Option<double?>[] all = [_window, _arrival, _late, _stagger, _manufacture, _failure, _notEvaluable, _lower, _higher];
        if (all.All(o => parsed.GetValue(o) is null))
            return null;
        return new()
        {
            WindowDays = Days(_window)
                ?? throw BadInputException.At("--window", "A simulation in time needs the DLT window.", "Give its days."),
            ArrivalDays = Days(_arrival)
                ?? throw BadInputException.At(
                    "--arrival",
                    "A simulation in time needs to know how often people come.",
                    "Give the mean days between two."
                ),
            LateShare = Share(_late) ?? .5,
            StaggerDays = NotNegative(_stagger),
            ManufactureDays = NotNegative(_manufacture),
            ManufactureFailure = LessThanOne(_failure),
            NotEvaluable = LessThanOne(_notEvaluable),
            ReceivedLower = Share(_lower) ?? 0,
            ReceivedHigher = Share(_higher) is { } higher
                ? higher + (Share(_lower) ?? 0) <= 1
                    ? higher
                    : throw BadInputException.At(
                        "--received-higher",
                        "With --received-lower it is more than 1.",
                        "Give less of one of them."
                    )
                : 0,
        };

        double? Days(Option<double?> option) =>
            parsed.GetValue(option) is { } days ? DoseOptions.Between(option.Name, days, 0, 1e6) : null;
        double NotNegative(Option<double?> option) =>
            parsed.GetValue(option) is { } days ? DoseOptions.Between(option.Name, days, 0, 1e6, inclusive: true) : 0;
        double? Share(Option<double?> option) =>
            parsed.GetValue(option) is { } share ? DoseOptions.Between(option.Name, share, 0, 1, inclusive: true) : null;
        double LessThanOne(Option<double?> option) =>
            Share(option) is { } share
                ? share < 1
                    ? share
                    : throw BadInputException.At(
                        option.Name,
                        "It always happens, so that no trial would end.",
                        "Give less than 1."
                    )
                : 0;
    }

    /// <summary>Refuses a level below or above the one assigned where levels have no order.</summary>
    public static void RequireOrder(Design design, TrialConduct? conduct)
    {
        if (design.Matrix is not null && conduct is { ReceivedLower: > 0 } or { ReceivedHigher: > 0 })
            throw BadInputException.At(
                "--received-lower, --received-higher",
                "Of two agents there is no one level below or above another.",
                "Leave them out."
            );
    }

    /// <summary>Shows how far a long simulation is, at most twice a second.</summary>
    sealed class ProgressLine(long trials) : IProgress<long>
    {
        readonly Stopwatch _clock = Stopwatch.StartNew();
        long _shown;

        public void Report(long value)
        {
            var now = _clock.ElapsedMilliseconds;
            if (now - Interlocked.Read(ref _shown) < 500)
                return;
            Interlocked.Exchange(ref _shown, now);
            Console.Error.Write($"\rcairn: {value * 100 / trials} % of {trials} trials{(value == trials ? "\n" : "")}");
        }
    }
}

/// <summary><c>cairn dose simulate</c>: one design under one truth.</summary>
static class DoseSimulate
{
    public static Command Create()
    {
        var (options, simulation) = (new DoseOptions(), new DoseSimulation());
        var (truth, moderate, response, correlation, trueMtd) = (
            DoseTruth.Option(),
            DoseTruth.ModerateOption(),
            DoseTruth.ResponseOption(),
            DoseTruth.CorrelationOption(),
            DoseTruth.TrueMtdOption()
        );
        var command = new Command(
            "simulate",
            "Operating characteristics by simulation, with Monte Carlo errors; in time with --window and --arrival."
        )
        {
            truth,
            moderate,
            response,
            correlation,
            trueMtd,
        };
        simulation.AddTo(command);
        return options.On(command, (parsed, cancel) =>
        {
            var design = options.Design(parsed, ends: true);
            var assumed = DoseTruth.Read(
                design,
                parsed.GetValue(truth)!,
                parsed.GetValue(moderate),
                parsed.GetValue(response),
                parsed.GetValue(correlation)
            );
            options.RequireLevels(parsed, design, assumed.Levels);
            DoseTruth.SayWhatIsMissing(design, assumed);
            var plan = simulation.Plan(parsed, DoseTruth.TrueMtd(design, assumed, parsed.GetValue(trueMtd)));
            var conduct = simulation.Conduct(parsed);
            DoseSimulation.RequireOrder(design, conduct);
            if (conduct is null)
                DoseTruth.SayFollowUp(design);
            var graph = conduct is null ? Appraisal.Followed(design, assumed.Levels) : null;
            var clock = Stopwatch.StartNew();
            var calendar = conduct is null ? null : CalendarSimulation.Run(design, assumed, conduct, plan, cancel);
            var simulated = calendar?.Result
                ?? (
                    graph is not null
                        ? CohortSimulation.Run(graph, assumed, plan, cancel)
                        : CohortSimulation.OnPatients(design, assumed, plan, cancel)
                );
            return options.Json(parsed)
                ? Shell.Print(DoseText.Json(simulated, clock.Elapsed, plan.Seed, calendar))
                : DoseText.Write(design, assumed, simulated, plan.Seed, calendar);
        });
    }
}
