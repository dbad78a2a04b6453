using System.CommandLine;
using System.Text.Json.Serialization;
using Cairn.Documents.Csv;
using Cairn.Survival;
using static Cairn.App.Commands.StatsCommand;

namespace Cairn.App.Commands;

/// <summary><c>cairn stats two-by-two</c>: responses of two groups compared, by themselves or over strata.</summary>
static class StatsTwoByTwo
{
    sealed record Result(
        IReadOnlyList<Arm> Groups,
        IntervalEstimate Difference,
        IntervalEstimate RiskRatio,
        IntervalEstimate OddsRatio,
        FisherTest Fisher,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StratifiedTables? Stratified
    );

    sealed record Arm(string Group, int Responders, int N, IntervalEstimate Rate);

    public static Command Create()
    {
        var data = Data();
        var (response, group) = (
            Column("--response", "1 response, 0 none; or COLUMN=VALUE for the value that is one.", required: true),
            Column("--group", "The two groups; the second in order is compared with the first.", required: true)
        );
        var strata = Columns("--strata", "Strata over which the groups are compared (Cochran-Mantel-Haenszel).");
        var (level, format) = (Level(), Format());
        var command = new Command(
            "two-by-two",
            "Responses of two groups: difference (Newcombe), risk ratio, odds ratio, Fisher's exact test; over strata the "
                + "Cochran-Mantel-Haenszel test and the common difference and ratios. Rows with a missing value are left out."
        )
        {
            data,
            response,
            group,
            strata,
            level,
            format,
        };
        command.SetAction(parsed =>
        {
            var columns = StatsColumns.Read(
                parsed,
                [
                    ("--response", parsed.GetValue(response), CellRule.Event),
                    ("--group", parsed.GetValue(group), CellRule.Group),
                    .. All("--strata", parsed.GetValue(strata), CellRule.Group),
                ]
            );
            var (names, groups) = columns.Groups();
            if (names.Count != 2)
                throw BadInputException.At(
                    "--group",
                    $"There are {names.Count} groups: {string.Join(", ", names.Take(6))}.",
                    "Give a column with two, or leave the other rows out."
                );
            var result = Of(columns, names, groups, parsed.GetValue(level));
            return format.IsJson(parsed) ? Shell.Print(result) : Show(result, parsed.GetValue(level));
        });
        return command;
    }

    static Result Of(StatsColumns columns, IReadOnlyList<string> names, int[] groups, double level)
    {
        int[] responses = [.. columns.Numbers("--response").Select(x => (int)x)];
        var all = Table(responses, groups, Enumerable.Range(0, groups.Length));
        var labels = columns.Labels("--strata");
        var strata = labels.Length == 0 ? null : Enumerable.Range(0, labels.Length).GroupBy(i => labels[i]);
        return new Result(
            [ArmOf(names[0], all.X2, all.N2, level), ArmOf(names[1], all.X1, all.N1, level)],
            DifferenceInterval.Of(all.X1, all.N1, all.X2, all.N2, DifferenceMethod.Newcombe, level),
            all.RiskRatio(level),
            all.OddsRatio(level),
            FisherTest.Of(all, level),
            strata is null ? null : StratifiedTables.Of([.. strata.Select(rows => Table(responses, groups, rows))], level)
        );
    }

    static Arm ArmOf(string name, int x, int n, double level) =>
        new(name, x, n, BinomialInterval.Of(x, n, BinomialMethod.ClopperPearson, level));

    // The second group in order is the one that is compared: the table's first.
    static TwoByTwo Table(int[] responses, int[] groups, IEnumerable<int> rows)
    {
        var (x, n) = (new int[2], new int[2]);
        foreach (var i in rows)
        {
            n[groups[i]]++;
            x[groups[i]] += responses[i];
        }
        return new TwoByTwo(x[1], n[1], x[0], n[0]);
    }

    static int Show(Result r, double level)
    {
        foreach (var arm in r.Groups)
            Print($"{arm.Group}: {arm.Responders} of {arm.N}, {Words(arm.Rate)}");
        Print($"{r.Groups[1].Group} against {r.Groups[0].Group}; {level * 100:0.##} % limits");
        Print($"difference (Newcombe)        {Words(r.Difference)}");
        Print($"risk ratio                   {Words(r.RiskRatio)}");
        Print($"odds ratio                   {Words(r.OddsRatio)}");
        Print($"odds ratio (conditional)     {Words(r.Fisher.OddsRatio)}");
        Print($"Fisher's exact test          {P(r.Fisher.P)}");
        if (r.Stratified is { } strata)
            ShowStrata(strata);
        Print($"{NotEstimable} = not estimable");
        return ExitCode.Done;
    }

    static void ShowStrata(StratifiedTables strata)
    {
        Print("over the strata (Mantel-Haenszel)");
        Print($"difference                   {Words(strata.Difference)}");
        Print($"risk ratio                   {Words(strata.RiskRatio)}");
        Print($"odds ratio                   {Words(strata.OddsRatio)}");
        Print($"Cochran-Mantel-Haenszel      chi-square {Text(strata.Test.ChiSquare)} on 1 df, {P(strata.Test.P)}");
        Print(
            $"  continuity corrected       chi-square {Text(strata.CorrectedTest.ChiSquare)} on 1 df, {P(strata.CorrectedTest.P)}"
        );
    }

    static string Words(IntervalEstimate e) => $"{Text(e.Estimate)} ({Text(e.Lower)} to {Text(e.Upper)})";
}
