using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>The same records read by the response plan with one convention changed.</summary>
/// <param name="Says">The convention in words.</param>
sealed record ResponseVariant(Phrase Says, EndpointSet Set);

/// <summary>The conventions of a response plan that studies differ in.</summary>
static class ResponseVariants
{
    static readonly int[] UsualLandmarks = [28, 60, 90];

    /// <summary>Other days by which a remission has to have come.</summary>
    public static IEnumerable<ResponseVariant> Landmarks(EndpointSet set) =>
        set.Study.Response is not { } plan
            ? []
            : UsualLandmarks
                .Where(day => day != plan.LandmarkDay)
                .SelectMany(day => Read(set, $"landmark on day {day}", plan with { LandmarkDay = day }));

    /// <summary>What counts as a response, read another way.</summary>
    public static IEnumerable<ResponseVariant> Categories(EndpointSet set)
    {
        if (set.Study.Response is not { } plan)
            return [];
        var literal = plan with { MlfsNeedsBlastFreeBlood = false };
        return
        [
            .. plan is { TransfusionFreeDays: null, GrowthFactorFreeDays: null }
                ? []
                : Read(
                    set,
                    "counts under transfusion or growth factor as they are",
                    plan with
                    {
                        TransfusionFreeDays = null,
                        GrowthFactorFreeDays = null,
                    }
                ),
            .. AsksOfTheBlood(plan) ? Read(set, "MLFS also with blasts in blood, to the letter", literal) : [],
            .. plan.FirstAssessmentDay > 1
                ? Read(set, "marrows from the first day after the cells", plan with { FirstAssessmentDay = 1 })
                : [],
        ];
    }

    static bool AsksOfTheBlood(ResponsePlan plan) =>
        plan.MlfsNeedsBlastFreeBlood && Needs(plan) != Needs(plan with { MlfsNeedsBlastFreeBlood = false });

    static int Needs(ResponsePlan plan)
    {
        var table = Response.ResponseTables.Of(plan);
        return table.Lines(plan).Sum(l => l.Needs.Count);
    }

    static ResponseVariant[] Read(EndpointSet set, Phrase says, ResponsePlan plan) =>
        set.Under(plan) is { } read ? [new(says, read)] : [];
}
