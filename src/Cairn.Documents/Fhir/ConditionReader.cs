using Hl7.Fhir.Model;
using Illness = Hl7.Fhir.Model.Condition;

namespace Cairn.Documents.Fhir;

/// <summary>Condition to MH: the illness, whether it was found, when it began and whether it goes on.</summary>
sealed class ConditionReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var condition = (Illness)source.Resource;
        if (FhirCodes.Says(condition.VerificationStatus, "entered-in-error"))
            LeaveOut(source, desk, "entered-in-error");
        else if (desk.SubjectOf(source, condition.Subject) is { } subject)
            desk.Add(source, subject, Row(condition, source, desk));
    }

    static FhirRow Row(Illness condition, FhirSource source, FhirDesk desk)
    {
        var known = FhirCodes.Find(condition.Code, source, desk);
        if (known is null)
            NotKnown(source, desk, condition.Code);
        if (condition.Onset is Age or Hl7.Fhir.Model.Range or FhirString)
            desk.Warn(
                source,
                "The onset of a condition is given as an age or in words: its date is unknown.",
                "Give onsetDateTime, as far as the date is known."
            );
        return new FhirRow("MH")
            .With("MHTERM", FhirCodes.Words(condition.Code) ?? "UNSPECIFIED")
            .With("MHDECOD", known?.Term)
            .With("MHCAT", known?.Category)
            .With("MHPRESP", Found(condition) is null ? null : "Y")
            .With("MHOCCUR", Found(condition))
            .With("MHSTDTC", FhirDates.Start(condition.Onset))
            .With("MHENDTC", FhirDates.End(condition.Abatement))
            .With("MHENRTPT", StillThere(condition));
    }

    // A diagnosis that was refuted is a "no"; one that is not sure yet is no "yes".
    static string? Found(Illness condition)
    {
        if (FhirCodes.Says(condition.VerificationStatus, "refuted"))
            return "N";
        var isOpen = (string[])["unconfirmed", "provisional", "differential"];
        return isOpen.Any(code => FhirCodes.Says(condition.VerificationStatus, code)) ? "U" : null;
    }

    static string? StillThere(Illness condition)
    {
        if (((string[])["active", "recurrence", "relapse"]).Any(code => FhirCodes.Says(condition.ClinicalStatus, code)))
            return "ONGOING";
        var isOver = ((string[])["resolved", "inactive", "remission"]).Any(c => FhirCodes.Says(condition.ClinicalStatus, c));
        return isOver ? "BEFORE" : null;
    }
}
