using Cairn.Escalation;
using Cairn.Studies;

namespace Cairn.Tests.Escalation;

/// <summary>The members of the family that every law is tested on, and short ways to ask them.</summary>
static class Designs
{
    public static IReadOnlyList<Design> ThreePlusThrees { get; } =
    [
        .. Enum.GetValues<ThreePlusThreeVariant>().Select(v => new ThreePlusThree(v)),
        .. Enum.GetValues<ThreePlusThreeVariant>().Select(v => new ThreePlusThree(v) { StartLevel = 2 }),
        .. Enum.GetValues<ThreePlusThreeVariant>().Select(v => new ThreePlusThree(v) { MaxDltAtMtd = 2 }),
        new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd) { CohortSize = 2, Expansion = 4 },
        new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected) { CohortSize = 4, Expansion = 2, MaxDltFirst = 2, MaxDltExpanded = 2 },
    ];

    public static IReadOnlyList<Design> Titrations { get; } =
    [
        .. from then in ThreePlusThrees
           from levels in new[] { 0, 1, 2, 4 }
           from limit in new[] { 1, 2 }
           select new AcceleratedTitration(then, levels, limit),
    ];

    public static IReadOnlyList<Design> All { get; } = [.. ThreePlusThrees, .. Titrations];

    public static EscalationState State(this Design design, string outcomes, int levels) =>
        CohortHistory.Read(outcomes, levels: levels, startLevel: design.StartLevel).Value!.State(levels, design.StartLevel);

    public static Decision After(this Design design, string outcomes, int levels) => design.Decide(design.State(outcomes, levels));

    public static Characteristics Exact(this Design design, double[] dlt, double[]? moderate = null) =>
        StateGraph.Compile(design, dlt.Length).Value!.Under(Truth.Of(dlt, moderate).Value!);
}
