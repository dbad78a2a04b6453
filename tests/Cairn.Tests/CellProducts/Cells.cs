using Cairn.CellProducts;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Tests.Studies;

namespace Cairn.Tests.CellProducts;

/// <summary>The cells of one made-up subject, step by step, for tests.</summary>
static class Cells
{
    public const string Subject = "S-1",
        Lot = "P1",
        Bag = "P1-1";

    public static readonly Cairn.Studies.Study Study = Trial.Read(Trial.Soochow);

    public static ProductEvent Step(int number, ProductStep step, string thing, string at, string? from = null) =>
        new()
        {
            Subject = Subject,
            Sequence = number,
            Term = step.Word(),
            Code = step,
            Product = thing,
            MadeFrom = from,
            Identity = "COI-1",
            DoneBy = "Ann",
            SecondPerson = step == ProductStep.Identified ? "Bo" : null,
            Celsius = step == ProductStep.Received ? -150 : null,
            MillionCells = step == ProductStep.Filled ? 100 : null,
            Date = PartialDate.Parse(at),
        };

    /// <summary>From the vein to the ward, and given: no step is missing.</summary>
    public static IReadOnlyList<ProductEvent> Whole { get; } =
    [
        Step(1, ProductStep.Collected, "A", "2026-03-01T09:00"),
        Step(2, ProductStep.Shipped, "A", "2026-03-01T15:00"),
        Step(3, ProductStep.Received, "A", "2026-03-02T08:00"),
        Step(4, ProductStep.ManufactureStarted, Lot, "2026-03-02T10:00", "A"),
        Step(5, ProductStep.Filled, Bag, "2026-03-12T10:00", Lot),
        Step(6, ProductStep.Shipped, Bag, "2026-03-20T08:00"),
        Step(7, ProductStep.Received, Bag, "2026-03-20T11:00"),
        Step(8, ProductStep.Thawed, Bag, "2026-03-25T10:00"),
        Step(9, ProductStep.Identified, Bag, "2026-03-25T10:05"),
        Step(10, ProductStep.Infused, Bag, "2026-03-25T10:20"),
    ];

    /// <summary>Results that meet the specification of the study, but for those named.</summary>
    public static IEnumerable<ProductFinding> Tests(params (string Test, string? Result)[] others) =>
        from line in Study.Product!.Release
        let other = others.FirstOrDefault(o => o.Test == line.Test)
        where other.Test is null || other.Result is not null
        select new ProductFinding
        {
            Subject = Subject,
            Sequence = 1,
            TestCode = line.Test,
            Product = Lot,
            Result = other.Result ?? line.Word ?? Good(line),
            Unit = line.Test == ProductTest.Endotoxin ? "[EU]/mL" : null,
            Date = PartialDate.Of(2026, 3, 14),
        };

    static string Good(Cairn.Studies.ReleaseTest line) =>
        (line.Minimum ?? line.Maximum)!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static LotJudgement Judged(LotVerdict verdict, string by = "qp", int day = 15) =>
        new(Subject, Lot, verdict, new(2026, 3, day), by, "cell-laboratory", "because");

    public static VitalSign Weight(string kilograms) =>
        new()
        {
            Subject = Subject,
            Sequence = 1,
            TestCode = ScreeningCode.Weight,
            Result = kilograms,
            Unit = "kg",
            Date = PartialDate.Of(2026, 3, 20),
        };

    public static Exposure Given(double perKg, double? cells, int fraction = 1) =>
        new()
        {
            Subject = Subject,
            Sequence = fraction,
            Treatment = "CELLS",
            Category = ExposureKind.CellInfusion,
            Dose = perKg,
            DoseUnit = CellDose.Unit,
            PlannedDose = 0.5,
            AssignedLevel = 1,
            Fraction = fraction,
            Bag = Bag,
            MillionCells = cells,
            Start = PartialDate.Of(2026, 3, 25),
        };

    public static SubjectRecords Records(params IEnumerable<Record> records) => new(Subject, records);

    public static ProductChain Chain(IEnumerable<Record> records, params IReadOnlyList<LotJudgement> judgements) =>
        ProductChain.Of(Study, Records(records), judgements);
}
