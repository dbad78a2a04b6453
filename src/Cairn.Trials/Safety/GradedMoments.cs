using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.CellTherapy;

namespace Cairn.Safety;

/// <summary>
/// The grades of a syndrome as recorded (FA GRADE) and, where a moment has none, as its signs give it; and where the two differ,
/// the question.
/// </summary>
public static class GradedMoments
{
    /// <summary>
    /// The moments with a grade, in the order of the records. Signs that leave it open are there from the grade that it is at
    /// least, if that is any.
    /// </summary>
    public static IReadOnlyList<GradedMoment> Of(SubjectRecords subject, FaObject about)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return
        [
            .. from moment in Moments(subject, about)
            let graded = Graded(subject, moment, about)
            where graded.IsRecorded || graded.Signs.Known is not null || graded.Signs.Least > 0
            select graded.Moment,
        ];
    }

    /// <summary>
    /// What a rule of doses reads: the moments with a grade or a sign, those too whose signs are there and may be of no grade, or
    /// which nobody can read.
    /// </summary>
    internal static IEnumerable<GradedMoment> Shown(SubjectRecords subject, FaObject about) =>
        from moment in Moments(subject, about)
        where Recorded(moment) is not null || moment.Any(IsSign)
        let graded = Graded(subject, moment, about)
        where graded.IsRecorded || graded.Signs.Known is not null || graded.Signs.Least > 0 || graded.MayBe
        select graded.Moment;

    /// <param name="Signs">The grades that the signs leave.</param>
    /// <param name="MayBe">Whether a sign is there, or one that nobody can read.</param>
    sealed record Read(GradedMoment Moment, bool IsRecorded, GradeSpan Signs, bool MayBe);

    static Read Graded(SubjectRecords subject, IGrouping<PartialDate, FindingAbout> moment, FaObject about)
    {
        var recorded = Recorded(moment);
        if (recorded is { } alone && !moment.Any(IsSign))
            return new(At(moment, GradeSpan.Of(alone)), true, GradeSpan.Of(alone), false);
        var signs = Computed(subject, moment, about);
        var made = recorded is { } grade ? Beside(At(moment, GradeSpan.Of(grade)), signs.Value) : At(moment, signs.Value);
        var isThere = moment.Any(IsOfPressureOrOxygen) || signs.Missing.OfType<Gap.Meaning>().Any();
        return new(made, recorded is not null, signs.Value, signs.Value.Most > 0 && isThere);
    }

    static GradedMoment At(IGrouping<PartialDate, FindingAbout> moment, GradeSpan grade)
    {
        var told = moment.Where(IsGrade).MaxBy(f => f.Number) ?? moment.FirstOrDefault(IsSign) ?? moment.First();
        return new(At(moment.Key), moment.Key.Time is not null, grade.Least, told.AsFact()) { AtMost = grade.Most };
    }

    // A grade that its signs do not leave is open between the two; a death is no sign of its day.
    static GradedMoment Beside(GradedMoment recorded, GradeSpan signs)
    {
        if (recorded.Grade == 5 || recorded.Grade >= signs.Least && recorded.Grade <= signs.Most)
            return recorded;
        return recorded with
        {
            AtLeast = Math.Min(recorded.Grade, signs.Least),
            AtMost = Math.Max(recorded.Grade, signs.Most),
            IsDisputed = true,
        };
    }

    static bool IsSign(FindingAbout f) =>
        f.TestCode
            is CrsRecord.Pressure
                or CrsRecord.Oxygen
                or IcansRecord.Ice
                or IcansRecord.Arousal
                or IcansRecord.Seizure
                or IcansRecord.Weakness
                or IcansRecord.Swelling;

    static bool IsOfPressureOrOxygen(FindingAbout f) =>
        f.TestCode switch
        {
            CrsRecord.Pressure => CrsRecord.PressureOf(f.Result) > Hypotension.None,
            CrsRecord.Oxygen => CrsRecord.OxygenOf(f.Result) > OxygenNeed.None,
            _ => false,
        };

    /// <summary>
    /// Whether the signs of a moment without a recorded grade leave open that it was there, at a grade or above: then none found
    /// is no zero.
    /// </summary>
    public static bool MayBe(SubjectRecords subject, FaObject about, int grade) =>
        Moments(subject, about)
            .Where(moment => Recorded(moment) is null)
            .Select(moment => Computed(subject, moment, about).Value)
            .Any(span => span.Known is null && span.Most >= Math.Max(1, grade));

    /// <summary>
    /// Where the recorded grade is not one that the signs leave; and signs in words that say nothing known, which leave it open.
    /// </summary>
    public static IEnumerable<Finding> Differences(SubjectRecords subject, FaObject about)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Moments(subject, about)
            .SelectMany(moment =>
                Asked($"{subject.Id}, {about.Word()} of {moment.Key}", moment, Computed(subject, moment, about))
            );
    }

    static IEnumerable<Finding> Asked(string place, IEnumerable<FindingAbout> moment, Answer<GradeSpan> computed)
    {
        var recorded = Recorded(moment);
        if (recorded is { } grade && grade != 5 && (grade < computed.Value.Least || grade > computed.Value.Most))
            yield return Finding.Warning(
                place,
                null,
                "FAORRES",
                $"Grade {grade} is recorded; the signs give {computed.Value}: {computed.Rule.Says}",
                "Ask which is right."
            );
        foreach (var word in computed.Missing.OfType<Gap.Meaning>())
            yield return Finding.Warning(
                place,
                null,
                "FAORRES",
                $"'{word.Written}' of {word.Variable} says nothing known: by the signs the grade is {computed.Value}.",
                $"Ask what is meant: {word.Name}, one of {string.Join(", ", word.Known).ToLowerInvariant()}."
            );
    }

    static IEnumerable<IGrouping<PartialDate, FindingAbout>> Moments(SubjectRecords subject, FaObject about) =>
        subject
            .Of<FindingAbout>()
            .Where(f => f.About?.Is(about) == true && f.Status is null && f.Date?.Date is not null)
            .GroupBy(f => f.Date!.Value);

    static DateTime At(PartialDate moment) => moment.Date!.Value.ToDateTime(moment.Time ?? TimeOnly.MinValue);

    static int? Recorded(IEnumerable<FindingAbout> moment) => moment.Where(IsGrade).Max(f => (int?)f.Number);

    static bool IsGrade(FindingAbout f) => f.TestCode == TestCode.Grade && f.Number is 0 or 1 or 2 or 3 or 4 or 5;

    static Answer<GradeSpan> Computed(SubjectRecords subject, IGrouping<PartialDate, FindingAbout> moment, FaObject about)
    {
        string? Said(string test) => moment.FirstOrDefault(f => f.TestCode == test)?.Result;
        Fact[] because = [.. moment.Select(f => f.AsFact())];
        return about switch
        {
            FaObject.Crs => CrsGrade.Of(
                CrsRecord.Signs(Said) with
                {
                    Temperature = Temperature(subject, moment.Key),
                    Treated = Coded<NoYes>.Of(Said(CrsRecord.Treated)).AsTruth,
                    FeverBefore = FeverBefore(subject, moment.Key),
                    Because = because,
                }
            ),
            FaObject.Icans when subject.Demographics?.AgeInYears < IcansGrade.LeastAge => IcansGrade.OfChild(because),
            FaObject.Icans => IcansGrade.Of(IcansRecord.Signs(Said) with { Because = because }),
            FaObject.Extramedullary => throw new ArgumentOutOfRangeException(
                nameof(about),
                about,
                "It is no syndrome of the cells."
            ),
        };
    }

    // The highest temperature of the day.
    static double? Temperature(SubjectRecords subject, PartialDate moment) =>
        Temperatures(subject).Max(t => t.Day == moment.Date ? (double?)t.Celsius : null);

    // Nobody had one of the cells before the cells; of days without a temperature nobody knows.
    static Truth FeverBefore(SubjectRecords subject, PartialDate moment)
    {
        var first = subject.CellInfusions.FirstOrDefault(e => e.Dose > 0)?.Start?.Date;
        if (moment.Date <= first)
            return Truth.False;
        List<double> before = [.. from t in Temperatures(subject) where t.Day < moment.Date && !(t.Day < first) select t.Celsius];
        return before.Count == 0 ? Truth.Unknown : Truth.Of(before.Exists(celsius => celsius >= CrsGrade.Fever));
    }

    static IEnumerable<(DateOnly Day, double Celsius)> Temperatures(SubjectRecords subject) =>
        from sign in subject.Of<VitalSign>()
        where sign is { TestCode: ScreeningCode.Temperature, Number: not null, Date.Date: not null }
        let celsius = Catalogue.Find(sign)?.ValueOf(sign.Number!.Value, sign.Unit)
        where celsius is not null && !Plausible.IsOutside(sign)
        select (sign.Date!.Value.Date!.Value, celsius.Value);
}
