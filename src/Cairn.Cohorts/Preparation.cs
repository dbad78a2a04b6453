using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>From enrolment to a released product, or to leaving before it.</summary>
/// <param name="Date">The day the product is released, or the day the subject leaves.</param>
/// <param name="Leaves">Why the subject leaves; null with a product.</param>
sealed record Preparation(DateOnly Date, string? Leaves)
{
    const string Failed = "MANUFACTURING FAILURE";
    public const string Withdrew = "WITHDRAWAL BY SUBJECT";
    public const string Died = "DEATH BEFORE INFUSION";
    static readonly string[] Reasons = [Died, "DISEASE PROGRESSION", "UNCONTROLLED INFECTION", Withdrew];

    /// <summary>Writes apheresis, manufacture and bridging; what lies after the day of leaving is not written.</summary>
    public static Preparation Write(ProductWriter cells, Chart chart, ProductPlan plan, DateOnly enrolled, Chance chance)
    {
        var apheresis = enrolled.AddDays(Math.Max(1, (int)chance.For("apheresis").About(plan.MedianDaysToApheresis, 0.4)));
        var leaves = chance.For("leaves").Happens(plan.DropOutProbability) ? chance.For("why").Pick(Reasons) : null;
        var left = apheresis.AddDays(chance.For("left").Whole(3, 10));
        chart.Visit("Leukapheresis", -1, apheresis);
        chart.Procedure(ProcedureCode.Apheresis, apheresis, visit: ProductWriter.AtCollection);
        cells.Collect(apheresis);
        var last = leaves is null ? DateOnly.MaxValue : left;
        var made = Manufacture(cells, plan, apheresis.AddDays(1), last, chance.For("manufacture"));
        var bridging = chance.For("bridging").Happens(plan.BridgingProbability);
        if (bridging)
            chart.Drug(
                chance.For("bridging-drug").Pick<string>(["HYDROXYCARBAMIDE", "LOW-DOSE CYTARABINE", "AZACITIDINE"]),
                MedicationCategory.Bridging,
                "BRIDGING",
                apheresis.AddDays(1),
                apheresis.AddDays(3)
            );
        return leaves is null ? made : new(left, leaves);
    }

    static Preparation Manufacture(ProductWriter cells, ProductPlan plan, DateOnly start, DateOnly last, Chance chance)
    {
        for (var attempt = 1; ; attempt++)
        {
            var done = start.AddDays(Math.Max(5, (int)chance.About(plan.MedianManufacturingDays, 0.15)));
            var fails = chance.Happens(plan.FailureProbability);
            cells.Make(attempt, start, done, fails, last, plan.OutOfSpecificationProbability);
            if (!fails)
                return new(done, null);
            if (attempt == 2 || !chance.Happens(plan.RetryProbability))
                return new(done, Failed);
            start = done.AddDays(2);
        }
    }
}
