using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>
/// Immunization to CM: a vaccine on a day. Whether it is a live one, the list of vaccines says, and nothing else.
/// </summary>
sealed class ImmunizationReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var shot = (Immunization)source.Resource;
        if (shot.Status is not (Immunization.ImmunizationStatusCodes.Completed or Immunization.ImmunizationStatusCodes.NotDone))
        {
            LeaveOut(source, desk, shot.StatusElement?.JsonValue?.ToString() ?? "none");
            return;
        }
        if (desk.SubjectOf(source, shot.Patient) is not { } subject)
            return;
        var known = FhirCodes.Find(shot.VaccineCode, source, desk);
        if (known is null)
            NotKnown(source, desk, shot.VaccineCode);
        var row = new FhirRow("CM")
            .With("CMTRT", FhirCodes.Words(shot.VaccineCode) ?? "VACCINE")
            .With("CMDECOD", known?.Term)
            .With("CMCAT", known?.Category)
            .With("CMOCCUR", shot.Status == Immunization.ImmunizationStatusCodes.NotDone ? "N" : null)
            .With("CMSTDTC", FhirDates.Start(shot.Occurrence))
            .With("CMENDTC", FhirDates.Start(shot.Occurrence));
        desk.Add(source, subject, row);
    }
}
