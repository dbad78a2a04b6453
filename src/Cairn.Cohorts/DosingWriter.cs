using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>Lymphodepletion and the fractions of the infusion, as planned and as given.</summary>
sealed class DosingWriter(Study study, DosePlan plan, Chart chart, Presentation start, Chance chance)
{
    /// <summary>First day of the lymphodepletion, at most 0.</summary>
    public static int LeadDays(DosePlan plan) => Math.Min(0, plan.Lymphodepletion.SelectMany(l => l.Days).Min(d => (int?)d) ?? 0);

    public void Lymphodepletion(DateOnly infusion)
    {
        foreach (var drug in plan.Lymphodepletion)
        foreach (var day in drug.Days)
            chart.Add(
                new Exposure
                {
                    Subject = chart.Subject,
                    Sequence = 0,
                    Treatment = drug.Drug,
                    Category = ExposureKind.Lymphodepletion,
                    Dose = drug.Dose,
                    DoseUnit = drug.Unit,
                    PlannedDose = drug.Dose,
                    Route = "INTRAVENOUS",
                    Start = Chart.On(infusion.AddDays(day)),
                    End = Chart.On(infusion.AddDays(day)),
                }
            );
    }

    /// <summary>Draws the doses: those of the fractions in order, each with what was planned; a withheld one is 0.</summary>
    public IReadOnlyList<GivenFraction> Draw(DoseLevel level, double withheldProbability)
    {
        var withheld = level.Fractions.Count > 1 && chance.For("withheld").Happens(withheldProbability);
        var total = plan.CapMillionCells is { } cap
            ? Math.Min(level.MillionCellsPerKg, cap / start.Weight)
            : level.MillionCellsPerKg;
        return
        [
            .. level
                .Fractions.OrderBy(f => f.Day)
                .Select(
                    (f, i) =>
                    {
                        var planned = Math.Round(total * f.Percent / 100, 4);
                        return new GivenFraction(
                            i + 1,
                            f.Day,
                            planned,
                            withheld && i == level.Fractions.Count - 1 ? 0 : Received(planned, chance.For($"fraction {f.Day}")),
                            total < level.MillionCellsPerKg
                        );
                    }
                ),
        ];
    }

    public void Cells(DoseLevel level, IReadOnlyList<GivenFraction> fractions, DateOnly infusion, ProductWriter cells)
    {
        foreach (var f in fractions)
        {
            var given = f.Given > 0 ? Math.Round(f.Given * start.Weight, 4) : (double?)null;
            chart.Add(
                new Exposure
                {
                    Subject = chart.Subject,
                    Sequence = 0,
                    Treatment = study.Product?.Name ?? "CAR-T CELLS",
                    Category = ExposureKind.CellInfusion,
                    DoseUnit = CellDose.Unit,
                    Dose = f.Given,
                    PlannedDose = f.Planned,
                    AssignedLevel = level.Level,
                    Fraction = f.Number,
                    Route = "INTRAVENOUS",
                    Adjustment = Adjustment(f),
                    Bag = given is null ? null : cells.Bag(f.Number),
                    MillionCells = given,
                    Start = Chart.On(infusion.AddDays(f.Day)),
                    End = Chart.On(infusion.AddDays(f.Day)),
                }
            );
            if (given is not null)
                cells.Give(f.Number, infusion.AddDays(f.Day));
        }
    }

    static string? Adjustment(GivenFraction f) =>
        f switch
        {
            { Kept: { } kept } =>
                $"{(f.Given == 0 ? "WITHHELD" : "POSTPONED")}: {kept.Term.ToUpperInvariant()} GRADE {kept.Grade}",
            { Capped: true } => "CAPPED AT THE HIGHEST TOTAL DOSE",
            _ => null,
        };

    /// <summary>Two in three as planned, the others off by up to the tolerance.</summary>
    double Received(double planned, Chance own) =>
        own.Happens(2.0 / 3)
            ? planned
            : Math.Round(planned * (1 + own.Between(-0.95, 0.95) * (plan.TolerancePercent ?? 10) / 100), 4);
}

/// <summary>One fraction as given; doses in 10^6 cells/kg, 0 when withheld.</summary>
sealed record GivenFraction(int Number, int Day, double Planned, double Given, bool Capped)
{
    /// <summary>What kept it from being given on its day; null when it was given then.</summary>
    public Toxicity? Kept { get; init; }

    public DoseEffect Effect =>
        (Kept, Given) switch
        {
            (null, _) => DoseEffect.None,
            (_, 0) => DoseEffect.Withheld,
            _ => DoseEffect.Postponed,
        };
}
