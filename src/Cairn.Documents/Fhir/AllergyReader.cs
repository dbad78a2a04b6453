using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>AllergyIntolerance to MH, in the category ALLERGY. "No known allergy" is a row that denies it.</summary>
sealed class AllergyReader : ResourceReader
{
    // SNOMED CT: no known allergy; no known drug allergy.
    static readonly string[] None = ["716186003", "409137002"];

    public override void Read(FhirSource source, FhirDesk desk)
    {
        var allergy = (AllergyIntolerance)source.Resource;
        if (FhirCodes.Says(allergy.VerificationStatus, "entered-in-error"))
        {
            LeaveOut(source, desk, "entered-in-error");
            return;
        }
        if (desk.SubjectOf(source, allergy.Patient) is not { } subject)
            return;
        var isDenied = FhirCodes.Says(allergy.VerificationStatus, "refuted") || None.Any(c => FhirCodes.Says(allergy.Code, c));
        var row = new FhirRow("MH")
            .With("MHTERM", FhirCodes.Words(allergy.Code) ?? "ALLERGY")
            .With("MHCAT", "ALLERGY")
            .With("MHPRESP", isDenied ? "Y" : null)
            .With("MHOCCUR", isDenied ? "N" : null)
            .With("MHSTDTC", FhirDates.Start(allergy.Onset))
            .With("MHENRTPT", FhirCodes.Says(allergy.ClinicalStatus, "active") ? "ONGOING" : null);
        desk.Add(source, subject, row);
    }
}
