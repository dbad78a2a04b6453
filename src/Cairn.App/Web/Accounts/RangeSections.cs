using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// What is shown of the laboratories' ranges: those that stand with the results that take them, and what was changed.
/// </summary>
static class RangeSections
{
    /// <param name="permit">The leave to change them; null when there is none.</param>
    public static IReadOnlyList<Section> Of(TrialView view, LabRanges ranges, Permit? permit) =>
        [Standing(view, ranges, permit), Changes(view, ranges)];

    static Section Standing(TrialView view, LabRanges ranges, Permit? permit)
    {
        var taken = view.May(Right.SeeTrial) ? Taken(view) : null;
        var groups = ranges
            .Lines.OrderBy(l => l.Range, LabRangeWords.InOrder)
            .GroupBy(l => l.Range.Site, StringComparer.Ordinal)
            .Select(site => new RowGroup(
                site.Key is { } id ? (Phrase)$"Site {id}" : "Every site",
                [.. site.Select(line => Row(view, line, taken, permit))]
            ));
        return new(
            "ranges",
            "Ranges that stand",
            [
                new Answered(InWords(ranges, taken)),
                new Table
                {
                    Id = "lab-ranges",
                    Caption = "What each laboratory calls normal",
                    Synthetic = view.IsSynthetic,
                    Columns = [.. Columns(taken is not null)],
                    Groups = [.. groups],
                    WhenEmpty = "No range is recorded: results have the limits that came with them.",
                    Notes = ["A dash is a limit or a last day that the laboratory does not give."],
                },
            ]
        );
    }

    static IEnumerable<Column> Columns(bool counts) =>
        [
            Column.OfWords("Test"),
            Column.OfWords("For"),
            Column.OfNumbers("Lower limit"),
            Column.OfNumbers("Upper limit"),
            Column.OfWords("Unit"),
            Column.OfWords("Laboratory"),
            Column.OfWords("From"),
            Column.OfWords("To"),
            .. counts ? [Column.OfNumbers("Results", "that take it")] : Array.Empty<Column>(),
            Column.OfWords("Entry"),
        ];

    // How many results take each entry's range.
    static Dictionary<long, int> Taken(TrialView view) =>
        view
            .Analysis.Casebook.Subjects.SelectMany(s => s.Of<LabResult>())
            .Select(r => r.Taken?.Entry)
            .OfType<long>()
            .CountBy(e => e)
            .ToDictionary();

    static Phrase InWords(LabRanges ranges, Dictionary<long, int>? taken)
    {
        Phrase rule =
            "A result that brings no range of its own takes the one in force at its site on its day of collection, for sex and "
            + "age.";
        return taken is null || ranges.Lines.Count == 0
            ? rule
            : Phrase.Join(
                " ",
                rule,
                (Phrase)$"{Written.Plural(taken.Values.Sum(), "result takes", "results take")} one from here."
            );
    }

    static IReadOnlyList<Cell> Row(TrialView view, LabRangeLine line, Dictionary<long, int>? taken, Permit? permit)
    {
        var range = line.Range;
        var entry = line.Entry.Sequence;
        Inline number = entry.ToString(CultureInfo.InvariantCulture);
        return
        [
            TestOf(range),
            LabRangeWords.People(range),
            Limit(range.Low),
            Limit(range.High),
            UnitWords.Of(range.Unit),
            range.Laboratory,
            Cell.Of(range.From),
            range.To is { } last ? Cell.Of(last) : Cell.Nothing,
            .. taken is null ? Array.Empty<Cell>() : [Cell.Of(taken.GetValueOrDefault(entry))],
            permit?.Reaches(range.Site) == true
                ? number + " (" + Inline.Link("change", view.To(RangesRoutes.Path, $"{RangeForms.Change}={entry}")) + ")"
                : number,
        ];
    }

    internal static Phrase TestOf(LabRange range) =>
        range.Specimen is { } specimen ? (Phrase)$"{range.Label}, {Phrase.AsTyped(specimen)}" : range.Label;

    internal static Cell Limit(string? limit) => limit is { } number ? number : Cell.Nothing;

    static Section Changes(TrialView view, LabRanges ranges) =>
        new(
            "range-history",
            "History",
            [
                new Folded(
                    $"{Written.Plural(ranges.Said.Count, "entry", "entries")} on ranges",
                    [
                        new Table
                        {
                            Id = "range-entries",
                            Caption = "Who recorded, changed and withdrew ranges",
                            Synthetic = view.IsSynthetic,
                            Columns =
                            [
                                Column.OfNumbers("Entry"),
                                Column.OfWords("What"),
                                Column.OfWords("By"),
                                Column.OfWords("Recorded", "UTC"),
                                Column.OfWords("Why"),
                            ],
                            Groups = Table.Plain(ranges.Said.Reverse().Select(s => Row(s))),
                            WhenEmpty = "No range was ever recorded.",
                        },
                    ],
                    OnPaper: false
                ),
            ]
        );

    static IReadOnlyList<Cell> Row(Stated<EntryContent> said) =>
        [
            said.Entry.Sequence.ToString(CultureInfo.InvariantCulture),
            What(said.Content),
            said.Entry.Who,
            Written.Instant(said.Entry.Time),
            said.Entry.Reason is { Length: > 0 } why ? why : Cell.Nothing,
        ];

    static Phrase What(EntryContent content)
    {
        if (content is not LabRangeStated { Range: var range, Replaces: var replaced })
            return $"entry {(content as LabRangeWithdrawn)?.Of} withdrawn";
        return replaced is { } of ? (Phrase)$"entry {of} changed to: {InWords(range)}" : InWords(range);
    }

    static Phrase InWords(LabRange range) =>
        $"{range.Label}, {LabRangeWords.People(range)}: {LabRangeWords.Limits(range)}, {Days(range)}";

    static Phrase Days(LabRange range) =>
        range.To is { } last
            ? (Phrase)$"{Written.Date(range.From)} to {Written.Date(last)}"
            : (Phrase)$"from {Written.Date(range.From)}";
}
