using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// Writes the steps of a subject's cells: collection, manufacture, release tests, the way to the ward, the bedside. SYNTHETIC
/// names.
/// </summary>
sealed class ProductWriter(Study study, Chart chart, Presentation start, Chance chance)
{
    const string Ward = "Ward",
        Laboratory = "Cell laboratory",
        Carrier = "Courier";

    /// <summary>How much more is filled than the highest level takes: a dose may lie above its plan.</summary>
    const double Spare = 1.25;

    /// <summary>The visit of the collection.</summary>
    public const string AtCollection = "Leukapheresis";

    string Collection => $"{chart.Subject}-A";

    string Identity => $"COI-{chart.Subject}";

    static readonly string[] Nurses = ["SYNTHETIC NURSE A", "SYNTHETIC NURSE B"];

    const string Technician = "SYNTHETIC TECHNICIAN",
        Driver = "SYNTHETIC DRIVER";

    public void Collect(DateOnly day)
    {
        Step(ProductStep.Collected, Collection, day, "09:00", Ward, Nurses[0]);
        Step(ProductStep.Shipped, Collection, day, "15:00", Carrier, Driver);
        Step(ProductStep.Received, Collection, day.AddDays(1), "08:30", Laboratory, Technician);
    }

    /// <param name="last">What lies after it is not written: the subject left.</param>
    public void Make(int attempt, DateOnly begun, DateOnly done, bool fails, DateOnly last, double missesSpecification)
    {
        var lot = $"{chart.Subject}-P{attempt.ToString(CultureInfo.InvariantCulture)}";
        if (begun <= last)
            Step(ProductStep.ManufactureStarted, lot, begun, "10:00", Laboratory, Technician, Collection);
        if (fails && done <= last)
            Step(ProductStep.ManufacturingFailure, lot, done, "10:00", Laboratory, Technician);
        if (fails || done > last)
            return;
        Fill(lot, done.AddDays(-2));
        Test(lot, done.AddDays(-1), chance.For($"specification {lot}").Happens(missesSpecification));
        Step(ProductStep.Released, lot, done, "07:30", Laboratory, Technician);
        foreach (var bag in Bags(lot))
        {
            Step(ProductStep.Shipped, bag, done, "08:00", Carrier, Driver);
            Step(
                ProductStep.Received,
                bag,
                done,
                "11:00",
                Ward,
                Nurses[0],
                celsius: -150 - chance.For($"cold {bag}").Whole(0, 20)
            );
        }
    }

    void Fill(string lot, DateOnly day)
    {
        var number = 0;
        foreach (var share in Shares)
            Step(
                ProductStep.Filled,
                BagOf(lot, ++number),
                day,
                "16:00",
                Laboratory,
                Technician,
                lot,
                Math.Round(share * start.Weight * Spare, 1)
            );
    }

    // A bag a fraction of the highest level, and one to keep where the dose is split.
    IReadOnlyList<double> Shares
    {
        get
        {
            var highest = study.Dosing?.Levels.MaxBy(l => l.MillionCellsPerKg);
            List<double> shares = [.. highest?.Fractions.Select(f => highest.MillionCellsPerKg * f.Percent / 100) ?? []];
            return shares.Count > 1 ? [.. shares, shares.Min()] : shares;
        }
    }

    void Test(string lot, DateOnly day, bool misses)
    {
        foreach (var line in study.Product?.Release ?? [])
            chart.Add(
                new ProductFinding
                {
                    Subject = chart.Subject,
                    Sequence = 0,
                    TestCode = line.Test,
                    Test = Catalogue.Find("BS", line.Test)?.Label,
                    Product = lot,
                    Result = line.Word ?? Chart.Text(Result(line, misses && line.Test == ProductTest.Viability)),
                    Unit = line.Word is null ? UnitOf(line) : null,
                    Date = Chart.On(day),
                }
            );
    }

    static string? UnitOf(ReleaseTest line) =>
        Catalogue.Find("BS", line.Test)?.Unit is { } unit && !unit.Equals(Unit.One) ? unit.Code : null;

    double Result(ReleaseTest line, bool misses)
    {
        var own = chance.For($"test {line.Test}");
        if (misses)
            return Math.Round((line.Minimum ?? 0) * own.Between(0.85, 0.97), 1);
        var (low, high) = (line.Minimum ?? line.Maximum * 0.1 ?? 0, line.Maximum * 0.8 ?? 98);
        return Math.Round(own.Between(low + (high - low) * 0.3, high), line.Test == ProductTest.VectorCopies ? 2 : 1);
    }

    /// <summary>The bag of a fraction, of the lot that was made last.</summary>
    public string Bag(int fraction) => Lot is { } lot ? BagOf(lot, fraction) : Collection;

    string? Lot => chart.ProductSteps.LastOrDefault(s => s.Step == ProductStep.Filled)?.MadeFrom;

    List<string> Bags(string lot) =>
        [.. chart.ProductSteps.Where(s => s.Step == ProductStep.Filled && s.MadeFrom == lot).Select(s => s.Product!)];

    static string BagOf(string lot, int number) => $"{lot}-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Thaw, identity by two people, and infusion of a fraction's bag.</summary>
    public void Give(int fraction, DateOnly day)
    {
        if (Lot is null)
            return;
        Step(ProductStep.Thawed, Bag(fraction), day, "10:00", Ward, Nurses[0]);
        Step(ProductStep.Identified, Bag(fraction), day, "10:10", Ward, Nurses[0], second: Nurses[1]);
        Step(ProductStep.Infused, Bag(fraction), day, "10:20", Ward, Nurses[1]);
    }

    void Step(
        ProductStep step,
        string thing,
        DateOnly day,
        string time,
        string holder,
        string by,
        string? from = null,
        double? cells = null,
        double? celsius = null,
        string? second = null
    ) =>
        chart.Add(
            new ProductEvent
            {
                Subject = chart.Subject,
                Sequence = 0,
                Term = step.Word(),
                Code = step,
                Product = thing,
                MadeFrom = from,
                Identity = Identity,
                Holder = holder,
                DoneBy = by,
                SecondPerson = second,
                Celsius = celsius,
                MillionCells = cells,
                Date = PartialDate.Parse($"{day:yyyy-MM-dd}T{time}"),
                Visit = step == ProductStep.Collected ? AtCollection : null,
            }
        );
}
