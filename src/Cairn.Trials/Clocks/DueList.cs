using Cairn.Records;

namespace Cairn.Clocks;

/// <summary>
/// What has to be reported of a study's serious events and urgent measures, until when, and how it stands on a day. Where
/// something is not known the clock runs as if it were the graver: from the first instant it can have started, for the
/// shorter time.
/// </summary>
/// <param name="Items">What is still to be done first, by its last day; then what was done.</param>
/// <param name="NotJudged">Events of which nobody said whether they are serious.</param>
public sealed record DueList(IReadOnlyList<DueItem> Items, IReadOnlyList<RecordKey> NotJudged)
{
    /// <summary>What is still to be done, by its last day.</summary>
    public IEnumerable<DueItem> Open => Items.Where(i => i.IsOpen);

    public IEnumerable<DueItem> Overdue => Items.Where(i => i.State == DueState.Overdue);

    /// <param name="casebook">What is known.</param>
    /// <param name="day">The day it is read on.</param>
    /// <param name="site">The site's offset from UTC, of times that are written without one.</param>
    public static DueList Of(Casebook casebook, DateOnly day, TimeSpan site = default)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        List<SeriousEvent> events =
        [
            .. casebook
                .Subjects.SelectMany(s => s.Of<AdverseEvent>())
                .Select(e => new SeriousEvent(e, casebook.SafetyNotes, casebook.Opinions)),
        ];
        var measures = new MeasureClocks(casebook.SafetyNotes, day, site).Items;
        var items = events.SelectMany(e => new EventClocks(e, day, site).Items).Concat(measures);
        return new(
            [
                .. items
                    .OrderBy(i => i.IsOpen ? 0 : 1)
                    .ThenBy(i => i.By.Value.Day)
                    .ThenBy(i => i.Event.ToString(), StringComparer.Ordinal)
                    .ThenBy(i => i.Kind),
            ],
            [.. events.Where(e => e.Serious.IsUnknown).Select(e => e.Adverse.Key)]
        );
    }
}
