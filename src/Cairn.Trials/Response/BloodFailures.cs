using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// Blood that shows persistent disease where no marrow was read: samples with blasts from the first assessment day on, with none
/// free of blasts after them until the landmark closes (resistant disease by blood or marrow, ELN 2010: Döhner, Blood
/// 2010;115:453-474).
/// </summary>
static class BloodFailures
{
    public static IReadOnlyList<Answer<DateOnly?>> Of(
        DiseaseRecords records,
        ResponsePlan plan,
        DateOnly infusion,
        Landmark landmark
    )
    {
        var counted = MarrowAssessment
            .Blood(records.Subject, TestCode.BloodBlasts)
            .Where(b => b.Status is null && b.Date?.Date >= infusion.AddDays(plan.FirstAssessmentDay))
            .Select(b => (Day: b.Date!.Value.Earliest, Blasts: Catalogue.Read(b).Value.IsAbove(0), Fact: b.AsFact()))
            .OrderBy(b => b.Day)
            .ThenBy(b => b.Fact.Sequence)
            .ToList();
        var clear = counted.LastOrDefault(b => b.Blasts.IsFalse && b.Day <= landmark.Closes).Day;
        return [.. counted.Where(b => b.Blasts.IsTrue && b.Day > clear).Select(b => Shown(b.Day, b.Fact))];
    }

    static Answer<DateOnly?> Shown(DateOnly day, Fact fact) =>
        new(
            day,
            new(
                "course.refractory-by-blood",
                $"No marrow was read; blasts in blood on {DayWords.Of(day)} show persistent disease (ELN 2010: in blood "
                    + $"or marrow)."
            ),
            [fact],
            []
        );
}
