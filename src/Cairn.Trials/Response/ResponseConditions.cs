using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;
using Values = Cairn.Condition<Cairn.Response.ResponseValues>;

namespace Cairn.Response;

/// <summary>
/// The conditions of which response tables are made. CR, CRh and CRi need both counts on record; a count nobody took is not a
/// residual cytopenia. Where the plan asks for days without transfusion or growth factor, a supported count shows no recovery:
/// with a clean marrow it is a residual cytopenia.
/// </summary>
static class ResponseConditions
{
    static readonly Gap Blasts = new Gap.NotRecorded("MI", TestCode.MarrowBlasts, "marrow blasts as a number", "%");
    static readonly Gap Neutrophils = new Gap.NotRecorded("LB", TestCode.Neutrophils, "neutrophils");
    static readonly Gap Platelets = new Gap.NotRecorded("LB", TestCode.Platelets, "platelets");

    public static readonly Values MarrowBelow5 = Of("marrow-below-5", "marrow blasts below 5 %", Blasts, v =>
        v.MarrowBlasts.IsBelow(5)
    );
    public static readonly Values MarrowFrom5To25 = Of("marrow-5-to-25", "marrow blasts from 5 to 25 %", Blasts, v =>
        v.MarrowBlasts.IsAtLeast(5).And(v.MarrowBlasts.IsAtMost(25))
    );
    public static readonly Values BlastsHalved = Of(
        "marrow-halved",
        "marrow blasts at most half of those before infusion",
        new Gap.NotRecorded("MI", TestCode.MarrowBlasts, "marrow blasts before infusion", "%"),
        v => v.MarrowBlasts.IsAtMostHalfOf(v.BaselineBlasts)
    );
    public static readonly Values NoBloodBlasts = Of(
        "no-blood-blasts",
        "no blasts in blood",
        new Gap.NotRecorded("LB", TestCode.BloodBlasts, "blasts in blood"),
        v => v.BloodBlasts.Not()
    );
    public static readonly Values NoAuerRods = Of(
        "no-auer-rods",
        "no blasts with Auer rods",
        new Gap.NotRecorded("MI", TestCode.AuerRods, "Auer rods"),
        v => v.AuerRods.Not()
    );
    public static readonly Values NoExtramedullary = Of(
        "no-extramedullary",
        "no extramedullary disease",
        new Gap.NotRecorded("FA", TestCode.Occurrence, "extramedullary disease"),
        v => v.Extramedullary.Not()
    );
    public static readonly Values PartialRecovery = Of(
        "partial-recovery",
        "neutrophils at least 0.5 and platelets at least 50 ×10⁹/L",
        Counts(0.5, 50),
        v => BothCounted(v) ? v.Neutrophils.IsAtLeast(0.5).And(v.Platelets.IsAtLeast(50)) : Truth.Unknown
    );

    /// <summary>What a table that asks nothing of the blood for MLFS is read with, unless it is read to the letter.</summary>
    public static IEnumerable<Values> BlastFreeBlood(ResponsePlan plan) => plan.MlfsNeedsBlastFreeBlood ? [NoBloodBlasts] : [];

    public static IEnumerable<Values> Recovered(ResponsePlan plan, CountBoundary boundary) =>
        [NeutrophilsRecovered(boundary), PlateletsRecovered(boundary), .. Unsupported(plan)];

    public static IEnumerable<Values> Unsupported(ResponsePlan plan)
    {
        if (plan.GrowthFactorFreeDays is { } growth)
            yield return Of(
                "no-growth-factor",
                $"no growth factor in the {growth} days before the neutrophils",
                new Gap.NotRecorded("CM", null, "growth factor before the neutrophils"),
                v => v.NeutrophilsSupported.Not()
            );
        if (plan.TransfusionFreeDays is { } transfusion)
            yield return Of(
                "no-transfusion",
                $"no platelet transfusion in the {transfusion} days before the platelets",
                new Gap.NotRecorded("CM", null, "transfusions before the platelets"),
                v => v.PlateletsSupported.Not()
            );
    }

