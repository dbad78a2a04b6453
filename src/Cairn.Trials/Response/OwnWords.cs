using static Cairn.Response.ResponseConditions;
using static Cairn.Studies.ResponseCategory;

namespace Cairn.Response;

/// <summary>
/// The definitions in the words of the anti-CLL1 trial's record. Auer rods are asked for; to the letter a marrow below 5 % is
/// MLFS whatever the blood shows.
/// </summary>
public static class OwnWords
{
    public static ResponseTable Table { get; } =
        new("own-words", "the protocol's own table", "The registry record of the anti-CLL1 trial, outcome measures.", plan =>
            [
                new(CR, [MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, .. Recovered(plan, plan.Boundary)]),
                new(CRi, MarrowBelow5, NoBloodBlasts, NoAuerRods, NoExtramedullary, ResidualCytopenia(plan)),
                new(MLFS, [MarrowBelow5, NoAuerRods, NoExtramedullary, .. BlastFreeBlood(plan)]),
                new(PR, [MarrowFrom5To25, BlastsHalved, NoBloodBlasts, NoExtramedullary, .. Recovered(plan, plan.Boundary)]),
            ]
        )
        {
            TakesBoundary = true,
        };
}
