using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>Share of a population with any of the study's remissions.</summary>
public sealed record RemissionRate : RateEndpoint
{
    public override string Id => "remission-rate";
    public override string Name => "remission rate";
    public override string ShortName => "Remission rate";
    public override string Title => Capital(Name);

    public override IReadOnlyList<ResponseCategory> Counting(ResponsePlan plan) => plan.Remissions;
}
