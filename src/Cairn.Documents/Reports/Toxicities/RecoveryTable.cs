using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>How neutrophils and platelets came back after the cells.</summary>
static class RecoveryTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-recovery",
            "Recovery of neutrophils and platelets",
            [
                Column.OfWords("Limit"),
                Column.OfNumbers("With counts", "subjects"),
                Column.OfNumbers("Below it", "subjects"),
                Column.OfNumbers("Recovered", "subjects"),
                Column.OfWords("Day of recovery", "from the cells, median (range)"),
                Column.OfNumbers("Not recovered", "subjects"),
            ],
            Content.Table.Plain(scope.N == 0 ? [] : CountRecovery.Limits.Select(limit => Row(scope, limit.Test, limit.Limit))),
            InfusedWords.Nobody(scope.Analysis),
            "Recovered: the first of three counts in a row at or above the limit. Transfusions and growth factors "
                + "are not taken out."
        );

    static IReadOnlyList<Cell> Row(SafetyScope scope, string test, double limit)
    {
        List<CountRecovery> all = [.. scope.Subjects.Select(s => CountRecovery.Of(s, test, limit)).OfType<CountRecovery>()];
        var low = all.FindAll(r => r.Low is not null);
        var name = test == TestCode.Neutrophils ? "Neutrophils" : "Platelets";
        return
        [
            $"{name} {Written.Fixed(limit, limit < 10 ? 1 : 0)} ×10⁹/L",
            Cell.Of(all.Count),
            Cell.Of(low.Count).From(low.SelectMany(r => r.Because)),
            Cell.Of(low.Count(r => r.Recovered is not null)),
            SpecialInterestTable.MedianAndRange(low.Select(r => r.Recovered)),
            Cell.Of(low.Count(r => r.Recovered is null)),
        ];
    }
}
