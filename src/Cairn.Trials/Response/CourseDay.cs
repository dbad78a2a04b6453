using Cairn.Quantities;

namespace Cairn.Response;

/// <summary>The days of a course as answers.</summary>
static class CourseDay
{
    /// <summary>It did not come.</summary>
    public static Answer<DateOnly?> None(Phrase why) => Answer<DateOnly?>.Of(null, new("course.none", why));

    /// <summary>
    /// The day of the marrow that shows it, by what that marrow counts for; null with the reason when none does.
    /// </summary>
    public static Answer<DateOnly?> ShownBy(MarrowAssessment? assessment, Phrase what, Phrase none) =>
        assessment is null
            ? None(none)
            : new(
                assessment.Date,
                new("course.assessed", $"{what} on {DayWords.Of(assessment.Date)}.", assessment.Counted.Answer.Rule),
                assessment.Counted.Answer.Because,
                assessment.Sample.DateIsPartial
                    ?
                    [
                        new Gap.WholeDate(
                            assessment.Sample.Blasts.Because[0],
                            $"the marrow of {DayWords.Of(assessment.Sample.Written)}"
                        ),
                    ]
                    : []
            );
}
