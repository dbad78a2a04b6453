using System.CommandLine;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats simon</c>: two-stage designs for a response rate.</summary>
static class StatsSimon
{
    public static Command Create()
    {
        var (p0, p1) = (
            new Argument<double>("P0") { Description = "A response rate of no interest." },
            new Argument<double>("P1") { Description = "A response rate of interest, above P0." }
        );
        var alpha = new Option<double>("--alpha")
        {
            Description = "Most probability of interest at P0.",
            DefaultValueFactory = _ => 0.05,
        };
        var power = new Option<double>("--power")
        {
            Description = "Least probability of interest at P1.",
            DefaultValueFactory = _ => 0.8,
        };
        var most = new Option<int>("--most")
        {
            HelpName = "N",
            Description = "Designs of up to so many subjects, at most 300.",
            DefaultValueFactory = _ => 100,
        };
        var format = Format();
        var command = new Command(
            "simon",
            "Simon's two-stage designs: optimal, minimax, and the admissible ones between, by going through all designs."
        )
        {
            p0,
            p1,
            alpha,
            power,
            most,
            format,
        };
        command.SetAction(parsed =>
        {
            Check(
                parsed.GetValue(p0),
                parsed.GetValue(p1),
                parsed.GetValue(alpha),
                parsed.GetValue(power),
                parsed.GetValue(most)
            );
            var found = SimonDesigns.Search(
                parsed.GetValue(p0),
                parsed.GetValue(p1),
                parsed.GetValue(alpha),
                parsed.GetValue(power),
                parsed.GetValue(most)
            )
                ?? throw BadInputException.At(
                    "cairn stats simon",
                    $"No design of up to {parsed.GetValue(most)} subjects holds these errors.",
                    "Give more subjects with --most, a larger --alpha or a smaller --power."
                );
            return format.IsJson(parsed) ? Shell.Print(found) : Show(found);
        });
        return command;
    }

    static void Check(double p0, double p1, double alpha, double power, int most)
    {
        if (!(p0 > 0 && p0 < p1 && p1 < 1))
            throw BadInputException.At(
                "cairn stats simon",
                FormattableString.Invariant($"P0 is {p0} and P1 is {p1}."),
                "Give rates with 0 < P0 < P1 < 1."
            );
        if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1))
            throw BadInputException.At(
                "cairn stats simon",
                FormattableString.Invariant($"--alpha is {alpha} and --power is {power}."),
                "Give both between 0 and 1."
            );
        if (most is < 2 or > 300)
            throw BadInputException.At("cairn stats simon", $"--most is {most}.", "Give a number from 2 to 300.");
    }

    static int Show(SimonDesigns found)
    {
        Print($"{"design", -12}{"n1", 5}{"r1", 5}{"n", 5}{"r", 5}{"E(n|P0)", 10}{"stop|P0", 9}{"alpha", 9}{"power", 9}");
        Line("optimal", found.Optimal);
        Line("minimax", found.Minimax);
        foreach (var (design, least, up) in found.Admissible.Skip(1).SkipLast(1))
            Line(FormattableString.Invariant($"q {least:0.00}-{up:0.00}"), design);
        Print(
            $"stop after n1 with r1 responses or fewer; of interest with more than r of n; q: best for this weight of n "
                + $"against E(n)"
        );
        return ExitCode.Done;
    }

    static void Line(string name, SimonDesign d) =>
        Print(
            $"{name, -12}{d.N1, 5}{d.R1, 5}{d.N, 5}{d.R, 5}{d.ExpectedN, 10:0.00}{d.EarlyStop, 9:0.0000}"
                + $"{d.Alpha, 9:0.0000}{d.Power, 9:0.0000}"
        );
}
