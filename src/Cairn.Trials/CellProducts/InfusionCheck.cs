using Cairn.Records;
using Cairn.Studies;

namespace Cairn.CellProducts;

/// <summary>Why a fraction must not be given from a bag as it was entered.</summary>
public enum InfusionRefusal
{
    /// <summary>The chain of the bag has a gap; they stand beside.</summary>
    ChainGap,

    /// <summary>No dose level is assigned, or the study has no such fraction.</summary>
    NoPlan,

    /// <summary>That fraction stands already, as given or withheld.</summary>
    FractionStands,

    /// <summary>No weight is recorded by that day, so the dose is not known.</summary>
    NoWeight,

    /// <summary>More than the bag holds.</summary>
    MoreThanTheBag,

    /// <summary>All fractions together would lie above the study's cap.</summary>
    AboveCap,

    /// <summary>The dose lies outside the study's band, and nobody said why.</summary>
    OutsideBand,
}

/// <summary>A fraction about to be given: its plan, the dose that follows from cells and weight, and what forbids it.</summary>
/// <param name="PlannedPerKg">10^6 cells/kg; null without a plan.</param>
/// <param name="Gaps">Those of the bag's chain with the infusion in it.</param>
public sealed record InfusionCheck(
    int Fraction,
    int? Level,
    double? PlannedPerKg,
    Answer<double?> PerKg,
    IReadOnlyList<InfusionRefusal> Refusals,
    IReadOnlyList<ChainGap> Gaps
)
{
    /// <param name="infused">The step as it would be written: its bag, who, when.</param>
    /// <param name="level">The level assigned, where cells have not been given before.</param>
    /// <param name="millionCells">Viable cells with the receptor to be given, 10^6, above 0.</param>
    /// <param name="isExplained">True when it is said why the dose differs.</param>
    public static InfusionCheck Of(
        Study study,
        SubjectRecords records,
        IReadOnlyList<LotJudgement> judgements,
        ProductEvent infused,
        int fraction,
        int? level,
        double millionCells,
        bool isExplained
    )
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(infused);
        var assigned = records.CellInfusions.FirstOrDefault()?.AssignedLevel ?? level;
        var perKg = FractionDose.PerKilogram(records, millionCells, infused.Date?.Date);
        var planned = Planned(study, assigned, fraction, millionCells / perKg.Value);
        var gaps = new NextSteps(study, records, judgements).Refusals(infused);
        var chain = ProductChain.Of(study, records, judgements);
        var total = (chain.Fractions is [.., var last] ? last.TotalMillion : 0) + millionCells;
        List<InfusionRefusal> refusals =
        [
            .. If(gaps.Count > 0, InfusionRefusal.ChainGap),
            .. If(planned is null, InfusionRefusal.NoPlan),
            .. If(records.CellInfusions.Any(e => e.Fraction == fraction), InfusionRefusal.FractionStands),
            .. If(perKg.Value is null, InfusionRefusal.NoWeight),
            .. If(
                chain.Bag(infused.Product ?? "")?.FilledMillion is not { } held || millionCells > held,
                InfusionRefusal.MoreThanTheBag
            ),
            .. If(!FractionDose.Under(study.Dosing?.CapMillionCells, total).IsTrue, InfusionRefusal.AboveCap),
            .. If(!isExplained && !IsInBand(study, perKg.Value, planned), InfusionRefusal.OutsideBand),
        ];
        return new(fraction, assigned, planned, perKg, refusals, gaps);
    }

    static IEnumerable<InfusionRefusal> If(bool isSo, InfusionRefusal refusal) => isSo ? [refusal] : [];

    static bool IsInBand(Study study, double? dose, double? planned) =>
        FractionDose.Within(dose, planned, study.Dosing?.TolerancePercent).IsTrue;

    // The cap on all cells lowers the plan of a heavy patient, as the play and the deviations read it.
    static double? Planned(Study study, int? level, int fraction, double? kilograms)
    {
        if (study.Dosing?.Levels.FirstOrDefault(l => l.Level == level) is not { } dose)
            return null;
        var fractions = dose.Fractions.OrderBy(f => f.Day).ToList();
        if (fraction < 1 || fraction > fractions.Count)
            return null;
        var capped = study.Dosing.CapMillionCells is { } cap && kilograms is { } kg ? cap / kg : double.PositiveInfinity;
        return Math.Min(dose.MillionCellsPerKg, capped) * fractions[fraction - 1].Percent / 100;
    }
}
