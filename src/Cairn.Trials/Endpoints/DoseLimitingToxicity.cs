namespace Cairn.Endpoints;

/// <summary>Subjects with a dose-limiting toxicity.</summary>
public sealed record DoseLimitingToxicity : CountEndpoint
{
    public override string Id => "dlt";
    public override string Name => "dose-limiting toxicity";
    public override string ShortName => "DLT";
}
