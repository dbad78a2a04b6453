using Cairn.Records;
using Cairn.Studies;

namespace Cairn.CellProducts;

/// <summary>A fraction as it was given, with its dose by cells and weight.</summary>
/// <param name="PerKg">10^6 cells/kg from the cells given and the last weight by then; unknown without them.</param>
/// <param name="WithinTolerance">Whether the dose given lies in the study's band about the one planned.</param>
/// <param name="TotalMillion">Cells given up to and including this fraction, 10^6; null when a fraction does not say.</param>
/// <param name="UnderCap">Whether the total keeps to the study's cap; true without one.</param>
/// <param name="AgreesWithRecord">Whether the dose recorded is the one computed, to within a percent.</param>
public sealed record FractionDose(
    Exposure Given,
    Answer<double?> PerKg,
    Truth WithinTolerance,
    double? TotalMillion,
    Truth UnderCap,
    Truth AgreesWithRecord
)
{
    /// <summary>Weight is written to a tenth of a kilogram, cells to a million: a percent holds both.</summary>
    const double Agreement = 0.01;

    public static IReadOnlyList<FractionDose> Of(Study study, SubjectRecords records)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        var (given, total) = (new List<FractionDose>(), (double?)0);
        foreach (var row in records.CellInfusions.Where(e => e.Dose is not 0))
        {
            total += row.MillionCells;
            given.Add(Of(study, records, row, total));
        }
        return given;
    }

    static FractionDose Of(Study study, SubjectRecords records, Exposure row, double? total)
    {
        var perKg = PerKilogram(records, row.MillionCells, row.Start?.Date, row.AsFact());
        var dose = perKg.Value ?? row.MillionCellsPerKg;
        return new(
            row,
            perKg,
            Within(dose, row.PlannedDose, study.Dosing?.TolerancePercent),
            total,
            Under(study.Dosing?.CapMillionCells, total),
            Near(perKg.Value, row.MillionCellsPerKg)
        );
    }

    /// <summary>
    /// 10^6 cells/kg of a number of cells (10^6) on a day: by the last weight recorded up to that day.
    /// </summary>
    public static Answer<double?> PerKilogram(SubjectRecords records, double? millionCells, DateOnly? day, params Fact[] because)
    {
        ArgumentNullException.ThrowIfNull(records);
        var rule = new Rule("product.dose-per-kg", "Cells given, divided by the last weight recorded up to that day.");
        var weight = records.Of<VitalSign>().LastOrDefault(v => v.TestCode == ScreeningCode.Weight && IsBy(v, day));
        var kilograms = weight is null ? null : Catalogue.Read(weight).Value?.Exact;
        if (millionCells is { } cells && kilograms is > 0 and { } kg)
            return Answer<double?>.Of(cells / kg, rule, [.. because, weight!.AsFact()]);
        return new(null, rule, because, [millionCells is null ? NoCells : NoWeight]);
    }

    static bool IsBy(VitalSign weight, DateOnly? day) =>
        weight is { Status: null, Result: not null, Date.Date: { } on } && (day is null || on <= day);

    static readonly Gap NoCells = new Gap.NotRecorded("EX", "EXCELLS", "the number of cells given", "10*6"),
        NoWeight = new Gap.NotRecorded("VS", ScreeningCode.Weight, "a weight up to that day", "kg");

    /// <summary>Whether a dose lies within a band of so many percent about a plan; unknown without dose or plan.</summary>
    public static Truth Within(double? dose, double? planned, double? percent) =>
        percent is not { } band
            ? Truth.True
            : Truth.Of(dose is { } d && planned is { } p ? Math.Abs(d - p) <= (band + 1e-9) * p / 100 : null);

    /// <summary>Whether a total of cells keeps to a cap, both 10^6; true without a cap, unknown without the total.</summary>
    public static Truth Under(double? cap, double? total) =>
        cap is not { } most ? Truth.True : Truth.Of(total is { } t ? t <= most * (1 + 1e-9) : null);

    static Truth Near(double? computed, double? recorded) =>
        computed is { } c && recorded is { } r ? Truth.Of(Math.Abs(c - r) <= Agreement * Math.Max(c, r)) : Truth.Unknown;
}
