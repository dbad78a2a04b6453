using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>What CQL reads of interventions: CM, PR, EX.</summary>
static class InterventionProperties
{
    public static readonly RecordEntry Medication = new(
        new RecordType(
            nameof(Records.Medication),
            "code",
            [
                Properties.Text<Medication>("code", m => m.Code ?? m.Treatment),
                Properties.Text<Medication>("treatment", m => m.Treatment),
                Properties.Text<Medication>("category", m => m.Category),
                Properties.Text<Medication>("indication", m => m.Indication),
                Properties.Text<Medication>("route", m => m.Route),
                Properties.Truth<Medication>("occurred", m => Properties.Occurred(m.Occurred)),
                Properties.Quantity<Medication>("dose", m => Dose(m.Dose, m.DoseUnit)),
                Properties.Date<Medication>("start", m => m.Start),
                Properties.Date<Medication>("end", m => m.End),
                Properties.Truth<Medication>("isOngoing", IsOngoing),
                Properties.Span<Medication>("period", m => m.Start, m => m.End, IsOngoing),
            ]
        ),
        typeof(Medication),
        m => ((Medication)m).Code ?? ((Medication)m).Treatment
    );

    public static readonly RecordEntry Procedure = new(
        new RecordType(
            nameof(Records.Procedure),
            "code",
            [
                Properties.Text<Procedure>("code", p => p.Code ?? p.Name),
                Properties.Text<Procedure>("category", p => p.Category),
                Properties.Truth<Procedure>("occurred", p => Properties.Occurred(p.Occurred)),
                Properties.Date<Procedure>("start", p => p.Start),
                Properties.Date<Procedure>("end", p => p.End ?? p.Start),
                Properties.Span<Procedure>("period", p => p.Start, p => p.End ?? p.Start, _ => Truth.False),
            ]
        ),
        typeof(Procedure),
        p => ((Procedure)p).Code ?? ((Procedure)p).Name
    );

    public static readonly RecordEntry Exposure = new(
        new RecordType(
            nameof(Records.Exposure),
            "category",
            [
                Properties.Text<Exposure>("category", e => e.Category),
                Properties.Text<Exposure>("treatment", e => e.Treatment),
                Properties.Quantity<Exposure>("dose", e => Dose(e.Dose, e.DoseUnit)),
                Properties.Date<Exposure>("start", e => e.Start),
                Properties.Date<Exposure>("end", e => e.End ?? e.Start),
            ]
        ),
        typeof(Exposure),
        e => ((Exposure)e).Category
    );

    static CqlQuantity? Dose(double? dose, string? unit) =>
        dose is { } number && unit is not null ? QuantityMath.Read((decimal)number, unit) : null;

    /// <summary>Still taken: an end is not recorded, and the row says so.</summary>
    static Truth IsOngoing(Medication medication)
    {
        if (medication.End is not null)
            return Truth.False;
        if (medication.Other.TryGetValue("CMENRTPT", out var said) || medication.Other.TryGetValue("CMENRF", out said))
            return Truth.Of(said is "ONGOING" or "AFTER" or "DURING/AFTER");
        return Truth.Unknown;
    }
}
