using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>MedicationAdministration to CM: given on a day, or not given.</summary>
sealed class AdministrationReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var given = (MedicationAdministration)source.Resource;
        var isDenied = given.Status == MedicationAdministration.MedicationAdministrationStatusCodes.NotDone;
        if (!isDenied && !TookPlace(given))
        {
            LeaveOut(source, desk, given.StatusElement?.JsonValue?.ToString() ?? "none");
            return;
        }
        if (desk.SubjectOf(source, given.Subject) is not { } subject)
            return;
        var (start, end) = (FhirDates.Start(given.Effective), FhirDates.End(given.Effective));
        var row = MedicationRow.Of(given.Medication, source, desk, drug => NotKnown(source, desk, drug));
        row.With("CMOCCUR", isDenied ? "N" : null);
        row.With("CMSTDTC", start).With("CMENDTC", end);
        row.With("CMROUTE", FhirCodes.Words(given.Dosage?.Route));
        if (given.Dosage?.Dose is { Value: not null } dose && IsOneDay(start, end))
            MedicationRow.PutDose(row, dose, 1);
        desk.Add(source, subject, row);
    }

    static bool TookPlace(MedicationAdministration given) =>
        given.Status
            is MedicationAdministration.MedicationAdministrationStatusCodes.Completed
                or MedicationAdministration.MedicationAdministrationStatusCodes.InProgress
                or MedicationAdministration.MedicationAdministrationStatusCodes.Stopped;

    // A dose over several days is no dose of a day.
    static bool IsOneDay(string? start, string? end) =>
        start is { Length: >= 10 } && end is { Length: >= 10 } && start[..10] == end[..10];
}
