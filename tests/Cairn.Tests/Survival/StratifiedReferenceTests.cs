using System.Globalization;
using Cairn.Survival;
using static Cairn.Tests.Survival.OracleSets;

namespace Cairn.Tests.Survival;

/// <summary>The stratified references. The shared sets carry no strata; they stand here, in the sets' order of rows.</summary>
public sealed class StratifiedReferenceTests
{
    // Cell type of the 137 veterans (Kalbfleisch and Prentice 1980, The Statistical Analysis of Failure Time Data, data set I), which are sorted by treatment, then by cell type.
    static readonly string[] Cells =
    [
        .. new[]
        {
            ("squamous", 15),
            ("small", 30),
            ("adeno", 9),
            ("large", 15),
            ("squamous", 20),
            ("small", 18),
            ("adeno", 18),
            ("large", 12),
        }.SelectMany(run => Enumerable.Repeat(run.Item1, run.Item2)),
    ];

    // Institution of the 228 patients of the lung study (Loprinzi and others 1994, J Clin Oncol 12:601; R survival 3.5-3, lung$inst); NA = not recorded.
    static readonly string[] Institutions = (
        "3 3 3 5 1 12 7 11 1 7 6 16 11 21 12 1 22 16 1 21 11 6 11 15 12 12 4 13 13 1 12 1 7 16 12 1 22 15 1 1 5 11 10 12 7 7 1 3 13 22 3 12 21 1 6 1 5 22 3 1 22 12 21 11 3 3 16 5 22 6 13 3 5 2 21 12 "
        + "1 6 3 1 4 13 11 21 16 6 22 21 13 1 11 22 5 10 1 12 3 12 11 3 1 6 13 6 13 12 26 1 21 3 13 1 10 3 6 1 3 1 16 15 22 26 3 11 1 22 7 12 16 12 4 16 6 13 1 22 12 13 1 5 21 3 26 1 11 26 16 16 12 13 13 22 "
        + "5 16 32 NA 26 4 12 1 32 10 11 6 7 16 11 21 6 12 13 2 2 16 1 13 1 13 1 7 13 1 16 32 12 12 2 3 15 22 16 16 12 1 22 12 32 21 1 32 15 22 32 3 26 33 5 13 21 33 1 6 15 11 11 11 13 21 11 2 22 11 1 1 13 32 "
        + "6 22"
    ).Split(' ');

    static (IReadOnlyList<FollowUp> Strata, double[] Group) Read(string set)
    {
        var (subjects, strata) = set == "veteran" ? (Km("veteran_os"), Cells) : (Km("lung_os"), Institutions);
        var kept = subjects.Zip(strata).Where(s => s.Second != "NA").ToList(); // survdiff leaves out who has no stratum
        return (
            FollowUpOf([.. kept.Select(k => k.First)]).Split(Numbered(kept.Select(k => k.Second))),
            [.. kept.Select(k => double.Parse(k.First.Group, CultureInfo.InvariantCulture))]
        );
    }

    [Theory]
    [InlineData("veteran", "trt+strata(celltype)")]
    [InlineData("lung", "sex+strata(inst)")]
    public void The_stratified_log_rank_test_is_that_of_R(string set, string formula)
    {
        var row = Rows("stratified.csv", "set", "formula")[$"{set}|{formula}"].Single();
        Same(row["chisq"], LogRank.Of(Read(set).Strata).Test.ChiSquare, set);
    }

    [Fact]
    public void The_stratified_Cox_model_is_that_of_R()
    {
        var row = Rows("stratified.csv", "set", "formula")["veteran|coxph trt+strata(celltype): coef, se"].Single();
        var (strata, treatment) = Read("veteran");
        var term = CoxModel.Of(strata, [CovariateColumn.Number("trt", treatment)], new CoxOptions()).Terms[0];
        Same(row["chisq"], term.Coefficient, "coefficient");
        Same(row["df"], term.StandardError, "standard error");
    }
}
