using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>What was given, against the tolerance band of what was planned.</summary>
public enum DoseBand
{
    /// <summary>A dose or a weight is not recorded, or fractions are still to come.</summary>
    Open,
    Below,
    Within,
    Above,
}

/// <summary>The cells a subject received against those planned at the level assigned.</summary>
/// <param name="Assigned">Dose level assigned, from 1.</param>
/// <param name="Planned">10^6 cells/kg over all fractions: the level's, or less where the cap on the total dose cuts it; null
/// when it is not known.</param>
/// <param name="IsCapped">True when the cap, not the level, sets the planned dose.</param>
/// <param name="Given">10^6 cells/kg given so far; null when a dose is not recorded in that unit.</param>
/// <param name="TotalCells">10^6 cells given so far; null when the dose or the weight is not recorded.</param>
/// <param name="Band">Where the dose given lies; open while fractions are to come.</param>
/// <param name="Level">The level at which the subject counts for the decision: the one assigned, or the one received where the
/// study counts by that; null when less than the lowest level was received.</param>
/// <param name="Missing">What is missing to know.</param>
public sealed record ReceivedDose(
    int Assigned,
    double? Planned,
    bool IsCapped,
    double? Given,
    double? TotalCells,
    DoseBand Band,
    int? Level,
    IReadOnlyList<Gap> Missing
)
{
    const double Rounding = 1e-9; // sums of recorded decimals

    /// <summary>
    /// Cells given again after the planned infusion, as a course of their own: neither in the dose nor in the clock.
    /// </summary>
    public IReadOnlyList<Exposure> Later { get; init; } = [];

    /// <summary>Fractions of the planned infusion that came so late that they count as withheld.</summary>
    public IReadOnlyList<Exposure> Late { get; init; } = [];

    /// <summary>Fractions of the planned infusion that were given on another day than planned.</summary>
    public IReadOnlyList<MovedFraction> Moved { get; init; } = [];

    /// <summary>Given of planned, percent; null when either is not known.</summary>
    public double? Percent => Planned > 0 && Given is { } given ? 100 * given / Planned : null;

    /// <summary>What a subject received by a day.</summary>
    /// <param name="subject">With at least one cell infusion at a level of the study.</param>
    internal static ReceivedDose Of(Study study, SubjectRecords subject, int assigned, CellCourse course, DateOnly asOf) =>
        Of(study, subject, assigned, [.. course.Rows], asOf) with
        {
            Later = course.Later,
            Late = course.Late,
            Moved = [.. MovedFraction.Of(study.Dosing?.Levels.FirstOrDefault(l => l.Level == assigned), course)],
        };

    static ReceivedDose Of(Study study, SubjectRecords subject, int assigned, List<Exposure> rows, DateOnly asOf)
    {
        if (study.Dosing is not { } dosing || dosing.Levels.FirstOrDefault(l => l.Level == assigned) is not { } level)
            return WithoutPlan(assigned, rows);
        var weight = Weight(subject, rows);
        List<Gap> missing = [.. rows.Where(e => GivenIn(e) is null).Select(Unreadable)];
        if (dosing.CapMillionCells is not null && weight is null)
            missing.Add(
                new Gap.NotRecorded("VS", ScreeningCode.Weight, "the weight at the infusion, for the cap on the total dose")
            );
        var capped = dosing.CapMillionCells / weight;
        double? planned =
            dosing.CapMillionCells is not null && weight is null
                ? null
                : Math.Min(level.MillionCellsPerKg, capped ?? double.MaxValue);
        double? given = rows.TrueForAll(e => GivenIn(e) is not null) ? rows.Sum(e => GivenIn(e)!.Value) : null;
        var isOver =
            rows.Count >= level.Fractions.Count
            || rows.Count > 0 && asOf > rows[0].Start?.Latest.AddDays(level.Fractions[^1].Day);
        var band = isOver && given is { } g && planned is { } p ? BandOf(g, p, dosing) : DoseBand.Open;
        var counts =
            dosing.CountsAt == CountedLevel.Assigned || band == DoseBand.Open || given is null
                ? assigned
                : LevelOf(given.Value, dosing);
        return new(assigned, planned, capped < level.MillionCellsPerKg, given, given * weight, band, counts, missing);
    }

    // A level that the study does not describe: what the rows themselves say was planned.
    static ReceivedDose WithoutPlan(int assigned, List<Exposure> rows)
    {
        double? planned = rows.Sum(e => e.PlannedDose ?? 0) is > 0 and var sum ? sum : null;
        double? given = rows.TrueForAll(e => e.Dose is >= 0) ? rows.Sum(e => e.Dose!.Value) : null;
        return new(assigned, planned, false, given, null, given is null ? DoseBand.Open : DoseBand.Within, assigned, []);
    }

    static Gap Unreadable(Exposure row) => new Gap.Unfilled(row.AsFact(), row.Dose is >= 0 ? "EXDOSU" : "EXDOSE");

    static double? GivenIn(Exposure row) => row.Dose == 0 ? 0 : row.MillionCellsPerKg;

    // A plan without a tolerance has no band to be out of.
    static DoseBand BandOf(double given, double planned, DosePlan dosing) =>
        dosing.TolerancePercent switch
        {
            { } tolerance when given < planned * (1 - tolerance / 100) * (1 - Rounding) => DoseBand.Below,
            { } tolerance when given > planned * (1 + tolerance / 100) * (1 + Rounding) => DoseBand.Above,
            _ => DoseBand.Within,
        };

    // The highest level whose band the dose reaches; a dose between two bands counts at the lower level.
    static int? LevelOf(double given, DosePlan dosing) =>
        dosing
            .Levels.LastOrDefault(l => given >= l.MillionCellsPerKg * (1 - (dosing.TolerancePercent ?? 0) / 100) * (1 - Rounding))
            ?.Level;

    // The last weight on or before the day of the first cells.
    static double? Weight(SubjectRecords subject, List<Exposure> rows) =>
        subject
            .Of<VitalSign>()
            .Where(v =>
                v.TestCode == ScreeningCode.Weight
                && v.Number > 0
                && v.Date is { Year: not null } on
                && rows is [{ Start: { Year: not null } first }, ..]
                && on.Earliest <= first.Latest
            )
            .Select(v => Catalogue.Find(v)?.ValueOf(v.Number!.Value, v.Unit))
            .LastOrDefault(kg => kg is not null);
}
