using System.CommandLine;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats binomial</c>: confidence limits of a proportion.</summary>
static class StatsBinomial
{
    public static Command Create()
    {
        var (x, n) = (
            new Argument<int>("X") { Description = "Successes, 0 to N." },
            new Argument<int>("N") { Description = "Trials." }
        );
        var (method, methodOf) = Choice(
            "--method",
            "How the limits are found.",
            ("clopper-pearson", BinomialMethod.ClopperPearson),
            ("wilson", BinomialMethod.Wilson),
            ("wilson-corrected", BinomialMethod.WilsonCorrected),
            ("jeffreys", BinomialMethod.Jeffreys),
            ("mid-p", BinomialMethod.MidP),
            ("agresti-coull", BinomialMethod.AgrestiCoull)
        );
        var (level, format) = (Level(), Format());
        var command = new Command("binomial", "A proportion X of N with confidence limits.") { x, n, method, level, format };
        command.SetAction(parsed =>
        {
            Check(parsed.GetValue(x), parsed.GetValue(n));
            var found = BinomialInterval.Of(parsed.GetValue(x), parsed.GetValue(n), methodOf(parsed), parsed.GetValue(level));
            return format.IsJson(parsed)
                ? Shell.Print(found)
                : Show(found, $"{parsed.GetValue(level) * 100:0.##} % limits, {parsed.GetValue(method)}");
        });
        return command;
    }

    /// <summary>Refuses more successes than trials.</summary>
    public static void Check(int x, int n, string place = "cairn stats binomial")
    {
        if (n < 0)
            throw BadInputException.At(place, $"N is {n}.", "Give the number of trials, 0 or more.");
        if (x < 0 || x > n)
            throw BadInputException.At(place, $"X is {x}, with N {n}.", "Give X from 0 to N.");
    }

    public static int Show(IntervalEstimate found, string limits)
    {
        Print($"{Text(found.Estimate)} ({Text(found.Lower)} to {Text(found.Upper)}; {limits})");
        return ExitCode.Done;
    }
}
