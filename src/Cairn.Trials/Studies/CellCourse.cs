using Cairn.Records;

namespace Cairn.Studies;

/// <summary>
/// The infusion a subject is watched for, and cells given again later. Rows of cells up to <see cref="SlackDays"/> after the day
/// planned for the last fraction are the planned infusion, with its dose and clock; those after it are a separate course, which
/// counts for neither.
/// </summary>
/// <param name="Rows">The fractions of the planned infusion, withheld ones too, and rows whose day is not recorded.</param>
/// <param name="Later">Cells given after it.</param>
public sealed record CellCourse(IReadOnlyList<Exposure> Rows, IReadOnlyList<Exposure> Later)
{
    /// <summary>Days by which a fraction may be late; chosen by the project.</summary>
    public const int SlackDays = 7;

    /// <summary>The rows that were or may have been given, first fraction first.</summary>
    public IReadOnlyList<Exposure> Given => [.. Rows.Where(e => e.Dose != 0)];

    public static CellCourse Of(Study study, SubjectRecords subject, DateOnly asOf)
    {
        List<Exposure> rows = [.. subject.CellInfusions.Where(e => e.Start is not { } start || start.Earliest <= asOf)];
        if (rows.Find(e => e.Dose != 0) is not { Start: { Year: not null } start } first)
            return new(rows, []);
        var planned = study
            .Dosing?.Levels.FirstOrDefault(l => l.Level == first.AssignedLevel)
            ?.Fractions.Select(f => f.Day)
            .DefaultIfEmpty()
            .Max()
            ?? 0;
        var last = start.Latest.AddDays(planned + SlackDays);
        bool IsLater(Exposure e) => e.Start is { Year: not null } given && given.Earliest > last;
        return new([.. rows.Where(e => !IsLater(e))], [.. rows.Where(e => IsLater(e) && e.Dose != 0)]);
    }
}
