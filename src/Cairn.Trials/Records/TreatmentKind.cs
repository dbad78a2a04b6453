namespace Cairn.Records;

/// <summary>What a category of medications or procedures (CMCAT, PRCAT) says that a treatment was for.</summary>
public enum TreatmentKind
{
    AntiLeukaemia,

    /// <summary>Between collection and infusion.</summary>
    Bridging,

    /// <summary>Makes room for the cells: part of the trial treatment.</summary>
    Lymphodepletion,

    /// <summary>Against the cells' own toxicity, whatever the drug.</summary>
    ToxicityTreatment,
    Transfusion,
    GrowthFactor,

    /// <summary>None of these.</summary>
    Other,
}
