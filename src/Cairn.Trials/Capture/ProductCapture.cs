using Cairn.CellProducts;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>What the page of the product writes.</summary>
public static class ProductCapture
{
    /// <summary>A step, under the next free number.</summary>
    public static IReadOnlyList<EntryContent> Step(LedgerState state, ProductEvent step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return [new RecordAdded(Numbered(state, step))];
    }

    /// <summary>Results of a lot's release tests.</summary>
    /// <param name="results">Each with its test, result, unit and day.</param>
    public static IReadOnlyList<EntryContent> Results(LedgerState state, string subject, IEnumerable<ProductFinding> results)
    {
        var numbers = new NextNumbers(state, subject);
        return [.. results.Select(r => new RecordAdded(r with { Sequence = numbers.Next("BS") }))];
    }

    /// <summary>A fraction given: the infusion of the bag, and the exposure with its dose by cells and weight.</summary>
    /// <param name="check">Without a refusal.</param>
    /// <param name="why">Why the dose differs from the plan; null when it does not.</param>
    /// <exception cref="InvalidOperationException">The check refuses it.</exception>
    public static IReadOnlyList<EntryContent> Infusion(
        Study study,
        LedgerState state,
        InfusionCheck check,
        ProductEvent infused,
        double millionCells,
        string? why
    )
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(infused);
        if (check.Refusals.Count > 0)
            throw new InvalidOperationException("It is refused.");
        var exposure = new Exposure
        {
            Subject = infused.Subject,
            Sequence = new NextNumbers(state, infused.Subject).Next("EX"),
            Treatment = study.Product?.Name ?? "CELLS",
            Category = ExposureKind.CellInfusion,
            Dose = Math.Round(check.PerKg.Value!.Value, 4),
            DoseUnit = CellDose.Unit,
            PlannedDose = Math.Round(check.PlannedPerKg!.Value, 4),
            AssignedLevel = check.Level,
            Fraction = check.Fraction,
            Bag = infused.Product,
            MillionCells = millionCells,
            Adjustment = why,
            Start = infused.Date,
        };
        return [new RecordAdded(Numbered(state, infused)), new RecordAdded(exposure)];
    }

    static ProductEvent Numbered(LedgerState state, ProductEvent step) =>
        step with
        {
            Sequence = new NextNumbers(state, step.Subject).Next("BE"),
        };
}
