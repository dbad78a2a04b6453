using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>Makes rows of one type of resource: one file a type.</summary>
abstract class ResourceReader
{
    /// <summary>The readers, by the type they read.</summary>
    public static IReadOnlyDictionary<string, ResourceReader> All { get; } =
        new Dictionary<string, ResourceReader>(StringComparer.Ordinal)
        {
            ["Patient"] = new PatientReader(),
            ["Condition"] = new ConditionReader(),
            ["AllergyIntolerance"] = new AllergyReader(),
            ["Observation"] = new ObservationReader(),
            ["MedicationAdministration"] = new AdministrationReader(),
            ["MedicationRequest"] = new PrescriptionReader(),
            ["MedicationStatement"] = new StatementReader(),
            ["Procedure"] = new ProcedureReader(),
            ["Immunization"] = new ImmunizationReader(),
        };

    public abstract void Read(FhirSource source, FhirDesk desk);

    /// <summary>Entered in error, cancelled, intended: said once, and left out.</summary>
    protected static void LeaveOut(FhirSource source, FhirDesk desk, string status) =>
        desk.Warn(
            source,
            $"{source.Resource.TypeName} with status '{status}' is left out: it says of nothing that it took place.",
            "Nothing to do, unless the status is wrong."
        );

    /// <summary>A code that stands in no row of Cairn's lists: kept as it came.</summary>
    protected static void NotKnown(FhirSource source, FhirDesk desk, CodeableConcept? concept)
    {
        var coding = concept?.Coding.FirstOrDefault();
        var code = coding is null ? "no code" : $"{coding.System} {coding.Code}";
        desk.Findings.NotListed(source, $"{code} '{FhirCodes.Words(concept)}'");
    }
}
