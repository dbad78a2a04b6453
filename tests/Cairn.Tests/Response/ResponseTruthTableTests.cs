using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>
/// The truth table: 10,800 rows, each value on, below and above its limit, each column one reading of the definitions.
/// Expected values: oracles/response/aml_response_truth_table.csv.
/// </summary>
public sealed class ResponseTruthTableTests
{
    static readonly Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> Table = new(() =>
        Shared.Csv("oracles/response/aml_response_truth_table.csv")
    );

    static ResponsePlan Plan(string column) =>
        column switch
        {
            "seed_literal" => Plans.OwnWords with { Boundary = CountBoundary.Strict },
            "seed_CRi_exclusive_or" => Plans.OwnWords with
            {
                Boundary = CountBoundary.Strict,
                BothCountsLow = BothCountsLow.Mlfs,
            },
            "eln2017" => Plans.Of("eln2017"),
            "eln2022" => Plans.Of("eln2022"),
            "eln2022_with_CRh" => Plans.Of("eln2022") with { UseCRh = true },
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        };

    [Theory]
    [InlineData("seed_literal", 96)]
    [InlineData("seed_CRi_exclusive_or", 96)]
    [InlineData("eln2017", 72)]
    [InlineData("eln2022", 72)]
    [InlineData("eln2022_with_CRh", 72)]
    public void Every_row_of_the_truth_table_holds_except_those_that_one_known_low_count_settles(string column, int settled)
    {
        var rows = Table.Value;
        Assert.Equal(10_800, rows.Count);
        var differ = rows.Where(row => Label(ResponseJudgement.Of(Values(row), Plan(column))) != row[column]).ToList();
        // docs/decisions/0007: a partial remission needs both counts; with platelets low, the missing neutrophils cannot matter.
        var plan = Plan(column);
        Assert.All(differ, row =>
        {
            Assert.Equal("PR_unresolved_counts_missing", row[column]);
            Assert.Equal("", row["anc"]);
            Assert.True(plan.Boundary == CountBoundary.Strict ? Number(row["plt"]) <= 100 : Number(row["plt"]) < 100);
            var judgement = ResponseJudgement.Of(Values(row), plan);
            Assert.Equal(ResponseCategory.NoResponse, judgement.Answer.Value);
            Assert.Empty(judgement.Answer.Missing);
        });
        Assert.Equal(settled, differ.Count);
    }

    [Fact]
    public void The_own_words_with_limits_included_are_the_table_of_eln_2017() =>
        Assert.All(Table.Value, row =>
            Assert.Equal(
                ResponseJudgement.Of(Values(row), Plan("eln2017")).Answer.Value,
                ResponseJudgement.Of(Values(row), Plans.OwnWords).Answer.Value
            )
        );

    static string Label(ResponseJudgement judgement) =>
        (judgement.Answer.Value, judgement.StillPossible) switch
        {
            (ResponseCategory.MLFS, { Count: > 0 }) => "MLFS_or_better_counts_missing",
            (ResponseCategory.NoResponse, [ResponseCategory.PR]) => "PR_unresolved_counts_missing",
            (ResponseCategory.NoResponse, []) => "NR",
            (ResponseCategory.NotEvaluable, []) => "NE",
            (var settled, []) => settled.ToString(),
            var other => other.ToString(),
        };

    static ResponseValues Values(IReadOnlyDictionary<string, string> row) =>
        new()
        {
            MarrowBlasts = Measured.Read(row["bm"]),
            BaselineBlasts = Measured.Read(row["base"]),
            AuerRods = Truth.Of(row["auer"] == "TRUE"),
            BloodBlasts = Truth.Of(row["pb"] == "TRUE"),
            Extramedullary = Truth.Of(row["emd"] == "TRUE"),
            Neutrophils = Measured.Read(row["anc"]),
            Platelets = Measured.Read(row["plt"]),
        };

    static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
