using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>How many the record plans, and how many are enrolled: the rule asks for subjects, and counts no places.</summary>
/// <param name="Planned">The registered enrolment.</param>
/// <param name="Enrolled">Everybody enrolled or given cells.</param>
/// <param name="Waiting">Of them, who was given no cells yet and has not left.</param>
public sealed record Accrual(int Planned, int Enrolled, int Waiting)
{
    /// <summary>True when all the planned places are taken.</summary>
    public bool IsUsedUp => Enrolled >= Planned;

    /// <summary>Null where no number is planned.</summary>
    public static Accrual? Of(Study study, Casebook casebook)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(casebook);
        if (study.Registration.Enrollment is not { } planned)
            return null;
        List<SubjectRecords> enrolled = [.. casebook.Subjects.Where(IsEnrolled)];
        return new(planned, enrolled.Count, enrolled.Count(s => !s.PossibleCells.Any() && !HasLeft(s)));
    }

    static bool IsEnrolled(SubjectRecords subject) =>
        subject.Milestone(Milestone.Enrolled) is not null || subject.CellInfusions.Any(e => e.Dose > 0);

    static bool HasLeft(SubjectRecords subject) =>
        VitalStatus.IsToldDead(subject) || Ends.Any(end => subject.Milestone(end) is not null);

    static readonly Milestone[] Ends =
    [
        Milestone.NotInfused,
        Milestone.Death,
        Milestone.Withdrawn,
        Milestone.LostToFollowUp,
        Milestone.Completed,
    ];
}
