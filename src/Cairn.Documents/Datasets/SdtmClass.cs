namespace Cairn.Documents.Datasets;

/// <summary>A general observation class of SDTM 2.0.</summary>
/// <param name="Name">As Define-XML writes it.</param>
/// <param name="Row">What a row of its domains is.</param>
sealed record SdtmClass(string Name, string Row)
{
    static readonly SdtmClass Interventions = new("INTERVENTIONS", "treatment"),
        Events = new("EVENTS", "event"),
        Findings = new("FINDINGS", "finding"),
        About = new("FINDINGS ABOUT", "finding"),
        Special = new("SPECIAL PURPOSE", "visit");

    /// <summary>The class of a domain.</summary>
    public static SdtmClass Of(string domain) =>
        domain switch
        {
            "DM" or "SV" => Special,
            "CM" or "EX" or "PR" => Interventions,
            "AE" or "BE" or "DS" or "DV" or "MH" => Events,
            "FA" => About,
            _ => Findings,
        };
}
