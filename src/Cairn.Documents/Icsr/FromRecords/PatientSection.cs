using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Documents.Icsr.FromRecords;

/// <summary>D of a case.</summary>
static class PatientSection
{
    static readonly Unit Kilogram = Unit.Of("kg"),
        Centimetre = Unit.Of("cm");

    public static CasePatient Of(CaseSource source)
    {
        var records = source.Subject.Records;
        var who = records.Demographics;
        return new(
            source.Subject.Id,
            Age(who, source.Onset),
            Last(source, ScreeningCode.Weight, Kilogram),
            Last(source, ScreeningCode.Height, Centimetre),
            who?.Sex?.Meaning is Sex.Female or Sex.Male ? who.Sex.Meaning : null,
            [.. from history in records.Of<MedicalHistory>() where IsThere(history) select Past(source, history)],
            source.Subject.Vital.IsDead ? Death(source) : null
        );
    }

    // By the date of birth where it is known to the day; else the age at consent, which is a year too low at most.
    static int? Age(Demographics? who, DateOnly? onset) =>
        who?.Birth?.Date is { } birth && onset is { } day
            ? day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0)
            : who?.AgeInYears;

    static double? Last(CaseSource source, string test, Unit unit) =>
        source
            .Subject.Records.Of<VitalSign>()
            .Where(v => v.TestCode == test && v.Status is null && !(v.Date?.Earliest > source.Onset))
            .Select(v => v.Number is { } number ? UnitSpelling.Of(v.Unit)?.FactorTo(unit)?.Times(number) : null)
            .LastOrDefault(value => value is not null);

    // What was asked for by name and denied is no history.
    static bool IsThere(MedicalHistory history) => history.Occurred is null || history.Occurred.AsTruth.IsTrue;

    static PastCondition Past(CaseSource source, MedicalHistory h) =>
        new(h.Term, source.Code(h.Code, h.Term), h.Start, h.End, h.GoesOn);

    static CaseDeath Death(CaseSource source)
    {
        var subject = source.Subject;
        var causes = CausesOfDeath.Of(subject.Records).Select(c => c.Result ?? "");
        var fatal = from ae in subject.Records.Of<AdverseEvent>() where ae.IsFatal select ae.Term;
        var named = causes.Concat(fatal).Distinct(StringComparer.OrdinalIgnoreCase);
        var day = subject.Records.Demographics?.Death ?? subject.Records.Milestone(Milestone.Death)?.Date;
        return new(
            day ?? (subject.Vital.Death.Value is { } known ? PartialDate.Of(known) : null),
            [.. named.Select(cause => (cause, source.Code(cause)))]
        );
    }
}
