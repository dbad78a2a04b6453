using Cairn.Cql.Types;
using Cairn.Criteria.Naming;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Criteria.Model;

/// <summary>What CQL reads of events: DM, DS, MH, AE, BE.</summary>
static class EventProperties
{
    public static readonly RecordEntry Demographics = new(
        new RecordType(
            nameof(Records.Demographics),
            null,
            [
                Properties.Date<Demographics>("birth", "BRTHDTC", d => d.Birth),
                Properties.Date<Demographics>("consent", "RFICDTC", d => d.Consent),
                Properties.Date<Demographics>("death", "DTHDTC", d => d.Death),
                Properties.Whole<Demographics>("age", "AGE", d => d.AgeInYears),
                Properties.Text<Demographics>("sex", "SEX", d =>
                    d.Sex is { Meaning: Sex.Female or Sex.Male } sex ? sex.Word : null
                ),
            ]
        ),
        typeof(Demographics)
    );

    public static readonly RecordEntry Disposition = new(
        new RecordType(
            nameof(Records.Disposition),
            "code",
            [
                Properties.Text<Disposition>("code", "DSDECOD", d => d.Code.Word),
                Properties.Text<Disposition>("term", "DSTERM", d => d.Term),
                Properties.Text<Disposition>("category", "DSCAT", d => d.Category),
                Properties.Date<Disposition>("date", "DSSTDTC", d => d.Date),
            ]
        ),
        typeof(Disposition)
    );

    public static readonly RecordEntry MedicalHistory = new(
        new RecordType(
            nameof(Records.MedicalHistory),
            "code",
            [
                Properties.Text<MedicalHistory>("code", "MHDECOD", m => m.NameAsRead()),
                Properties.Listed<MedicalHistory>("illness", "MHDECOD", m => m.Names().Is),
                Properties.Listed<MedicalHistory>(Properties.MayBe, "MHDECOD", m => m.Names().MayBe),
                Properties.Text<MedicalHistory>("term", "MHTERM", m => m.Term),
                Properties.Text<MedicalHistory>("category", "MHCAT", m => m.Category),
                Properties.Truth<MedicalHistory>("occurred", "MHOCCUR", m => Properties.Occurred(m.Occurred)),
                Properties.Whole<MedicalHistory>("grade", "MHTOXGR", m => m.Grade),
                Properties.Date<MedicalHistory>("startDate", "MHSTDTC", m => m.Start),
                Properties.Date<MedicalHistory>("asked", "MHDTC", m => m.Asked),
                Properties.Date<MedicalHistory>("endDate", "MHENDTC", m => m.End),
                Properties.Truth<MedicalHistory>("isOngoing", "MHENRTPT", m => m.GoesOn),
                Properties.Span<MedicalHistory>("period", "MHENDTC", m => m.Start, m => m.End, m => m.GoesOn),
            ]
        ),
        typeof(MedicalHistory)
    );

    public static readonly RecordEntry AdverseEvent = new(
        new RecordType(
            nameof(Records.AdverseEvent),
            "code",
            [
                Properties.Text<AdverseEvent>("code", "AEDECOD", a => a.Name),
                Properties.Text<AdverseEvent>("category", "AECAT", a => a.Category),
                Properties.Texts<AdverseEvent>("toxicity", "AEDECOD", ToxicityNames.Of),
                Properties.Texts<AdverseEvent>(Properties.MayBe, "AECAT", MayBe),
                Properties.Text<AdverseEvent>("organClass", "AEBODSYS", a => OrganClass.Of(a, CtcaeVersion.Usual)),
                Properties.Whole<AdverseEvent>("grade", "AETOXGR", a => a.KnownGrade),
                Properties.Truth<AdverseEvent>("isLowCount", "AEDECOD", a =>
                    ToxicityGroups.IsIn(a, ToxicityGroup.LowBloodCounts)
                ),
                Properties.Date<AdverseEvent>("startDate", "AESTDTC", a => a.Start),
                Properties.Date<AdverseEvent>("endDate", "AEENDTC", a => a.End),
                Properties.Truth<AdverseEvent>("isOngoing", "AEOUT", a => a.GoesOn),
                Properties.Truth<AdverseEvent>("isEndDenied", "AEOUT", a => Truth.Of(a.IsEndDenied)),
                Properties.Span<AdverseEvent>("period", "AEENDTC", a => a.Start, a => a.End, a => a.GoesOn),
            ]
        ),
        typeof(AdverseEvent)
    );

    static IEnumerable<string> MayBe(AdverseEvent ae) =>
        [
            .. SuspectedToxicities.Of(ae),
            .. SuspectedToxicities.MayBeInfection(ae) ? ["ACTIVE INFECTION"] : Array.Empty<string>(),
            .. CytokineSigns.MayBe(ae) ? ["SIGN OF CYTOKINE RELEASE"] : Array.Empty<string>(),
            .. IllnessReading.Told(ae),
        ];

    public static readonly RecordEntry ProductEvent = new(
        new RecordType(
            nameof(Records.ProductEvent),
            "code",
            [
                Properties.Text<ProductEvent>("code", "BEDECOD", b => b.Code?.Word ?? b.Term),
                Properties.Date<ProductEvent>("date", "BESTDTC", b => b.Date),
            ]
        ),
        typeof(ProductEvent)
    );
}
