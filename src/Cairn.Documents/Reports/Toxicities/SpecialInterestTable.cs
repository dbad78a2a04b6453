using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Events of special interest: in how many, how bad, when, for how long, and what was given.</summary>
static class SpecialInterestTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-aesi",
            "Events of special interest",
            [
                Column.OfWords("Event", "grades by"),
                Column.OfWords("Any", scope.Share),
                Column.OfWords("Grade 3 or more", scope.Share),
                Column.OfWords("Onset", "days from the cells, median (range)"),
                Column.OfWords("Duration", "days, median (range) of those ended"),
                Column.OfNumbers("Tocilizumab", "subjects"),
                Column.OfNumbers("Steroids", "subjects"),
                Column.OfNumbers("Others", "subjects"),
            ],
            Content.Table.Plain(scope.N == 0 ? [] : SpecialInterest.All.Select(kind => Row(scope, kind))),
            InfusedWords.Nobody(scope.Analysis),
            LowCountsLast
                + " No drug is counted as given for ICAHT and T-ICAHT, and none where nobody had the event. "
                + "The first occurrence of each subject counts for onset and duration, of several that begin on one day the "
                + "longest; one that goes on, or is cut off where a relapse or another therapy begins, or whose dates are "
                + "known in part, has no duration yet, so that the median tells of those ended alone. Drugs that "
                + "were begun while it lasted; others: anakinra, ruxolitinib and the like. "
                + "Looked at: CRS and ICANS where days were "
                + "graded or events recorded (who has events and no graded day is told beside, as one that nobody asked for "
                + "day by day may be missed); low counts where they were measured without a gap of more than a week to day 30, "
                + "or once after it; "
                + "IEC-HS where ferritin was measured in the 28 days after the cells, tumour lysis where two or more of uric "
                + "acid, potassium, phosphate and calcium were (Cairo and Bishop 2004), "
                + "immunoglobulins where they were measured; "
                + "others where the subject was seen after the cells. Open: something recorded may be it, and nobody has said. "
                + "Graft versus host disease: of those who had a transplant from a donor, or whose cells are or may "
                + "be a donor's.",
            Followed(scope)
        );

    /// <summary>The two conventions by which low counts have a duration.</summary>
    internal const string LowCountsLast =
        "A cytopenia after day 28 lasts from the first low count, or from day 29 where the count before was low, to the day "
        + "before the first that is not: the longest that it can be; where a relapse or the next therapy begins first, it is cut "
        + "off the day before, and has not ended. "
        + "ICAHT and T-ICAHT last from the first to the last low count of their days, and have ended where a later count "
        + "is not low: a count may have recovered in between. The two durations cannot be compared.";

    // Second cancers come late: a zero says how long it was looked for.
    static Inline Followed(SafetyScope scope)
    {
        var days = scope.Subjects.Select(s => s.DaysAfterCells(s.Followed.Until));
        return $"Followed from the cells: {InWords(days) ?? "unknown"} days, median (range); what comes later is not in it.";
    }

    static IReadOnlyList<Cell> Row(SafetyScope scope, SpecialInterest kind)
    {
        List<IReadOnlyList<SpecialEvent>> subjects =
        [
            .. scope.Subjects.Select(s => (IReadOnlyList<SpecialEvent>)[.. kind.In(s)]).Where(e => e.Count > 0),
        ];
        List<SpecialEvent> firsts = [.. subjects.Select(First)];
        List<Fact> first = [.. firsts.SelectMany(e => e.Because)];
        return
        [
            kind.GradedBy is { } by ? (Phrase)$"{kind.Name} ({by})" : kind.Name,
            SearchCell.Of(scope, kind),
            kind.GradedBy is null ? Cell.Nothing : SearchCell.Of(scope, kind, grade: 3),
            MedianAndRange(firsts.Select(e => e.Onset)).From(first),
            Duration(firsts).From(first),
            Treated(kind, subjects, ToxicityDrug.Tocilizumab),
            Treated(kind, subjects, ToxicityDrug.Steroid),
            Treated(kind, subjects, ToxicityDrug.OtherImmunosuppressant),
        ];
    }

    // Of those that begin on one day, as low neutrophils and platelets do, the one that lasts longest; what goes on before any.
    static SpecialEvent First(IReadOnlyList<SpecialEvent> occurrences) =>
        occurrences.Where(e => e.First == occurrences[0].First).MaxBy(e => e.Ended ?? int.MaxValue)!;

    // A median of those that ended alone is too short: who is left out is told.
    static Cell Duration(IReadOnlyList<SpecialEvent> firsts)
    {
        var ended = InWords(firsts.Select(e => e.Ended));
        var open = firsts.Count(e => e is { Ended: null, IsProcedure: false });
        return (ended, open) switch
        {
            (null, 0) => Cell.Nothing,
            (null, _) => $"going on, or end unknown: {Written.Count(open)}",
            (_, 0) => ended,
            (_, _) => $"{ended}; going on, or end unknown: {Written.Count(open)}",
        };
    }

    static Cell Treated(SpecialInterest kind, List<IReadOnlyList<SpecialEvent>> subjects, ToxicityDrug drug)
    {
        if (!kind.AsksForDrugs || subjects.Count == 0)
            return Cell.Nothing;
        var treated = subjects.FindAll(s => s.Any(e => e.Treated.Contains(drug)));
        return Cell.Part(treated.Count)
            .From(treated.SelectMany(s => s.Where(e => e.Treated.Contains(drug))).SelectMany(e => e.Because));
    }

    /// <summary><c>3 (1 to 9)</c>; a dash without any.</summary>
    internal static Cell MedianAndRange(IEnumerable<int?> values) => InWords(values) is { } words ? words : Cell.Nothing;

    static Phrase? InWords(IEnumerable<int?> values)
    {
        List<int> known = [.. values.OfType<int>().Order()];
        if (known.Count == 0)
            return null;
        var median = (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2.0;
        return $"{median:0.#} ({known[0]} to {known[^1]})";
    }
}
