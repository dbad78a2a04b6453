using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>
/// One subject's course of CRS or ICANS: the occurrences that every table counts, beside the grade of each day (Lee 2019, Biol
/// Blood Marrow Transplant 25:625).
/// </summary>
/// <param name="Days">Worst grade, at least, by study day from the first cells (Day 0); a day that nobody graded, and whose signs
/// give no grade, is absent, never 0.</param>
public sealed record ImmuneToxicity(TreatedSubject Subject, SpecialInterest Kind, IReadOnlyDictionary<StudyDay, int> Days)
{
    public static ImmuneToxicity CrsOf(TreatedSubject subject) => Of(subject, SpecialInterest.Crs, FaObject.Crs);

    public static ImmuneToxicity IcansOf(TreatedSubject subject) => Of(subject, SpecialInterest.Icans, FaObject.Icans);

    /// <summary>By day of onset where it is known.</summary>
    public IReadOnlyList<SpecialEvent> Occurrences => Kind.In(Subject);

    static ImmuneToxicity Of(TreatedSubject subject, SpecialInterest kind, FaObject about)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new(
            subject,
            kind,
            (
                from moment in GradedMoments.Of(subject.Records, about)
                let day = subject.StudyDayOf(DateOnly.FromDateTime(moment.At))
                where day is not null
                group moment.Grade by day.Value
            ).ToDictionary(day => day.Key, day => day.Max())
        );
    }
}
