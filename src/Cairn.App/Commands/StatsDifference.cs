using System.CommandLine;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats difference</c>: the difference of two proportions with confidence limits.</summary>
static class StatsDifference
{
    public static Command Create()
    {
        Argument<int> Whole(string name, string description) => new(name) { Description = description };
        var (x1, n1, x2, n2) = (
            Whole("X1", "Successes of the first group."),
            Whole("N1", "Its trials."),
            Whole("X2", "Successes of the second group."),
            Whole("N2", "Its trials.")
        );
        var (method, methodOf) = Choice(
            "--method",
            "How the limits are found.",
            ("newcombe", DifferenceMethod.Newcombe),
            ("newcombe-corrected", DifferenceMethod.NewcombeCorrected),
            ("miettinen-nurminen", DifferenceMethod.MiettinenNurminen)
        );
        var (level, format) = (Level(), Format());
        var command = new Command("difference", "X1 of N1 less X2 of N2, as proportions, with confidence limits.")
        {
            x1,
            n1,
            x2,
            n2,
            method,
            level,
            format,
        };
        command.SetAction(parsed =>
        {
            foreach (var (x, n) in ((Argument<int>, Argument<int>)[])[(x1, n1), (x2, n2)])
                StatsBinomial.Check(parsed.GetValue(x), parsed.GetValue(n), "cairn stats difference");
            var found = DifferenceInterval.Of(
                parsed.GetValue(x1),
                parsed.GetValue(n1),
                parsed.GetValue(x2),
                parsed.GetValue(n2),
                methodOf(parsed),
                parsed.GetValue(level)
            );
            return format.IsJson(parsed)
                ? Shell.Print(found)
                : StatsBinomial.Show(found, $"{parsed.GetValue(level) * 100:0.##} % limits, {parsed.GetValue(method)}");
        });
        return command;
    }
}
