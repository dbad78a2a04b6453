using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// Events of the nervous system under another name that may be ICANS: nobody has said that they are or are not, no ICANS is
/// recorded of those days, and not every day of theirs has a grade of ICANS. One that is graded lower than the sign makes it is
/// no answer.
/// </summary>
static class SuspectedIcans
{
    /// <param name="least">The least grade of ICANS that is asked about.</param>
    /// <param name="days">The daily grades of ICANS; null without any.</param>
    public static IEnumerable<AdverseEvent> Of(IReadOnlyList<AdverseEvent> events, int least, DailyGrades? days) =>
        events.Where(ae =>
            IcansSigns.MayBe(ae, least)
            && !ToxicityTerm.IsOne(ae, ToxicityTerm.Icans)
            && !events.Any(other =>
                ToxicityTerm.IsOne(other, ToxicityTerm.Icans) && Overlap(ae, other) && Answers(ae, other.WorstGrade)
            )
            && !(
                ae is { Start.Date: { } first, End.Date: { } end }
                && days?.Covers(first.DayNumber, end.DayNumber) == true
                && Answers(ae, days.Worst(first.DayNumber, end.DayNumber))
            )
        );

    // Whoever graded ICANS on those days looked at the sign; not where the sign by itself makes it worse than that.
    static bool Answers(AdverseEvent sign, int? grade) => !(grade < IcansSigns.LeastOf(sign));

    static bool Overlap(AdverseEvent sign, AdverseEvent icans) =>
        !(icans.Start?.Earliest > sign.End?.Latest) && !(icans.End?.Latest < sign.Start?.Earliest);
}
