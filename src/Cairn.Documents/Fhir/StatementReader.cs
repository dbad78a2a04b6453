using Hl7.Fhir.Model;
using Status = Hl7.Fhir.Model.MedicationStatement.MedicationStatusCodes;

namespace Cairn.Documents.Fhir;

/// <summary>MedicationStatement to CM: taken, by what somebody says; not taken is a row that denies it.</summary>
sealed class StatementReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var statement = (MedicationStatement)source.Resource;
        if (statement.Status is Status.EnteredInError or Status.Intended or Status.Unknown or null)
        {
            LeaveOut(source, desk, statement.StatusElement?.JsonValue?.ToString() ?? "none");
            return;
        }
        if (desk.SubjectOf(source, statement.Subject) is not { } subject)
            return;
        var row = MedicationRow.Of(statement.Medication, source, desk, drug => NotKnown(source, desk, drug));
        row.With("CMOCCUR", statement.Status == Status.NotTaken ? "N" : null);
        row.With("CMSTDTC", FhirDates.Start(statement.Effective));
        if (statement.Effective is Period period)
            row.With("CMENDTC", FhirDates.Plain(period.End));
        row.With("CMENRTPT", statement.Status == Status.Active ? "ONGOING" : null);
        MedicationRow.PutDailyDose(row, statement.Dosage, source, desk);
        desk.Add(source, subject, row);
    }
}
