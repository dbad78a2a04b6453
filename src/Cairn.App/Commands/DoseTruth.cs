using System.CommandLine;
using Cairn.Escalation;

namespace Cairn.App.Commands;

/// <summary>How the true probabilities are given on the command line.</summary>
static class DoseTruth
{
    public static Option<string> Option() =>
        new("--truth") { Description = "True probability of a DLT at each level, as in .05,.12,.25.", Required = true };

    public static Option<string?> ModerateOption() =>
        new("--moderate")
        {
            Description = "True probability of a moderate event without a DLT at each level; counts in titration.",
        };

    public static Option<string?> ResponseOption() =>
        new("--response")
        {
            Description =
                "True probability of a response at each level, independent of a DLT; counts where the design looks at responses.",
        };

    public static Option<int?> TrueMtdOption() =>
        new("--true-mtd")
        {
            Description = "Level taken as the true MTD, 0 for none; by default the one closest to the design's target.",
        };

    public static ToxicityScenario Read(string dlt, string? moderate, string? response) =>
        DoseCommand.Read(
            ToxicityScenario.Of(
                NumberText.Row("--truth", dlt),
                moderate is null ? null : NumberText.Row("--moderate", moderate),
                response is null ? null : NumberText.Row("--response", response)
            )
        );

    /// <summary>Says what a truth leaves out that the design looks at.</summary>
    public static void SayWhatIsMissing(Design design, ToxicityScenario truth, string option = "--moderate")
    {
        if (MissingModerate(design, truth) is { } words)
            Console.Error.WriteLine($"cairn: {option}: {words}");
    }

    /// <summary>
    /// Says that characteristics without a calendar are those with complete follow-up, where the design reads time.
    /// </summary>
    public static void SayFollowUp(Design design)
    {
        if (design.DecidesMeanwhile)
            Console.Error.WriteLine(
                "cairn: the design decides while subjects are under observation; these are its characteristics with "
                    + "complete follow-up, everybody observed to the end before each decision. simulate with --window and "
                    + "--arrival follows it in time."
            );
    }

    static string? MissingModerate(Design design, ToxicityScenario truth) =>
        design.LooksAtModerate && !truth.StatesModerate
            ? "no probability of a moderate event is given; taken as 0 at every level, so that only a DLT ends titration."
            : null;

    /// <summary>The level given, else the one closest to the design's target; null when there is neither.</summary>
    public static int? TrueMtd(Design design, ToxicityScenario truth, int? given)
    {
        if (given is { } level)
            return DoseOptions.Between("--true-mtd", level, 0, truth.Levels);
        if (design.TargetRate is { } target)
            return truth.Mtd(target);
        return null;
    }
}
