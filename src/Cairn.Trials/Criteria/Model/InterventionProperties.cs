using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Criteria.Naming;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Criteria.Model;

/// <summary>What CQL reads of interventions: CM, PR, EX.</summary>
static class InterventionProperties
{
    public static readonly RecordEntry Medication = new(
        new RecordType(
            nameof(Records.Medication),
            "code",
            [
                Properties.Text<Medication>("code", "CMDECOD", m => m.Code ?? m.Treatment),
                Properties.Text<Medication>("treatment", "CMTRT", m => m.Treatment),
                Properties.Text<Medication>("category", "CMCAT", m => m.Category),
                Properties.Texts<Medication>("kind", "CMCAT", m => m.KindsAsRead()),
                Properties.Texts<Medication>(Properties.Cells, "CMDECOD", m => m.Cells()),
                Properties.Listed<Medication>(Properties.MayBe, "CMDECOD", m => m.MayBe()),
                Properties.Text<Medication>(Properties.Treats, "CMDECOD", m => ToxicityTreatment.Syndrome(m)?.Word()),
                Properties.Text<Medication>("indication", "CMINDC", m => m.Indication),
                Properties.Text<Medication>("route", "CMROUTE", m => m.Route),
                Properties.Truth<Medication>("occurred", "CMOCCUR", m => Properties.Occurred(m.Occurred)),
                Properties.Quantity<Medication>("dose", "CMDOSE", m => Dose(m.Dose, m.DoseUnit)),
                Properties.Text<Medication>("frequency", "CMDOSFRQ", m => m.FrequencyAsRead()?.Word()),
                Properties.Quantity<Medication>("doseADay", "CMDOSE", m =>
                    Dose(m.Dose * m.FrequencyAsRead()?.TimesADay, m.DoseUnit)
                ),
                Properties.Whole<Medication>("everyDays", "CMDOSFRQ", m => m.FrequencyAsRead()?.EveryDays),
                Properties.Date<Medication>("startDate", "CMSTDTC", m => m.Start),
                Properties.Date<Medication>("asked", "CMDTC", m => m.Asked),
                Properties.Date<Medication>("endDate", "CMENDTC", m => m.End),
                Properties.Truth<Medication>("isOngoing", "CMENRTPT", m => m.GoesOn),
                Properties.Span<Medication>("period", "CMENDTC", m => m.Start, m => m.End, m => m.GoesOn),
            ]
        ),
        typeof(Medication)
    );

    public static readonly RecordEntry Procedure = new(
        new RecordType(
            nameof(Records.Procedure),
            "code",
            [
                Properties.Text<Procedure>("code", "PRDECOD", p => p.NameAsRead()),
                Properties.Text<Procedure>("category", "PRCAT", p => p.Category),
                Properties.Texts<Procedure>("kind", "PRCAT", p => p.Kinds()),
                Properties.Texts<Procedure>("procedure", "PRDECOD", p => p.Names()),
                Properties.Texts<Procedure>(Properties.MayBe, "PRDECOD", p => p.MayBe()),
                Properties.Truth<Procedure>("occurred", "PROCCUR", p => Properties.Occurred(p.Occurred)),
                Properties.Date<Procedure>("startDate", "PRSTDTC", p => p.Start),
                Properties.Date<Procedure>("asked", "PRDTC", p => p.Asked),
                Properties.Date<Procedure>("endDate", "PRENDTC", p => p.End),
                Properties.Span<Procedure>("period", "PRSTDTC", p => p.Start, p => p.End ?? p.Start, _ => Truth.False),
            ]
        ),
        typeof(Procedure)
    );

    public static readonly RecordEntry Exposure = new(
        new RecordType(
            nameof(Records.Exposure),
            "category",
            [
                Properties.Text<Exposure>("category", "EXCAT", e => e.Category?.Word),
                Properties.Text<Exposure>("treatment", "EXTRT", e => e.Treatment),
                Properties.Quantity<Exposure>("dose", "EXDOSE", e => Dose(e.Dose, e.DoseUnit)),
                Properties.Date<Exposure>("startDate", "EXSTDTC", e => e.Start),
                Properties.Date<Exposure>("endDate", "EXENDTC", e => e.End ?? e.Start),
            ]
        ),
        typeof(Exposure)
    );

    static CqlQuantity? Dose(double? dose, string? unit) =>
        dose is { } number && unit is not null ? QuantityMath.Read((decimal)number, unit) : null;
}
