using Cairn.Studies;
using static Cairn.Response.ResponseConditions;
using static Cairn.Studies.ResponseCategory;

namespace Cairn.Response;

/// <summary>ELN 2017: Döhner, Blood 2017;129:424-447, table 6.</summary>
public static class Eln2017
{
    const CountBoundary AtLeast = CountBoundary.Inclusive;

    public static ResponseTable Table { get; } =
        new("eln2017", "ELN 2017", "Döhner, Blood 2017;129:424-447, table 6.", plan =>
            [
                new(CR, [MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, .. Recovered(plan, AtLeast)]),
                new(CRi, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, ResidualCytopenia(plan)),
                new(MLFS, [MarrowBelow5, NoAuerRods, NoExtramedullary, .. BlastFreeBlood(plan)]),
                new(PR, [MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, AtLeast)]),
            ]
        );
}
