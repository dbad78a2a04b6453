using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>
/// Subjects who do not count because less was given than planned. Two at one level may hide a dose that cannot be given: the
/// committee is told.
/// </summary>
static class ReplacedForDose
{
    const int Told = 2;

    public static IEnumerable<Finding> Of(IEnumerable<DltAssessment> subjects) =>
        subjects
            .Where(s => s.Status is { Value: DltStatus.NotEvaluable, Rule.Id: DltRule.Underdosed })
            .GroupBy(s => s.Received.Assigned)
            .Where(level => level.Count() >= Told)
            .OrderBy(level => level.Key)
            .Select(Finding);

    static Finding Finding(IGrouping<int, DltAssessment> level) =>
        Cairn.Finding.Warning(
            $"dose level {level.Key}",
            null,
            "EXDOSE",
            $"{level.Count()} subjects do not count because less was given than planned: "
                + $"{string.Join(", ", level.Select(s => s.Subject))}.",
            "The committee has to see why before more are replaced: a dose that cannot be given may be too high."
        );
}
