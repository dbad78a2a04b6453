using Cairn.Quantities;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>Marrow and blood that a study's response table reads as one category. No value lies on a limit.</summary>
/// <param name="MarrowBlasts">%.</param>
/// <param name="BloodBlasts">% of leukocytes.</param>
/// <param name="Neutrophils">10*9/L; null when the counts were not taken.</param>
/// <param name="Platelets">10*9/L.</param>
sealed record BloodPicture(double MarrowBlasts, double BloodBlasts, double? Neutrophils, double? Platelets, bool AuerRods = false)
{
    public static BloodPicture Of(ResponseCategory category, double baselineBlasts, ResponsePlan? plan, Chance chance) =>
        category switch
        {
            ResponseCategory.CR => Clean(chance, chance.Between(1.4, 4.6), chance.Between(112, 290)),
            ResponseCategory.CRh => Clean(chance, chance.Between(0.6, 0.9), chance.Between(56, 94)),
            // One count low, and below the limits of CRh: CRi in every table and under both readings of "or". Not below grade 3.
            ResponseCategory.CRi => Clean(chance, chance.Between(1.2, 3.2), chance.Between(27, 46)),
            ResponseCategory.MLFS => LeukaemiaFree(plan, chance),
            ResponseCategory.PR => Clean(chance, chance.Between(1.4, 4), chance.Between(112, 250)) with
            {
                MarrowBlasts = Math.Round(chance.Between(6, Math.Min(24, baselineBlasts * 0.45)), 1),
            },
            ResponseCategory.NoResponse or ResponseCategory.NotEvaluable => new(
                Math.Round(Math.Clamp(baselineBlasts * chance.Between(0.7, 1.5), 8, 97)),
                chance.Whole(2, 45),
                Rounded(chance.Between(0.1, 1.5)),
                Math.Round(chance.Between(8, 60)),
                chance.Happens(0.15)
            ),
        };

    public static BloodPicture Relapse(Chance chance) =>
        new(
            chance.Whole(7, 75),
            chance.Happens(0.6) ? chance.Whole(2, 30) : 0,
            Rounded(chance.Between(0.3, 3)),
            Math.Round(chance.Between(20, 150)),
            chance.Happens(0.15)
        );

    static BloodPicture Clean(Chance chance, double neutrophils, double platelets) =>
        new(Math.Round(chance.Between(0.2, 3.9), 1), 0, Rounded(neutrophils), Math.Round(platelets));

    // Both counts low is MLFS only where the plan says so. Otherwise MLFS is a clean marrow with blasts still in the blood, where
    // the table allows that, or with counts that are missing.
    static BloodPicture LeukaemiaFree(ResponsePlan? plan, Chance chance)
    {
        var low = Clean(chance, chance.Between(0.1, 0.45), chance.Between(9, 40));
        if (plan is { BothCountsLow: BothCountsLow.Mlfs })
            return low;
        var withBlasts = low with { BloodBlasts = 1 };
        return plan is null || withBlasts.IsLeukaemiaFree(plan) ? withBlasts : low with { Neutrophils = null, Platelets = null };
    }

    bool IsLeukaemiaFree(ResponsePlan plan) =>
        ResponseJudgement
            .Of(
                new()
                {
                    MarrowBlasts = Measured.Exactly(MarrowBlasts),
                    BloodBlasts = Truth.Of(BloodBlasts > 0),
                    AuerRods = Truth.Of(AuerRods),
                    Extramedullary = Truth.False,
                    Neutrophils = Neutrophils is { } anc ? Measured.Exactly(anc) : null,
                    Platelets = Platelets is { } plt ? Measured.Exactly(plt) : null,
                },
                plan
            )
            .Answer.Value == ResponseCategory.MLFS;

    static double Rounded(double count) => Math.Round(count, 2);
}
