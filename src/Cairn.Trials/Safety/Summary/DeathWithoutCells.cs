using Cairn.Records;
using Cairn.Response;

namespace Cairn.Safety.Summary;

/// <summary>
/// The death of a person who was given no cells: no table of the treated counts it, and it is a death all the same.
/// </summary>
/// <param name="Day">The day of death; null when it cannot be told.</param>
/// <param name="DaysAfterEnrolment">The day of enrolment is 0; null where either day is not known, or nobody enrolled.</param>
/// <param name="Cause">As recorded; null when it is not.</param>
/// <param name="OfDisease">Whether the disease was the cause.</param>
public sealed record DeathWithoutCells(
    string Subject,
    DateOnly? Day,
    int? DaysAfterEnrolment,
    string? Cause,
    Truth OfDisease,
    IReadOnlyList<Fact> Because
)
{
    /// <summary>The deaths of people without cells, by day.</summary>
    public static IReadOnlyList<DeathWithoutCells> Of(Casebook casebook, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(casebook);
        var deaths =
            from subject in casebook.Subjects
            where !subject.CellInfusions.Any(e => e.Dose > 0)
            let vital = VitalStatus.Of(subject, day)
            where vital.IsDead
            select Of(subject, vital);
        return [.. deaths.OrderBy(d => d.Day ?? DateOnly.MaxValue)];
    }

    static DeathWithoutCells Of(SubjectRecords subject, VitalStatus vital)
    {
        var causes = CausesOfDeath.Of(subject).ToList();
        var (died, enrolled) = (vital.Death.Value, subject.Milestone(Milestone.Enrolled)?.Date?.Date);
        var fatal = subject.Of<AdverseEvent>().FirstOrDefault(ae => ae.IsFatal);
        return new(
            subject.Id,
            died,
            died?.DayNumber - enrolled?.DayNumber,
            causes.Count > 0 ? causes[0].Result : fatal?.Name,
            CauseOfDeath.IsDisease(subject).Value,
            Grounds.Of([vital.Death, Grounds.Rows(causes.Select(c => c.AsFact()))]).Because
        );
    }
}
