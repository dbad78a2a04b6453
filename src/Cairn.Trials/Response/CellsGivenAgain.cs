using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// Cells given again before the first remission (decision 0012: a course of its own). The remission is credited to the product,
/// and nobody can say to which of the two courses.
/// </summary>
static class CellsGivenAgain
{
    /// <param name="remission">The first one; null when there was none.</param>
    public static IEnumerable<Finding> Before(Study study, SubjectRecords subject, MarrowAssessment? remission) =>
        from cells in CellCourse.Of(study, subject, DateOnly.MaxValue).Later.Take(1)
        where cells.Start is { Year: not null } start && start.Earliest <= remission?.Date
        select Finding.Warning(
            $"{subject.Id} EX {cells.Sequence}",
            null,
            "EXSTDTC",
            $"Cells were given again on {DayWords.Of(cells.Start)}, before the first remission "
                + $"({DayWords.Of(remission!.Date)}): it may be the work of either course, and is credited to the planned "
                + "infusion.",
            "A physician says what is credited; a fraction that came late belongs to the planned infusion."
        );
}
