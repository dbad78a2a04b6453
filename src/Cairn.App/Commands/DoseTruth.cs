using System.CommandLine;
using Cairn.Escalation;

namespace Cairn.App.Commands;

/// <summary>How the true probabilities are given on the command line.</summary>
static class DoseTruth
{
    public static Option<string> Option() =>
        new("--truth")
        {
            HelpName = "A,B,C",
            Description =
                "True probability of a DLT at each level, as in .05,.12,.25; of two agents row by row, the doses of A with a "
                + "stroke between, as in .05,.12/.10,.25.",
            Required = true,
        };

    public static Option<string?> ModerateOption() =>
        new("--moderate")
        {
            HelpName = "A,B,C",
            Description = "True probability of a moderate event without a DLT at each level; counts in titration.",
        };

    public static Option<string?> ResponseOption() =>
        new("--response")
        {
            HelpName = "A,B,C",
            Description =
                "True probability of a response at each level, independent of a DLT; counts where the design looks at responses.",
        };

    public static Option<double?> CorrelationOption() =>
        new("--response-correlation")
        {
            HelpName = "R",
            Description =
                "How a response goes with a DLT in the same subject, from -0.99 to 0.99: the correlation of the two normal "
                + "variables of which both come; 0 when it is not given.",
        };

    public static Option<int?> TrueMtdOption() =>
        new("--true-mtd")
        {
            HelpName = "LEVEL",
            Description = "Level taken as the true MTD, 0 for none; by default the one closest to the design's target.",
        };

    public static ToxicityScenario Read(Design design, string dlt, string? moderate, string? response, double? correlation)
    {
        var read = ToxicityScenario.Of(
            Row("--truth", dlt),
            moderate is null ? null : Row("--moderate", moderate),
            response is null ? null : Row("--response", response),
            design.Matrix
        );
        var truth = read.Value ?? throw new BadInputException([.. read.Findings.Select(f => f with { Place = "--truth" })]);
        if (correlation is not { } given)
            return truth;
        if (response is null)
            throw BadInputException.At(
                "--response-correlation",
                "The truth has no response rates.",
                "Give --response, or leave it out."
            );
        const double most = ToxicityScenario.MostCorrelation;
        return truth.WithResponseCorrelation(DoseOptions.Between("--response-correlation", given, -most, most, inclusive: true));

        IReadOnlyList<double> Row(string option, string text) =>
            design.Matrix is { } matrix ? Rows(matrix, option, text) : NumberText.Rates(option, text);
    }

    /// <summary>The numbers of a matrix: a row for each dose of agent A, with a stroke between.</summary>
    static List<double> Rows(DoseMatrix matrix, string option, string text)
    {
        List<IReadOnlyList<double>> rows = [.. text.Split('/').Select(row => NumberText.Rates(option, row))];
        if (rows.Count != matrix.DosesOfA || rows.Any(row => row.Count != matrix.DosesOfB))
            throw BadInputException.At(
                option,
                $"'{text}' has {string.Join(" and ", rows.Select(row => row.Count))} numbers in its rows.",
                $"Give {matrix.DosesOfA} rows with a stroke between, one for each dose of agent A, of {matrix.DosesOfB} numbers."
            );
        return [.. rows.SelectMany(row => row)];
    }

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
        if (given is not null && design.Matrix is not null)
            throw BadInputException.At(
                "--true-mtd",
                "Of two agents several levels may be the MTD, and no order says which are above it.",
                "Leave it out: the answer says how often a level with the rate closest to the target is selected."
            );
        if (given is { } level)
            return DoseOptions.Between("--true-mtd", level, 0, truth.Levels);
        if (design is { Matrix: null, TargetRate: { } target })
            return truth.Mtd(target);
        return null;
    }
}
