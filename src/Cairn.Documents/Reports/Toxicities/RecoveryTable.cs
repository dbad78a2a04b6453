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
                Column.OfNumbers("Fell again", "of the recovered"),
                Column.OfWords("Day of the fall", "from the cells, median (range)"),
                Column.OfNumbers("After disease or therapy", "of those who fell"),
                Column.OfNumbers("Not recovered", "subjects"),
            ],
            Content.Table.Plain(scope.N == 0 ? [] : CountRecovery.Limits.Select(limit => Row(scope, limit.Test, limit.Limit))),
            InfusedWords.Nobody(scope.Analysis),
            [
                "Recovered: the first of three counts in a row, on days of their own, at or above the limit. Fell again: a "
                    + "later count below it; after "
                    + "disease or therapy: once the leukaemia was refractory or back, or another therapy or a transplant "
                    + "had begun. "
                    + "Transfusions and growth factors are not taken out. The median day of recovery is of those who "
                    + "recovered alone, "
                    + "and so the shortest it can be.",
                .. CountRecovery.Limits.SelectMany(limit => FellAgain(scope, limit.Test, limit.Limit)),
            ]
        );

    // Who is told as recovered and was low again, each by name.
    static IEnumerable<Inline> FellAgain(SafetyScope scope, string test, double limit)
    {
        List<string> fell = [.. from r in Recoveries(scope, test, limit) where r.FellAgain is not null select InWords(r)];
        return fell.Count == 0 ? [] : [$"{Name(test, limit)}, recovered and fell again: {string.Join(", ", fell)}."];
    }

    static string InWords(CountRecovery r) =>
        $"{r.Subject.Id} (day {Sourced.Number(r.Recovered!.Value)}, fell on day {Sourced.Number(r.FellAgain!.Value)})";

    static IEnumerable<CountRecovery> Recoveries(SafetyScope scope, string test, double limit) =>
        scope.Subjects.Select(s => CountRecovery.Of(s, test, limit)).OfType<CountRecovery>();

    static string Name(string test, double limit) =>
        $"{(test == TestCode.Neutrophils ? "Neutrophils" : "Platelets")} {Written.Fixed(limit, limit < 10 ? 1 : 0)} ×10⁹/L";

    static IReadOnlyList<Cell> Row(SafetyScope scope, string test, double limit)
    {
        List<CountRecovery> all = [.. Recoveries(scope, test, limit)];
        var (low, fell) = (all.FindAll(r => r.Low is not null), all.FindAll(r => r.FellAgain is not null));
        var recovered = low.FindAll(r => r.Recovered is not null);
        return
        [
            Name(test, limit),
            Counted(all),
            Counted(low),
            Counted(recovered),
            SpecialInterestTable.MedianAndRange(low.Select(r => r.Recovered)).From(Behind(recovered)),
            Counted(fell),
            SpecialInterestTable.MedianAndRange(fell.Select(r => r.FellAgain)).From(Behind(fell)),
            Counted(fell.FindAll(r => r.FellAfterDisease)),
            Counted(low.FindAll(r => r.Recovered is null)),
        ];
    }

    static Cell Counted(List<CountRecovery> of) => Cell.Of(of.Count).From(Behind(of));

    static IEnumerable<Fact> Behind(IEnumerable<CountRecovery> of) => of.SelectMany(r => r.Because);
}
