using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>
/// Patient to DM: birth, sex, death. The subject is the resource's id; names, addresses and hospital numbers stay where they are.
/// </summary>
sealed class PatientReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var patient = (Patient)source.Resource;
        if (patient.Id is not { Length: > 0 } id)
        {
            desk.Findings.Fail(source.File, source.Line, "Patient has no id.", "Export the resources with their ids.");
            return;
        }
        var row = new FhirRow("DM")
            .With("USUBJID", id)
            .With("BRTHDTC", patient.BirthDate)
            .With("SEX", SexOf(patient.Gender))
            .With("DTHDTC", FhirDates.Start(patient.Deceased));
        desk.Rows.Add((source, row));
        if (patient.Deceased is FhirBoolean { Value: true })
            desk.Warn(
                source,
                "The patient has died, on a day that the file does not say: no rule can count from it.",
                "Give deceasedDateTime, as far as the date is known."
            );
    }

    static string? SexOf(AdministrativeGender? gender) =>
        gender switch
        {
            AdministrativeGender.Female => "F",
            AdministrativeGender.Male => "M",
            AdministrativeGender.Other or AdministrativeGender.Unknown => "U",
            null => null,
            _ => null,
        };
}
