using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>Share of a population with a complete remission, counts recovered.</summary>
public sealed record CompleteRemissionRate : RateEndpoint
{
    public override string Id => "cr-rate";
    public override string Name => "complete remission rate";
    public override string ShortName => "CR rate";
    public override string Title => Capital(Name);

    public override IReadOnlyList<ResponseCategory> Counting(ResponsePlan plan) => [ResponseCategory.CR];
}
