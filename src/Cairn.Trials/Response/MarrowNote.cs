using Cairn.Quantities;

namespace Cairn.Response;

/// <summary>What a reader of a response assessment should know beside its category.</summary>
public abstract record MarrowNote
{
    MarrowNote() { }

    /// <summary>The blasts are the biopsy's: the aspirate gave none.</summary>
    /// <param name="Reason">Why there is no aspirate, as recorded; null when it is there without a percentage.</param>
    public sealed record FromBiopsy(string? Reason) : MarrowNote;

    /// <summary>The sample gave no percentage of blasts.</summary>
    /// <param name="Why">As recorded: the reason, else the status (MIREASND, MISTAT).</param>
    public sealed record NoPercentage(string Why) : MarrowNote;

    /// <summary>Part of the sample's date is not recorded, and the first day it can be is used.</summary>
    public sealed record PartialDay : MarrowNote;

    /// <summary>A transfusion or a growth factor from a window before the sample until its day.</summary>
    /// <param name="Treatment">CMTRT, as written.</param>
    public sealed record Supported(string? Treatment, PartialDate Start) : MarrowNote;

    /// <summary>Neutrophils below 0.5 and platelets below 20 x 10^9/L: counts of a marrow that has not come back.</summary>
    public sealed record MayBeAplastic : MarrowNote;
}
