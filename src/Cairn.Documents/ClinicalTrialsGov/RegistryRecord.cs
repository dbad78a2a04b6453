using Cairn.Documents.EligibilityTexts;
using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>A registry record read as a study.</summary>
/// <param name="Study">What the record says of the trial; its id is the registry number.</param>
/// <param name="Json">The record itself, character by character.</param>
/// <param name="Eligibility">How its eligibility text was read; null when it has none.</param>
/// <param name="Modules">How much of each module of the record the study holds, in the record's order.</param>
public sealed record RegistryRecord(Study Study, string Json, EligibilityText? Eligibility, IReadOnlyList<RegistryModule> Modules)
{
    /// <summary>Values of the record, and how many of them the study holds.</summary>
    public int Values => Modules.Sum(m => m.Values);
    public int Mapped => Modules.Sum(m => m.Mapped);
}

/// <summary>One module of a record.</summary>
/// <param name="Path">For example protocolSection.designModule.</param>
/// <param name="Values">Texts, numbers and flags in it.</param>
/// <param name="Mapped">Those that the study holds; the others are kept in the record only.</param>
public sealed record RegistryModule(string Path, int Values, int Mapped);
