using Cairn.Quantities;

namespace Cairn.Records.Terminology;

/// <summary>A code of a published list, and what it is in Cairn's records.</summary>
/// <param name="Display">What the list calls it, so that a reader can check the row.</param>
/// <param name="Domain">SDTM domain of the record.</param>
/// <param name="Term">Test code of a measurement, coded term (--DECOD) of anything else.</param>
public sealed record OutsideCode(CodeSystem System, string Code, string Display, string Domain, string Term)
{
    /// <summary>Category (--CAT) that rules read; null when none.</summary>
    public string? Category { get; init; }

    /// <summary>
    /// A unit that the code's own definition fits (mass or moles, number or presence); null when it says nothing.
    /// </summary>
    public Unit? Unit { get; init; }

    /// <summary>True when the code stands for all codes that begin with it.</summary>
    public bool StandsForThoseBelow => System is CodeSystem.Atc or CodeSystem.Icd10;
}

/// <summary>A coded answer, and the result as Cairn records it.</summary>
/// <param name="Result">For example POSITIVE, or 1 for the second step of a scale.</param>
public sealed record OutsideAnswer(CodeSystem System, string Code, string Display, string Result);
