using Cairn.Studies;
using static Cairn.Response.ResponseConditions;
using static Cairn.Studies.ResponseCategory;

namespace Cairn.Response;

/// <summary>ELN 2022: Döhner, Blood 2022;140:1345-1377, response table. MLFS asks for a blood free of blasts.</summary>
public static class Eln2022
{
    const CountBoundary AtLeast = CountBoundary.Inclusive;

    public static ResponseTable Table { get; } =
        new("eln2022", "ELN 2022", "Döhner, Blood 2022;140:1345-1377, response table.", plan =>
            [
                new(CR, [MarrowBelow5, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, AtLeast)]),
                .. PartialRecoveryIn(plan),
                new(CRi, MarrowBelow5, NoBloodBlasts, NoExtramedullary, ResidualCytopenia(plan)),
                new(MLFS, MarrowBelow5, NoBloodBlasts, NoExtramedullary),
                new(PR, [MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, AtLeast)]),
            ]
        )
        {
            TakesCRh = true,
        };

    static IEnumerable<ResponseLine> PartialRecoveryIn(ResponsePlan plan)
    {
        if (plan.UseCRh)
            yield return new(CRh, [MarrowBelow5, NoBloodBlasts, NoExtramedullary, PartialRecovery, .. Unsupported(plan)]);
    }
}
