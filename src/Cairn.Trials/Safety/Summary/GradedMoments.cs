using Cairn.Records;
using Cairn.Safety.CellTherapy;

namespace Cairn.Safety.Summary;

/// <summary>
/// The grades of a syndrome as recorded (FA GRADE) and, where a moment has none, as its signs give it; and where the two differ,
/// the question.
/// </summary>
public static class GradedMoments
{
    /// <summary>The moments with a grade, in the order of the records.</summary>
    public static IReadOnlyList<GradedMoment> Of(SubjectRecords subject, FaObject about)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return
        [
            .. from moment in Moments(subject, about)
            let grade = Recorded(moment) ?? Computed(subject, moment, about).Value
            where grade is not null
            select new GradedMoment(At(moment.Key), moment.Key.Time is not null, grade.Value, moment.First().AsFact()),
        ];
    }

    /// <summary>Where the recorded grade is not the one that the signs give.</summary>
    public static IEnumerable<Finding> Differences(SubjectRecords subject, FaObject about)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return from moment in Moments(subject, about)
            let recorded = Recorded(moment)
            let computed = Computed(subject, moment, about)
            where recorded is not null && Contradicts(recorded.Value, computed)
            select Finding.Warning(
                $"{subject.Id}, {about.Word()} of {moment.Key}",
                null,
                "FAORRES",
                $"Grade {recorded} is recorded; the signs give {computed.Value}: {computed.Rule.Says}",
                "Ask which is right."
            );
    }

    // Signs that were not all recorded contradict a lower grade alone.
    static bool Contradicts(int recorded, Answer<int?> computed) =>
        computed.Value is { } grade && (grade > recorded || grade < recorded && recorded < 5 && computed.Missing.Count == 0);

    static IEnumerable<IGrouping<Quantities.PartialDate, FindingAbout>> Moments(SubjectRecords subject, FaObject about) =>
        subject
            .Of<FindingAbout>()
            .Where(f => f.About?.Is(about) == true && f.Status is null && f.Date?.Date is not null)
            .GroupBy(f => f.Date!.Value);

    static DateTime At(Quantities.PartialDate moment) => moment.Date!.Value.ToDateTime(moment.Time ?? TimeOnly.MinValue);

    static int? Recorded(IEnumerable<FindingAbout> moment) =>
        moment.Where(f => f.TestCode == TestCode.Grade && f.Number is 0 or 1 or 2 or 3 or 4 or 5).Max(f => (int?)f.Number);

    static Answer<int?> Computed(SubjectRecords subject, IGrouping<Quantities.PartialDate, FindingAbout> moment, FaObject about)
    {
        string? Said(string test) => moment.FirstOrDefault(f => f.TestCode == test)?.Result;
        Fact[] because = [.. moment.Select(f => f.AsFact())];
        return about switch
        {
            FaObject.Crs => CrsGrade.Of(
                new()
                {
                    Temperature = Temperature(subject, moment.Key),
                    Treated = Truth.Of(Said(CrsRecord.Treated) is { } treated ? treated == "Y" : null),
                    FeverBefore = FeverBefore(subject, moment.Key),
                    Hypotension = CrsRecord.PressureOf(Said(CrsRecord.Pressure)),
                    Oxygen = CrsRecord.OxygenOf(Said(CrsRecord.Oxygen)),
                    Because = because,
                }
            ),
            FaObject.Icans when subject.Demographics?.Age < IcansGrade.LeastAge => IcansGrade.OfChild(because),
            FaObject.Icans => IcansGrade.Of(
                new()
                {
                    Ice = moment.FirstOrDefault(f => f.TestCode == IcansRecord.Ice)?.Number is { } ice and >= 0 and <= 10
                        ? (int)ice
                        : null,
                    Arousal = IcansRecord.ArousalOf(Said(IcansRecord.Arousal)),
                    Seizure = IcansRecord.SeizureOf(Said(IcansRecord.Seizure)),
                    DeepWeakness = Said(IcansRecord.Weakness) is { } weakness ? weakness == "Y" : null,
                    Swelling = IcansRecord.SwellingOf(Said(IcansRecord.Swelling)),
                    Because = because,
                }
            ),
            FaObject.Extramedullary => throw new ArgumentOutOfRangeException(
                nameof(about),
                about,
                "It is no syndrome of the cells."
            ),
        };
    }

    // The highest temperature of the day.
    static double? Temperature(SubjectRecords subject, Quantities.PartialDate moment) =>
        Temperatures(subject).Max(t => t.Day == moment.Date ? (double?)t.Celsius : null);

    static Truth FeverBefore(SubjectRecords subject, Quantities.PartialDate moment) =>
        Truth.Of(Temperatures(subject).Any(t => t.Day < moment.Date && t.Celsius >= CrsGrade.Fever));

    static IEnumerable<(DateOnly Day, double Celsius)> Temperatures(SubjectRecords subject) =>
        from sign in subject.Of<VitalSign>()
        where sign is { TestCode: ScreeningCode.Temperature, Number: not null, Date.Date: not null }
        let celsius = Catalogue.Find(sign)?.ValueOf(sign.Number!.Value, sign.Unit)
        where celsius is not null
        select (sign.Date!.Value.Date!.Value, celsius.Value);
}
