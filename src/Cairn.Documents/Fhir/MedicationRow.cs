using System.Globalization;
using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>What the three resources about a medicine have in common: the drug, its category, the dose of a day.</summary>
static class MedicationRow
{
    /// <summary>The row without dates.</summary>
    public static FhirRow Of(DataType? medication, FhirSource source, FhirDesk desk, Action<CodeableConcept?> notKnown)
    {
        var drug = medication switch
        {
            CodeableConcept concept => concept,
            ResourceReference reference => Referred(reference, source, desk),
            _ => null,
        };
        var known = FhirCodes.Find(drug, source, desk);
        if (known is null)
            notKnown(drug);
        return new FhirRow("CM")
            .With("CMTRT", FhirCodes.Words(drug) ?? "UNSPECIFIED")
            .With("CMDECOD", known?.Term)
            .With("CMCAT", known?.Category);
    }

    static CodeableConcept? Referred(ResourceReference reference, FhirSource source, FhirDesk desk)
    {
        var contained = (source.Resource as DomainResource)?.Contained.OfType<Medication>();
        var inside = contained?.FirstOrDefault(m => $"#{m.Id}" == reference.Reference);
        return (inside ?? desk.Find(reference)?.Resource as Medication)?.Code ?? Named(reference.Display);
    }

    static CodeableConcept? Named(string? display) => display is null ? null : new CodeableConcept { Text = display };

    /// <summary>
    /// The dose of a day, where the instruction says dose and rhythm; a dose without its rhythm is none, for it would be read as
    /// the day's.
    /// </summary>
    public static void PutDailyDose(FhirRow row, IReadOnlyList<Dosage> dosages, FhirSource source, FhirDesk desk)
    {
        if (dosages.Count == 0)
            return;
        var dosage = dosages is [var only] ? only : null;
        var dose = dosage?.DoseAndRate is [{ Dose: Quantity { Value: not null } quantity }] ? quantity : null;
        if (dose is { } each && TimesADay(dosage!) is { } times)
            PutDose(row, each, times);
        else
            desk.Warn(
                source,
                $"{source.Resource.TypeName} does not say the dose of a day: its dose is left open.",
                "Give one dose quantity and how often a day it is taken."
            );
        row.With("CMROUTE", FhirCodes.Words(dosage?.Route));
    }

    public static void PutDose(FhirRow row, Quantity dose, decimal times)
    {
        row.With("CMDOSE", (dose.Value!.Value * times).ToString(CultureInfo.InvariantCulture));
        row.With("CMDOSU", dose.Code ?? dose.Unit);
    }

    static decimal? TimesADay(Dosage dosage)
    {
        if (dosage.Timing?.Repeat is not { Frequency: { } frequency, Period: { } period and > 0 } rhythm)
            return null;
        if (rhythm.FrequencyMax is not null || rhythm.PeriodMax is not null || dosage.AsNeeded is not null)
            return null;
        return rhythm.PeriodUnit switch
        {
            Timing.UnitsOfTime.D => frequency / period,
            Timing.UnitsOfTime.H => frequency * 24 / period,
            _ => null,
        };
    }
}
