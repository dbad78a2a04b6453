namespace Cairn.Documents.Reports.Figures;

/// <summary>On which scale survival is drawn.</summary>
public enum CurveShape
{
    Survival,

    /// <summary>-log S against time: constant hazards are straight lines.</summary>
    CumulativeHazard,

    /// <summary>log(-log S) against the logarithm of time: proportional hazards run alongside each other.</summary>
    LogMinusLog,
}
