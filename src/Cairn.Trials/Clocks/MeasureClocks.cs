using Cairn.Records;

namespace Cairn.Clocks;

/// <summary>
/// The clocks of urgent measures that no adverse event asked for, but a fault of the product, news of another trial, or a
/// finding in animals: they are the study's, and the entry that says one was taken is what the clock rests on.
/// </summary>
/// <param name="day">The day they are read on.</param>
/// <param name="site">The offset from UTC of times that are written without one.</param>
sealed class MeasureClocks(IReadOnlyList<SafetyNote> notes, DateOnly day, TimeSpan site)
{
    public IEnumerable<DueItem> Items =>
        UrgentMeasure.Among(Alone(SafetyStep.MeasureTaken), Alone(SafetyStep.MeasureNotified)).Select(Item);

    IEnumerable<SafetyNote> Alone(SafetyStep step) => notes.Where(n => n.Event is null && n.Step == step).OrderBy(n => n.At);

    DueItem Item(UrgentMeasure measure)
    {
        var due = new Deadline(measure.Taken.At.Earliest.AddDays(ClockRules.Days(ClockKind.UrgentMeasure)));
        var by = new Answer<Deadline>(due, ClockRules.Of(ClockKind.UrgentMeasure), [], measure.Missing);
        var state = DueStates.Of(due, measure.Told, day, site);
        return new(null, Name(measure.Taken), ClockKind.UrgentMeasure, by, measure.Told?.At, state);
    }

    static string Name(SafetyNote taken) =>
        taken.Entry is { } entry ? FormattableString.Invariant($"measure of entry {entry}") : "measure";
}
