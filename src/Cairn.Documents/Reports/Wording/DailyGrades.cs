using Cairn.Quantities;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Wording;

/// <summary>The grades of a course day by day.</summary>
static class DailyGrades
{
    /// <summary>From the day of the first cells (0) to a last day; null where none is recorded.</summary>
    public static IReadOnlyList<int?> Of(ImmuneToxicity course, int last) =>
        [.. Enumerable.Range(0, last + 1).Select(day => On(course, StudyDay.FromNumber(day)))];

    static int? On(ImmuneToxicity course, StudyDay day) => course.Days.TryGetValue(day, out var grade) ? grade : null;
}
