using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>Procedure to PR: what was done, and when; one that was not done is a row that denies it.</summary>
sealed class ProcedureReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var procedure = (Procedure)source.Resource;
        var isDenied = procedure.Status == EventStatus.NotDone;
        var isSaid = procedure.Status is EventStatus.Completed or EventStatus.InProgress or EventStatus.Stopped;
        if (!isDenied && !isSaid)
        {
            LeaveOut(source, desk, procedure.StatusElement?.JsonValue?.ToString() ?? "none");
            return;
        }
        if (desk.SubjectOf(source, procedure.Subject) is not { } subject)
            return;
        var known = FhirCodes.Find(procedure.Code, source, desk);
        if (known is null)
            NotKnown(source, desk, procedure.Code);
        var row = new FhirRow("PR")
            .With("PRTRT", FhirCodes.Words(procedure.Code) ?? "UNSPECIFIED")
            .With("PRDECOD", known?.Term)
            .With("PRCAT", known?.Category)
            .With("PROCCUR", isDenied ? "N" : null)
            .With("PRSTDTC", FhirDates.Start(procedure.Performed))
            .With("PRENDTC", FhirDates.End(procedure.Performed));
        desk.Add(source, subject, row);
    }
}