    public static Values ResidualCytopenia(ResponsePlan plan)
    {
        Phrase below = $"neutrophils below 1.0 or platelets below 100 ×10⁹/L{OrSupported(plan)}";
        return plan.BothCountsLow switch
        {
            BothCountsLow.CRi => Of("cytopenia", $"{below}, or both", Counts(1.0, 100), v =>
                IsLowNeutrophils(v).Or(IsLowPlatelets(v))
            ),
            BothCountsLow.Mlfs => Of("one-cytopenia", $"{below}, not both", Counts(1.0, 100), v =>
                OnlyOne(IsLowNeutrophils(v), IsLowPlatelets(v))
            ),
        };
    }

    static Values NeutrophilsRecovered(CountBoundary boundary) =>
        boundary switch
        {
            CountBoundary.Strict => Of("neutrophils-above-1", "neutrophils above 1.0 ×10⁹/L", Neutrophils, v =>
                v.Neutrophils.IsAbove(1.0)
            ),
            CountBoundary.Inclusive => Of("neutrophils-from-1", "neutrophils at least 1.0 ×10⁹/L", Neutrophils, v =>
                v.Neutrophils.IsAtLeast(1.0)
            ),
        };

    static Values PlateletsRecovered(CountBoundary boundary) =>
        boundary switch
        {
            CountBoundary.Strict => Of("platelets-above-100", "platelets above 100 ×10⁹/L", Platelets, v =>
                v.Platelets.IsAbove(100)
            ),
            CountBoundary.Inclusive => Of("platelets-from-100", "platelets at least 100 ×10⁹/L", Platelets, v =>
                v.Platelets.IsAtLeast(100)
            ),
        };

    static Phrase OrSupported(ResponsePlan plan) =>
        plan is { GrowthFactorFreeDays: null, TransfusionFreeDays: null } ? "" : " or supported";

    // Both counts have to be there. One that is perhaps supported shows no recovery, so it is low until it is known to stand by
    // itself.
    static Truth IsLowNeutrophils(ResponseValues v) =>
        BothCounted(v) ? v.Neutrophils.IsBelow(1.0).Or(Truth.Of(!v.NeutrophilsSupported.IsFalse)) : Truth.Unknown;

    static Truth IsLowPlatelets(ResponseValues v) =>
        BothCounted(v) ? v.Platelets.IsBelow(100).Or(Truth.Of(!v.PlateletsSupported.IsFalse)) : Truth.Unknown;

    static bool BothCounted(ResponseValues v) => v is { Neutrophils: not null, Platelets: not null };

    static Truth OnlyOne(Truth one, Truth other) => one.Or(other).And(one.And(other).Not());

    // Of the two counts those that leave open on which side of their limits they are.
    static Func<ResponseValues, IReadOnlyList<Gap>> Counts(double neutrophils, double platelets) =>
        v =>
            [
                .. v.Neutrophils.IsBelow(neutrophils).IsUnknown ? [Neutrophils] : Array.Empty<Gap>(),
                .. v.Platelets.IsBelow(platelets).IsUnknown ? [Platelets] : Array.Empty<Gap>(),
            ];

    static Values Of(string id, Phrase says, Gap asks, Func<ResponseValues, Truth> holds) => Of(id, says, _ => [asks], holds);

    // What is asked for is asked while it is open.
    static Values Of(string id, Phrase says, Func<ResponseValues, IReadOnlyList<Gap>> asks, Func<ResponseValues, Truth> holds)
    {
        var rule = new Rule($"response.{id}", says);
        return Condition.Of<ResponseValues>(rule, values =>
            holds(values) is var truth && truth.IsUnknown ? new(truth, rule, [], asks(values)) : new(truth, rule, [], [])
        );
    }
}
