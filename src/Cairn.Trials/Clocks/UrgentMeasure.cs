using Cairn.Records;

namespace Cairn.Clocks;

/// <summary>An urgent measure that was taken, and when the authority was told of it.</summary>
/// <param name="Told">The first notification that can be of it; null while there is none.</param>
readonly record struct UrgentMeasure(SafetyNote Taken, SafetyNote? Told)
{
    /// <summary>Each measure whose year is known, with its notification.</summary>
    public static IEnumerable<UrgentMeasure> Among(IEnumerable<SafetyNote> taken, IEnumerable<SafetyNote> notified) =>
        from measure in taken
        where measure.At.Year is not null
        select new UrgentMeasure(measure, notified.FirstOrDefault(n => n.At.Latest >= measure.At.Earliest));

    public IReadOnlyList<Gap> Missing => Taken.At.IsComplete ? [] : [WholeDate];

    static readonly Gap WholeDate = SeriousEvent.NotNoted("the whole date of the urgent measure");
}
