using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Studies;

/// <summary>
/// The infusion a subject is watched for, and cells given again later. Rows of cells up to <see cref="SlackDays"/> after the day
/// planned for the last fraction are the planned infusion, with its dose and clock; those after it are a separate course, which
/// counts for neither. One of them that is a fraction of the infusion by its number, and the only row of it, says that the
/// fraction was not given with it: it stands among the rows as withheld on its planned day.
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
        var level = study.Dosing?.Levels.FirstOrDefault(l => l.Level == first.AssignedLevel);
        var planned = level?.Fractions.Max(f => (int?)f.Day) ?? 0;
        var last = start.Latest.AddDays(planned + SlackDays);
        bool IsLater(Exposure e) => e.Start is { Year: not null } given && given.Earliest > last;
        List<Exposure> kept = [.. rows.Where(e => !IsLater(e))],
            later = rows.FindAll(IsLater),
            late = [.. later.Where(e => IsOnlyRowOf(e, kept, level)).DistinctBy(e => e.Fraction)];
        return new([.. kept, .. late.Select(e => AsWithheld(e, start, level!))], later.FindAll(e => e.Dose != 0)) { Late = late };
    }

    /// <summary>The fractions that came too late to be of the infusion, as they are recorded.</summary>
    public IReadOnlyList<Exposure> Late { get; init; } = [];

    /// <summary>A row as it is recorded.</summary>
    public Exposure Recorded(Exposure row) => Late.FirstOrDefault(late => late.Key == row.Key) ?? row;

    static bool IsOnlyRowOf(Exposure row, List<Exposure> kept, DoseLevel? level) =>
        row.Fraction is { } number
        && number > kept.Count
        && number <= level?.Fractions.Count
        && kept.TrueForAll(e => e.Fraction != number);

    static Exposure AsWithheld(Exposure late, PartialDate first, DoseLevel level)
    {
        var day = level.Fractions[late.Fraction!.Value - 1].Day - level.Fractions[0].Day;
        return late with { Dose = 0, Start = first.Date is { } known ? PartialDate.Of(known.AddDays(day)) : first };
    }
}
