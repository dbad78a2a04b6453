using System.CommandLine;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats two-stage</c>: the response rate after a two-stage design.</summary>
static class StatsTwoStage
{
    public static Command Create()
    {
        Argument<int> Whole(string name, string description) => new(name) { Description = description };
        var (n1, r1, n, x) = (
            Whole("N1", "Subjects of the first stage."),
            Whole("R1", "The trial ends after the first stage with this many responders or fewer."),
            Whole("N", "Subjects of both stages."),
            Whole("X", "Responders seen: of N1 when at most R1, else of N.")
        );
        var p0 = new Option<double?>("--p0")
        {
            HelpName = "RATE",
            Description = "The rate of no interest: gives the one-sided p-value.",
        };
        p0.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<double?>() is not (null or (> 0 and < 1)))
                found.AddError("--p0 is a rate between 0 and 1: write .2 for 20 %.");
        });
        var (level, format) = (Level(), Format());
        var command = new Command(
            "two-stage",
            "The response rate after a two-stage design (cairn stats simon): unbiased estimate, exact limits and p-value that "
                + "know of the early stop."
        )
        {
            n1,
            r1,
            n,
            x,
            p0,
            level,
            format,
        };
        command.SetAction(parsed =>
        {
            var (first, stop, all, seen) = (parsed.GetValue(n1), parsed.GetValue(r1), parsed.GetValue(n), parsed.GetValue(x));
            Check(first, stop, all, seen);
            var found = TwoStageEstimate.Of(first, stop, all, seen, parsed.GetValue(p0), parsed.GetValue(level));
            return format.IsJson(parsed) ? Shell.Print(found) : Show(found, seen <= stop ? first : all, parsed.GetValue(level));
        });
        return command;
    }

    static void Check(int n1, int r1, int n, int x)
    {
        if (n1 < 1 || n <= n1 || n > 1000)
            throw Bad($"N1 is {n1} and N is {n}.", "Give 1 <= N1 < N <= 1000.");
        if (r1 < 0 || r1 >= n1)
            throw Bad($"R1 is {r1}, with N1 {n1}.", "Give R1 from 0 to N1 - 1.");
        if (x < 0 || x > n)
            throw Bad($"X is {x}, with N {n}.", "Give X from 0 to N.");
    }

    static BadInputException Bad(string what, string mend) => BadInputException.At("cairn stats two-stage", what, mend);

    static int Show(TwoStageEstimate found, int subjects, double level)
    {
        Print($"responders over {subjects} subjects {Text(found.Share)}; unbiased {Text(found.Unbiased)}");
        Print($"{level * 100:0.##} % limits {Text(found.Lower)} to {Text(found.Upper)}");
        if (found.P is not null)
            Print($"one-sided {P(found.P)}");
        return ExitCode.Done;
    }
}
