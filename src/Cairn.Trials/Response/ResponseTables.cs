using Cairn.Studies;
using static Cairn.Studies.ResponseCategory;

namespace Cairn.Response;

/// <summary>
/// The response tables, deepest category first. The first line that holds gives the category.
/// Own words: the record of the anti-CLL1 trial. ELN 2017: Döhner, Blood 2017;129:424-447, table 6. ELN 2022: Döhner, Blood 2022;140:1345-1377, response table.
/// CR, CRh and CRi need both counts on record; a count nobody took is not a residual cytopenia.
/// </summary>
public static class ResponseTables
{
    public static IReadOnlyList<ResponseLine> Of(ResponsePlan plan) => plan.Table switch
    {
        ResponseTable.OwnWords => OwnWords(plan.Boundary, plan.BothCountsLow),
        ResponseTable.Eln2017 => Eln2017(plan.BothCountsLow),
        ResponseTable.Eln2022 => Eln2022(plan.BothCountsLow, plan.UseCRh),
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Table, "There is no such response table."),
    };

    static ResponseLine[] OwnWords(CountBoundary boundary, BothCountsLow bothLow) =>
    [
        new(CR, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, NeutrophilsRecovered(boundary), PlateletsRecovered(boundary)),
        new(CRi, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, ResidualCytopenia(bothLow)),
        new(MLFS, MarrowBelow5, NoAuerRods, NoExtramedullary),
        new(PR, MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, NeutrophilsRecovered(boundary), PlateletsRecovered(boundary)),
    ];

    static ResponseLine[] Eln2017(BothCountsLow bothLow) =>
    [
        new(CR, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, NeutrophilsRecovered(), PlateletsRecovered()),
        new(CRi, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, ResidualCytopenia(bothLow)),
        new(MLFS, MarrowBelow5, NoAuerRods, NoExtramedullary),
        new(PR, MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, NeutrophilsRecovered(), PlateletsRecovered()),
    ];

    static ResponseLine[] Eln2022(BothCountsLow bothLow, bool useCRh) =>
    [
        new(CR, MarrowBelow5, NoBloodBlasts, NoExtramedullary, NeutrophilsRecovered(), PlateletsRecovered()),
        .. useCRh ? [new ResponseLine(CRh, MarrowBelow5, NoBloodBlasts, NoExtramedullary, PartialRecovery)] : Array.Empty<ResponseLine>(),
        new(CRi, MarrowBelow5, NoBloodBlasts, NoExtramedullary, ResidualCytopenia(bothLow)),
        new(MLFS, MarrowBelow5, NoBloodBlasts, NoExtramedullary),
        new(PR, MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, NeutrophilsRecovered(), PlateletsRecovered()),
    ];

    static readonly ResponseCondition MarrowBelow5 = new("marrow blasts below 5 %", "marrow blasts as a number (MI BLAST, %)", v => v.MarrowBlasts?.IsBelow(5));
    static readonly ResponseCondition MarrowFrom5To25 = new("marrow blasts from 5 to 25 %", "marrow blasts as a number (MI BLAST, %)",
        v => v.MarrowBlasts?.IsAtLeast(5) is { } atLeast ? atLeast ? v.MarrowBlasts?.IsAtMost(25) : false : v.MarrowBlasts?.IsAbove(25) == true ? false : null);
    static readonly ResponseCondition BlastsHalved = new("marrow blasts at most half of those before infusion", "marrow blasts before infusion (MI BLAST, %)",
        v => v is { MarrowBlasts: { } now, BaselineBlasts: { } before } ? now.IsAtMostHalfOf(before) : null);
    static readonly ResponseCondition NoBloodBlasts = new("no blasts in blood", "blasts in blood (LB BLASTLE)", v => !v.BloodBlasts);
    static readonly ResponseCondition NoAuerRods = new("no blasts with Auer rods", "Auer rods (MI AUERROD)", v => !v.AuerRods);
    static readonly ResponseCondition NoExtramedullary = new("no extramedullary disease", "extramedullary disease (FA OCCUR)", v => !v.Extramedullary);
    static readonly ResponseCondition PartialRecovery = new("neutrophils at least 0.5 and platelets at least 50 x 10^9/L", BothCounts,
        v => v is { Neutrophils: { } anc, Platelets: { } plt } ? Both(anc.IsAtLeast(0.5), plt.IsAtLeast(50)) : null);

    const string BothCounts = "neutrophils and platelets (LB NEUT, LB PLAT)";

    static ResponseCondition NeutrophilsRecovered(CountBoundary boundary = CountBoundary.Inclusive) => boundary == CountBoundary.Strict
        ? new("neutrophils above 1.0 x 10^9/L", "neutrophils (LB NEUT)", v => v.Neutrophils?.IsAbove(1.0))
        : new("neutrophils at least 1.0 x 10^9/L", "neutrophils (LB NEUT)", v => v.Neutrophils?.IsAtLeast(1.0));

    static ResponseCondition PlateletsRecovered(CountBoundary boundary = CountBoundary.Inclusive) => boundary == CountBoundary.Strict
        ? new("platelets above 100 x 10^9/L", "platelets (LB PLAT)", v => v.Platelets?.IsAbove(100))
        : new("platelets at least 100 x 10^9/L", "platelets (LB PLAT)", v => v.Platelets?.IsAtLeast(100));

    static ResponseCondition ResidualCytopenia(BothCountsLow bothLow) => bothLow == BothCountsLow.CRi
        ? new("neutrophils below 1.0 or platelets below 100 x 10^9/L, or both", BothCounts, v => Low(v) is { } low ? Either(low.anc, low.plt) : null)
        : new("neutrophils below 1.0 or platelets below 100 x 10^9/L, not both", BothCounts, v => Low(v) is { } low ? low.anc ^ low.plt : null);

    static (bool? anc, bool? plt)? Low(ResponseValues v) =>
        v is { Neutrophils: { } anc, Platelets: { } plt } ? (anc.IsBelow(1.0), plt.IsBelow(100)) : null;

    // bool? has Kleene's & and |.
    static bool? Both(bool? a, bool? b) => a & b;
    static bool? Either(bool? a, bool? b) => a | b;
}
