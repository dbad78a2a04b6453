using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>
/// Observation to the domain of its test: result, unit, reference range, day. A panel gives a row a component. A test that Cairn
/// does not know is kept under its own code in the domain of its category.
/// </summary>
sealed class ObservationReader : ResourceReader
{
    public override void Read(FhirSource source, FhirDesk desk)
    {
        var observation = (Observation)source.Resource;
        if (!IsValid(observation.Status))
        {
            LeaveOut(source, desk, observation.StatusElement?.JsonValue?.ToString() ?? "none");
            return;
        }
        if (desk.SubjectOf(source, observation.Subject) is not { } subject)
            return;
        var whole = new Reading(observation.Code, observation.Value, observation.DataAbsentReason, observation.ReferenceRange)
        {
            Interpretation = observation.Interpretation,
        };
        if (observation.Component.Count == 0 || observation.Value is not null)
            Take(whole, null, source, subject, desk);
        foreach (var part in observation.Component)
            Take(
                new(part.Code, part.Value, part.DataAbsentReason, part.ReferenceRange) { Interpretation = part.Interpretation },
                part.Code?.Coding.FirstOrDefault()?.Code ?? FhirCodes.Words(part.Code),
                source,
                subject,
                desk
            );
    }

    static bool IsValid(ObservationStatus? status) =>
        status
            is ObservationStatus.Final
                or ObservationStatus.Preliminary
                or ObservationStatus.Amended
                or ObservationStatus.Corrected;

    static void Take(Reading reading, string? part, FhirSource source, string subject, FhirDesk desk)
    {
        var observation = (Observation)source.Resource;
        var known = FhirCodes.Find(reading.Code, source, desk);
        if (known is { Domain: "MH" or "PR" or "CM" })
            known = null; // an illness as an observation's name: kept under its own code
        var domain = known?.Domain ?? DomainOf(observation);
        if (domain is null)
        {
            desk.Warn(
                source,
                $"'{FhirCodes.Words(reading.Code)}' is no laboratory result, vital sign or scale: left out.",
                "Record it as what it is (a procedure, an illness), if a criterion asks for it."
            );
            return;
        }
        if (known is null)
            NotKnown(source, desk, reading.Code);
        var row = new FhirRow(domain)
            .With(
                "--TESTCD",
                known?.Term ?? reading.Code?.Coding.FirstOrDefault()?.Code ?? FhirCodes.Words(reading.Code) ?? "NONE"
            )
            .With("--TEST", FhirCodes.Words(reading.Code))
            .With("LBLOINC", domain == "LB" ? FhirCodes.In(reading.Code, "http://loinc.org") : null)
            .With("--METHOD", FhirCodes.Words(observation.Method))
            .With("--DTC", FhirDates.Start(observation.Effective));
        reading.Put(row, known, source, desk);
        desk.Add(source, subject, row, part);
    }

    // The category that FHIR gives an observation; without one it is taken as a laboratory's.
    static string? DomainOf(Observation observation)
    {
        bool Is(string code) => observation.Category.Exists(c => FhirCodes.Says(c, code));
        if (Is("vital-signs"))
            return "VS";
        if (Is("survey"))
            return "QS";
        return Is("laboratory") || observation.Category.Count == 0 ? "LB" : null;
    }
}
