using System.CommandLine;
using System.Globalization;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats monitor</c>: Bayesian monitoring of a rate, its bounds and what they do.</summary>
static class StatsMonitor
{
    const string Place = "cairn stats monitor";

    sealed record Result(
        IReadOnlyList<StoppingBound> Bounds,
        IReadOnlyList<MonitorCharacteristics> Characteristics,
        State? Observed
    );

    sealed record State(int X, int N, double Posterior, bool Stop, double Predictive);

    public static Command Create()
    {
        var n = new Option<int>("--n") { Required = true, Description = "Planned number of subjects, at most 1000." };
        var limit = new Option<double>("--limit")
        {
            Required = true,
            HelpName = "RATE",
            Description = "The rate that may not be exceeded.",
        };
        var cutoff = new Option<double>("--cutoff")
        {
            Description = "Stop when the posterior probability of a rate above the limit exceeds this.",
            DefaultValueFactory = _ => 0.9,
        };
        var prior = Several<double>("--prior", "A B", "Prior Beta(A, B).");
        var looks = Several<int>("--looks", "N", "Looks after so many subjects; after every one when it is not given.");
        var truth = Several<double>("--truth", "RATE", "True rates for which to tell the chance of stopping.");
        var observed = Several<int>("--observed", "X N", "X events in N subjects so far: posterior and predictive probability.");
        var format = Format();
        var command = new Command(
            "monitor",
            "Bayesian monitoring of a rate (beta-binomial): stopping bounds, exact chances of stopping, predictive probability."
        )
        {
            n,
            limit,
            cutoff,
            prior,
            looks,
            truth,
            observed,
            format,
        };
        var figure = new StatsFigure();
        figure.AddTo(command, withTime: false);
        command.SetAction(parsed =>
        {
            double[] beta = parsed.GetValue(prior) is { Length: > 0 } given ? given : [1, 1];
            var (planned, rates, seen) = (parsed.GetValue(n), parsed.GetValue(truth) ?? [], parsed.GetValue(observed) ?? []);
            int[] at = parsed.GetValue(looks) is { Length: > 0 } asked
                ? asked
                : [.. Enumerable.Range(1, Math.Clamp(planned, 0, 1000))];
            Check(planned, parsed.GetValue(limit), parsed.GetValue(cutoff), beta, at, rates, seen);
            var monitor = new BayesianMonitor(beta[0], beta[1], parsed.GetValue(limit), parsed.GetValue(cutoff));
            var state =
                seen.Length == 0
                    ? null
                    : new State(
                        seen[0],
                        seen[1],
                        monitor.Above(seen[0], seen[1]),
                        monitor.Stops(seen[0], seen[1]),
                        monitor.Predictive(seen[0], seen[1], planned)
                    );
            var result = new Result(
                [.. at.Select(monitor.BoundAt)],
                [.. rates.Select(p => To(planned, at[^1], monitor.At(p, at)))],
                state
            );
            figure.Draw(parsed, "stopping", "Stopping bounds", result.Bounds.Count, head => new StoppingFigure
                {
                    Head = head,
                    Bounds = result.Bounds,
                    Planned = planned,
                    Observed = state is null ? null : (state.X, state.N),
                    Rule = string.Create(
                        CultureInfo.InvariantCulture,
                        $"Stop when the probability of a rate above {monitor.Limit:0.####} exceeds "
                            + $"{monitor.Cutoff:0.####}, with the prior Beta({monitor.A:0.####}, {monitor.B:0.####})."
                    ),
                }.Draw());
            return format.IsJson(parsed) ? Shell.Print(result) : Show(result);
        });
        return command;
    }

    // Who does not stop at the last look goes on to the planned end.
    static MonitorCharacteristics To(int planned, int lastLook, MonitorCharacteristics found) =>
        found with
        {
            ExpectedN = found.ExpectedN + (1 - found.Stops) * (planned - lastLook),
        };

    static Option<T[]> Several<T>(string name, string help, string description) =>
        new(name)
        {
            HelpName = help,
            Description = description,
            AllowMultipleArgumentsPerToken = true,
        };

    static void Check(int n, double limit, double cutoff, double[] prior, int[] looks, double[] rates, int[] observed)
    {
        if (n is < 1 or > 1000)
            throw Bad($"--n is {n}.", "Give a number from 1 to 1000.");
        if (!(limit is > 0 and < 1 && cutoff is > 0 and < 1))
            throw Bad(FormattableString.Invariant($"--limit is {limit} and --cutoff is {cutoff}."), "Give both between 0 and 1.");
        if (prior.Length != 2 || !prior.All(x => x > 0 && double.IsFinite(x)))
            throw Bad("--prior takes two numbers above 0.", "Write --prior 1 1 for a uniform prior.");
        if (looks[0] < 1 || looks[^1] > n || looks.Zip(looks.Skip(1)).Any(l => l.First >= l.Second))
            throw Bad("--looks are not ascending from 1 up to --n.", "Write them in order, each once: --looks 6 12 18.");
        if (rates.Any(p => p is not (>= 0 and <= 1)))
            throw Bad("A rate of --truth is not from 0 to 1.", "Write .25 for 25 %.");
        if (observed.Length is not (0 or 2))
            throw Bad("--observed takes two numbers.", "Write the events and the subjects so far: --observed 2 9.");
        if (observed.Length == 2 && !(observed[0] >= 0 && observed[0] <= observed[1] && observed[1] <= n))
            throw Bad(
                $"--observed is {observed[0]} of {observed[1]}.",
                "Give events from 0 to the subjects so far, and no more of those than --n."
            );
    }

    static BadInputException Bad(string what, string mend) => BadInputException.At(Place, what, mend);

    static int Show(Result result)
    {
        foreach (var run in result.Bounds.Where(b => b.StopAt is not null).GroupBy(b => b.StopAt))
            Print($"stop with {run.Key} or more of {Range([.. run.Select(b => b.N)])}");
        foreach (var c in result.Characteristics)
            Print($"true rate {c.Truth:0.####}: stops with probability {c.Stops:0.0000}, expected subjects {c.ExpectedN:0.00}");
        if (result.Observed is { } seen)
            Print(
                $"{seen.X} of {seen.N}: probability above the limit {seen.Posterior:0.0000}{(seen.Stop ? ", stop" : "")}; "
                    + $"probability of a stop at the planned end {seen.Predictive:0.0000}"
            );
        return ExitCode.Done;
    }

    static string Range(int[] n) => n.Length == 1 ? $"{n[0]}" : $"{n[0]} to {n[^1]}";
}
