using Cairn.Quantities;

namespace Cairn.Documents.Icsr;

/// <summary>What part a drug has in a case (ICH E2B(R3), G.k.1).</summary>
public enum DrugRole
{
    Suspect,
    Concomitant,
}

/// <summary>What was given (G.k).</summary>
/// <param name="Id">Of the drug within the message.</param>
/// <param name="Name">G.k.2.2.</param>
/// <param name="Holder">G.k.3.3, of the product under study.</param>
/// <param name="Doses">G.k.4.r.</param>
/// <param name="Indication">G.k.7.r.1.</param>
/// <param name="Action">G.k.8: what was done with it; null where that is not asked.</param>
/// <param name="Relations">G.k.9.i.2.r.</param>
/// <param name="Intervals">G.k.9.i.3: days from the first and from the last dose to each reaction.</param>
public sealed record CaseDrug(
    Guid Id,
    string Name,
    DrugRole Role,
    string? Holder,
    IReadOnlyList<DrugDose> Doses,
    Told Indication,
    ActionTaken? Action,
    IReadOnlyList<DrugRelation> Relations,
    IReadOnlyList<OnsetAfter> Intervals
);

/// <summary>A dose, or a course of the same (G.k.4.r).</summary>
/// <param name="Unit">In UCUM; null where the unit is not understood: then the dose is told as text.</param>
public sealed record DrugDose(double? Dose, string? Unit, string? Text, PartialDate? Start, PartialDate? End, string? Route);

/// <summary>Who judged whether a drug caused a reaction, and how (G.k.9.i.2.r).</summary>
/// <param name="Source">G.k.9.i.2.r.1.</param>
/// <param name="Result">G.k.9.i.2.r.3, in the judge's word.</param>
public sealed record DrugRelation(Guid Reaction, string Source, string Result);

/// <summary>Days from a dose to a reaction (G.k.9.i.3).</summary>
/// <param name="FromFirst">From the first dose; null when not known.</param>
/// <param name="FromLast">From the last dose before it.</param>
public sealed record OnsetAfter(Guid Reaction, int? FromFirst, int? FromLast);

/// <summary>What was done with a drug (ICH E2B(R3), G.k.8).</summary>
public enum ActionTaken
{
    Unknown,
    Withdrawn,
    Reduced,
    Increased,
    NotChanged,
    NotApplicable,
}
