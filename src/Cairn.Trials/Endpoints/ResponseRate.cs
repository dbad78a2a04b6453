using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>Share of a population whose best response is one of the study's responses.</summary>
public sealed record ResponseRate : RateEndpoint
{
    public override string Id => "orr";
    public override string Name => "overall response rate";
    public override string ShortName => "ORR";

    public override IReadOnlyList<ResponseCategory> Counting(ResponsePlan plan) => plan.Responders;
}
