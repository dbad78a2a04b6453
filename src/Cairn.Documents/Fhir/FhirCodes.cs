using Cairn.Records.Terminology;
using Hl7.Fhir.Model;
using CodeSystem = Cairn.Records.Terminology.CodeSystem;

namespace Cairn.Documents.Fhir;

/// <summary>Finds a concept's row among the codes that Cairn knows.</summary>
static class FhirCodes
{
    /// <summary>The list that a system's address names; null for one that Cairn does not read.</summary>
    public static CodeSystem? SystemOf(string? uri) =>
        uri switch
        {
            "http://loinc.org" => CodeSystem.Loinc,
            "http://snomed.info/sct" => CodeSystem.Snomed,
            "http://www.nlm.nih.gov/research/umls/rxnorm" => CodeSystem.RxNorm,
            "http://hl7.org/fhir/sid/cvx" => CodeSystem.Cvx,
            "http://www.whocc.no/atc" or "http://fhir.de/CodeSystem/bfarm/atc" => CodeSystem.Atc,
            "http://hl7.org/fhir/sid/icd-10" => CodeSystem.Icd10,
            "http://hl7.org/fhir/sid/icd-10-cm" or "http://fhir.de/CodeSystem/bfarm/icd-10-gm" => CodeSystem.Icd10,
            _ => null,
        };

    /// <summary>The row of the first coding that has one.</summary>
    public static OutsideCode? Find(CodeableConcept? concept, FhirSource source, FhirDesk desk)
    {
        foreach (var coding in concept?.Coding ?? [])
            if (SystemOf(coding.System) is { } system && coding.Code is { } code && OutsideCodes.Find(system, code) is { } row)
            {
                Compare(coding, row, source, desk);
                return row;
            }
        return null;
    }

    /// <summary>The concept in words: what the user chose, else what the code is called, else the code.</summary>
    public static string? Words(CodeableConcept? concept)
    {
        if (concept?.Text is { Length: > 0 } text)
            return text;
        var named = concept?.Coding.FirstOrDefault(c => c.Display is { Length: > 0 });
        return named?.Display ?? concept?.Coding.FirstOrDefault()?.Code;
    }

    /// <summary>The code of a concept in one system; null when it has none.</summary>
    public static string? In(CodeableConcept? concept, string system) =>
        concept?.Coding.FirstOrDefault(c => c.System == system)?.Code;

    /// <summary>True when one of the concept's codes is this one, whatever its system.</summary>
    public static bool Says(CodeableConcept? concept, string code) => concept?.Coding.Exists(c => c.Code == code) == true;

    // A code and its words that have no word in common: one of the two is a slip.
    static void Compare(Coding coding, OutsideCode row, FhirSource source, FhirDesk desk)
    {
        if (coding.Display is not { Length: > 0 } display || coding.Code != row.Code)
            return;
        if (Stems(display).Overlaps(Stems(row.Display)))
            return;
        desk.Warn(
            source,
            $"The code {coding.Code} is '{row.Display}', and the file calls it '{display}'; the code was taken.",
            "Look which of the two is meant."
        );
    }

    static HashSet<string> Stems(string words) =>
        [
            .. words
                .ToUpperInvariant()
                .Split([' ', ',', '/', '[', ']', '(', ')', '-', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Select(w => w.Length > 5 ? w[..5] : w),
        ];
}
