using Cairn.Records;
using Cairn.Response;

namespace Cairn.Capture;

/// <summary>The two days between which visits are planned.</summary>
/// <param name="FirstCells">The day of the first infusion; null before it.</param>
/// <param name="End">The day after which no visit is expected: death, withdrawal, lost or completed; null while there is
/// none.</param>
public sealed record SubjectTimes(DateOnly? FirstCells, DateOnly? End)
{
    /// <summary>The end is a death: it is recorded, dated or not.</summary>
    public bool HasDied { get; init; }

    static readonly Milestone[] Ends =
    [
        Milestone.ScreenFailure,
        Milestone.NotInfused,
        Milestone.Death,
        Milestone.LostToFollowUp,
        Milestone.Withdrawn,
        Milestone.Completed,
    ];

    public static SubjectTimes Of(SubjectRecords? subject)
    {
        if (subject is null)
            return new(null, null);
        var left = subject.Of<Disposition>().Where(d => Ends.Any(d.Code.Is));
        var first = subject.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.Start?.Date;
        var ends = left.Select(d => d.Date?.Latest).Append(subject.Demographics?.Death?.Latest);
        var hasDied = VitalStatus.IsToldDead(subject);
        if (hasDied)
            ends = ends.Append(VitalStatus.Of(subject, null).Death.Value);
        return new(first, ends.Min()) { HasDied = hasDied };
    }
}
