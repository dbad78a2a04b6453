using Cairn.Records;
using Cairn.Studies;
using static Cairn.Studies.ResponseCategory;

namespace Cairn.Response;

/// <summary>
/// The response tables, deepest category first. The first line that holds gives the category.
/// Own words: the record of the anti-CLL1 trial. ELN 2017: Döhner, Blood 2017;129:424-447, table 6. ELN 2022: Döhner, Blood
/// 2022;140:1345-1377, response table. CR, CRh and CRi need both counts on record; a count nobody took is not a residual
/// cytopenia. Where the plan asks for days without transfusion or growth factor, a supported count shows no recovery: with a
/// clean marrow it is a residual cytopenia.
/// </summary>
public static class ResponseTables
{
    public static IReadOnlyList<ResponseLine> Of(ResponsePlan plan) =>
        plan.Table switch
        {
            ResponseTable.OwnWords => OwnWords(plan),
            ResponseTable.Eln2017 => Eln2017(plan),
            ResponseTable.Eln2022 => Eln2022(plan),
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Table, "There is no such response table."),
        };

    static ResponseLine[] OwnWords(ResponsePlan plan) =>
        [
            new(CR, [MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, .. Recovered(plan, plan.Boundary)]),
            new(CRi, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, ResidualCytopenia(plan)),
            new(MLFS, MarrowBelow5, NoAuerRods, NoExtramedullary),
            new(PR, [MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, plan.Boundary)]),
        ];

    static ResponseLine[] Eln2017(ResponsePlan plan) =>
        [
            new(CR, [MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, .. Recovered(plan, CountBoundary.Inclusive)]),
            new(CRi, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, ResidualCytopenia(plan)),
            new(MLFS, MarrowBelow5, NoAuerRods, NoExtramedullary),
            new(
                PR,
                [MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, CountBoundary.Inclusive)]
            ),
        ];

    static ResponseLine[] Eln2022(ResponsePlan plan) =>
        [
            new(CR, [MarrowBelow5, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, CountBoundary.Inclusive)]),
            .. plan.UseCRh
                ? [new ResponseLine(CRh, [MarrowBelow5, NoBloodBlasts, NoExtramedullary, PartialRecovery, .. Unsupported(plan)])]
                : Array.Empty<ResponseLine>(),
            new(CRi, MarrowBelow5, NoBloodBlasts, NoExtramedullary, ResidualCytopenia(plan)),
            new(MLFS, MarrowBelow5, NoBloodBlasts, NoExtramedullary),
            new(
                PR,
                [MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, CountBoundary.Inclusive)]
            ),
        ];

    static readonly ResponseCondition MarrowBelow5 = new(
        "marrow blasts below 5 %",
        new Gap.NotRecorded("MI", TestCode.MarrowBlasts, "marrow blasts as a number", "%"),
        v => v.MarrowBlasts?.IsBelow(5)
    );
    static readonly ResponseCondition MarrowFrom5To25 = new(
        "marrow blasts from 5 to 25 %",
        new Gap.NotRecorded("MI", TestCode.MarrowBlasts, "marrow blasts as a number", "%"),
        v =>
            v.MarrowBlasts?.IsAtLeast(5) is { } atLeast
                ? atLeast
                    ? v.MarrowBlasts?.IsAtMost(25)
                    : false
                : v.MarrowBlasts?.IsAbove(25) == true
                    ? false
                    : null
    );
    static readonly ResponseCondition BlastsHalved = new(
        "marrow blasts at most half of those before infusion",
        new Gap.NotRecorded("MI", TestCode.MarrowBlasts, "marrow blasts before infusion", "%"),
        v => v is { MarrowBlasts: { } now, BaselineBlasts: { } before } ? now.IsAtMostHalfOf(before) : null
    );
    static readonly ResponseCondition NoBloodBlasts = new(
        "no blasts in blood",
        new Gap.NotRecorded("LB", TestCode.BloodBlasts, "blasts in blood"),
        v => !v.BloodBlasts
    );
    static readonly ResponseCondition NoAuerRods = new(
        "no blasts with Auer rods",
        new Gap.NotRecorded("MI", TestCode.AuerRods, "Auer rods"),
        v => !v.AuerRods
    );
    static readonly ResponseCondition NoExtramedullary = new(
        "no extramedullary disease",
        new Gap.NotRecorded("FA", TestCode.Occurrence, "extramedullary disease"),
        v => !v.Extramedullary
    );
    static readonly ResponseCondition PartialRecovery = new(
        "neutrophils at least 0.5 and platelets at least 50 x 10^9/L",
        Counts(0.5, 50),
        v => v is { Neutrophils: { } anc, Platelets: { } plt } ? Both(anc.IsAtLeast(0.5), plt.IsAtLeast(50)) : null
    );

    static readonly Gap Neutrophils = new Gap.NotRecorded("LB", TestCode.Neutrophils, "neutrophils");
    static readonly Gap Platelets = new Gap.NotRecorded("LB", TestCode.Platelets, "platelets");

    // Of the two counts those that leave open on which side of their limits they are.
    static Func<ResponseValues, IEnumerable<Gap>> Counts(double neutrophils, double platelets) =>
        v =>
            [
                .. v.Neutrophils?.IsBelow(neutrophils) is null ? [Neutrophils] : Array.Empty<Gap>(),
                .. v.Platelets?.IsBelow(platelets) is null ? [Platelets] : Array.Empty<Gap>(),
            ];

    static ResponseCondition[] Recovered(ResponsePlan plan, CountBoundary boundary) =>
        [NeutrophilsRecovered(boundary), PlateletsRecovered(boundary), .. Unsupported(plan)];

    static ResponseCondition NeutrophilsRecovered(CountBoundary boundary) =>
        boundary == CountBoundary.Strict
            ? new("neutrophils above 1.0 x 10^9/L", Neutrophils, v => v.Neutrophils?.IsAbove(1.0))
            : new("neutrophils at least 1.0 x 10^9/L", Neutrophils, v => v.Neutrophils?.IsAtLeast(1.0));

    static ResponseCondition PlateletsRecovered(CountBoundary boundary) =>
        boundary == CountBoundary.Strict
            ? new("platelets above 100 x 10^9/L", Platelets, v => v.Platelets?.IsAbove(100))
            : new("platelets at least 100 x 10^9/L", Platelets, v => v.Platelets?.IsAtLeast(100));

    static IEnumerable<ResponseCondition> Unsupported(ResponsePlan plan)
    {
        if (plan.GrowthFactorFreeDays is { } growth)
            yield return new(
                $"no growth factor in the {growth} days before the neutrophils",
                new Gap.NotRecorded("CM", null, "growth factor before the neutrophils"),
                v => !v.NeutrophilsSupported
            );
        if (plan.TransfusionFreeDays is { } transfusion)
            yield return new(
                $"no platelet transfusion in the {transfusion} days before the platelets",
                new Gap.NotRecorded("CM", null, "transfusions before the platelets"),
                v => !v.PlateletsSupported
            );
    }

    static ResponseCondition ResidualCytopenia(ResponsePlan plan) =>
        plan.BothCountsLow == BothCountsLow.CRi
            ? new($"neutrophils below 1.0 or platelets below 100 x 10^9/L{OrSupported(plan)}, or both", Counts(1.0, 100), v =>
                Low(v) is { } low ? Either(low.anc, low.plt) : null
            )
            : new($"neutrophils below 1.0 or platelets below 100 x 10^9/L{OrSupported(plan)}, not both", Counts(1.0, 100), v =>
                Low(v) is { } low ? low.anc ^ low.plt : null
            );

    static string OrSupported(ResponsePlan plan) =>
        plan is { GrowthFactorFreeDays: null, TransfusionFreeDays: null } ? "" : " or supported";

    // A count that is perhaps supported shows no recovery, so it is low until it is known to stand by itself.
    static (bool? anc, bool? plt)? Low(ResponseValues v) =>
        v is { Neutrophils: { } anc, Platelets: { } plt }
            ? (Either(anc.IsBelow(1.0), v.NeutrophilsSupported != false), Either(plt.IsBelow(100), v.PlateletsSupported != false))
            : null;

    // bool? has Kleene's & and |.
    static bool? Both(bool? a, bool? b) => a & b;

    static bool? Either(bool? a, bool? b) => a | b;
}
