using Cairn.Cql.Types;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>What CQL reads of events: DM, DS, MH, AE, BE.</summary>
static class EventProperties
{
    public static readonly RecordEntry Demographics = new(
        new RecordType(
            nameof(Records.Demographics),
            null,
            [
                Properties.Date<Demographics>("birth", d => d.Birth),
                Properties.Date<Demographics>("consent", d => d.Consent),
                Properties.Date<Demographics>("death", d => d.Death),
                Properties.Whole<Demographics>("age", d => d.Age),
                Properties.Text<Demographics>("sex", d => d.Sex is "F" or "M" ? d.Sex : null),
            ]
        ),
        typeof(Demographics),
        _ => null
    );

    public static readonly RecordEntry Disposition = new(
        new RecordType(
            nameof(Records.Disposition),
            "code",
            [
                Properties.Text<Disposition>("code", d => d.Code),
                Properties.Text<Disposition>("term", d => d.Term),
                Properties.Text<Disposition>("category", d => d.Category),
                Properties.Date<Disposition>("date", d => d.Date),
            ]
        ),
        typeof(Disposition),
        d => ((Disposition)d).Code
    );

    public static readonly RecordEntry MedicalHistory = new(
        new RecordType(
            nameof(Records.MedicalHistory),
            "code",
            [
                Properties.Text<MedicalHistory>("code", m => m.Code ?? m.Term),
                Properties.Text<MedicalHistory>("term", m => m.Term),
                Properties.Text<MedicalHistory>("category", m => m.Category),
                Properties.Truth<MedicalHistory>("occurred", m => Properties.Occurred(m.Occurred)),
                Properties.Whole<MedicalHistory>("grade", m => m.Grade),
                Properties.Date<MedicalHistory>("start", m => m.Start),
                Properties.Date<MedicalHistory>("end", m => m.End),
                Properties.Truth<MedicalHistory>("isOngoing", IsOngoing),
                Properties.Span<MedicalHistory>("period", m => m.Start, m => m.End, IsOngoing),
            ]
        ),
        typeof(MedicalHistory),
        m => ((MedicalHistory)m).Code ?? ((MedicalHistory)m).Term
    );

    public static readonly RecordEntry AdverseEvent = new(
        new RecordType(
            nameof(Records.AdverseEvent),
            "code",
            [
                Properties.Text<AdverseEvent>("code", a => a.Name),
                Properties.Text<AdverseEvent>("category", a => a.Category),
                Properties.Whole<AdverseEvent>("grade", a => a.KnownGrade),
                Properties.Date<AdverseEvent>("start", a => a.Start),
                Properties.Date<AdverseEvent>("end", a => a.End),
                Properties.Truth<AdverseEvent>("isOngoing", IsOngoing),
                Properties.Span<AdverseEvent>("period", a => a.Start, a => a.End, IsOngoing),
            ]
        ),
        typeof(AdverseEvent),
        a => ((AdverseEvent)a).Name
    );

    public static readonly RecordEntry ProductEvent = new(
        new RecordType(
            nameof(Records.ProductEvent),
            "code",
            [Properties.Text<ProductEvent>("code", b => b.Code ?? b.Term), Properties.Date<ProductEvent>("date", b => b.Date)]
        ),
        typeof(ProductEvent),
        b => ((ProductEvent)b).Code ?? ((ProductEvent)b).Term
    );

    static Truth IsOngoing(MedicalHistory history)
    {
        if (history.End is not null)
            return Truth.False;
        if (history.StillPresent is { } said)
            return Truth.Of(said.ToUpperInvariant() is "ONGOING" or "Y");
        return Truth.Unknown;
    }

    static Truth IsOngoing(AdverseEvent adverse)
    {
        if (adverse.End is not null)
            return Truth.False;
        if (adverse.Outcome is { } outcome)
            return Truth.Of(outcome is "NOT RECOVERED/NOT RESOLVED" or "RECOVERING/RESOLVING");
        return Truth.Unknown;
    }
}
