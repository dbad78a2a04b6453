namespace Cairn.Endpoints;

/// <summary>Number of adverse events.</summary>
public sealed record AdverseEvents : CountEndpoint
{
    public override string Id => "adverse-events";
    public override string Name => "adverse events";
    public override string ShortName => "AE";
}
