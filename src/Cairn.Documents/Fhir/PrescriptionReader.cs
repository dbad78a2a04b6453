using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>
/// MedicationRequest to CM: ordered. Whether it was taken, an order does not say: CMOCCUR is U, and a criterion that depends on
/// it stays unknown.
/// </summary>
sealed class PrescriptionReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var order = (MedicationRequest)source.Resource;
        if (order.DoNotPerform == true || !IsValid(order.Status))
        {
            LeaveOut(source, desk, order.DoNotPerform == true ? "do not perform" : $"{order.StatusElement?.JsonValue}");
            return;
        }
        if (desk.SubjectOf(source, order.Subject) is not { } subject)
            return;
        desk.Warn(
            source,
            "MedicationRequest says that a drug was ordered, not that it was taken: recorded with CMOCCUR U.",
            "Give MedicationStatement or MedicationAdministration where it is known."
        );
        var row = MedicationRow.Of(order.Medication, source, desk, drug => NotKnown(source, desk, drug));
        row.With("CMOCCUR", "U").With("CMSTDTC", FhirDates.Plain(order.AuthoredOn));
        row.With("CMENDTC", FhirDates.Plain(order.DispenseRequest?.ValidityPeriod?.End));
        row.With("CMENRTPT", order.Status == MedicationRequest.MedicationrequestStatus.Active ? "ONGOING" : null);
        MedicationRow.PutDailyDose(row, order.DosageInstruction, source, desk);
        desk.Add(source, subject, row);
    }

    static bool IsValid(MedicationRequest.MedicationrequestStatus? status) =>
        status
            is MedicationRequest.MedicationrequestStatus.Active
                or MedicationRequest.MedicationrequestStatus.Completed
                or MedicationRequest.MedicationrequestStatus.Stopped
                or MedicationRequest.MedicationrequestStatus.OnHold;
}
