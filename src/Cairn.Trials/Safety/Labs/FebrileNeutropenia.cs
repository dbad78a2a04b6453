using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety.Labs;

/// <summary>
/// Febrile neutropenia by CTCAE v5.0 (grade 3): neutrophils below 1.0 10^9/L with one temperature above 38.3 degrees, or 38 and
/// more for longer than an hour. Grades 4 and 5 are the clinician's. A count and a temperature of one day belong together.
/// </summary>
public static class FebrileNeutropenia
{
    const double Neutrophils = 1.0,
        Single = 38.3,
        Sustained = 38.0,
        Hours = 1;

    const int Grade3 = 3;

    /// <summary>The term as CTCAE writes it.</summary>
    public const string Term = "Febrile neutropenia";

    /// <summary>The grade of a count and a temperature that belong together: 3, 0, or null where it cannot be told.</summary>
    /// <param name="isLow">Neutrophils below 1.0 10^9/L.</param>
    /// <param name="celsius">The highest temperature; null when none is known.</param>
    /// <param name="lastsAnHour">38.0 degrees and more for longer than an hour.</param>
    public static Answer<int?> Grade(Truth isLow, double? celsius, Truth lastsAnHour)
    {
        var holds = isLow.And(Hot(celsius, lastsAnHour));
        return new(
            holds switch
            {
                Truth.True => Grade3,
                Truth.False => 0,
                Truth.Unknown => null,
            },
            Rule,
            [],
            holds.IsUnknown ? [.. Missing(isLow, celsius)] : []
        );
    }

    /// <summary>Whether a count is below 1.0 10^9/L, in whatever unit; unknown where it does not convert.</summary>
    public static Truth IsLow(LabResult count) =>
        Plausible.IsOutside(count) ? Truth.Unknown : Catalogue.Read(count).Value.IsBelow(Neutrophils);

    /// <summary>The days on which it was there or may have been, with what would settle it.</summary>
    public static IReadOnlyList<(DateOnly Day, Answer<Truth> Holds)> Of(SubjectRecords subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var low = ByDay(Counts(subject).Where(o => IsLow(o).IsTrue));
        return [.. from day in WarmDays(subject) where low[day.Key].Any() select (day.Key, Holds([.. day], [.. low[day.Key]]))];
    }

    /// <summary>
    /// The days with a fever and no count of their own, the day before or after one with a low count: whether it was there is
    /// open until the count of the day is known.
    /// </summary>
    public static IReadOnlyList<(DateOnly Day, Answer<Truth> Holds)> WithoutCount(SubjectRecords subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var counts = ByDay(Counts(subject).Where(o => !IsLow(o).IsUnknown));
        IEnumerable<LabResult> LowBeside(DateOnly day) =>
            counts[day.AddDays(-1)].Concat(counts[day.AddDays(1)]).Where(o => IsLow(o).IsTrue);
        return
        [
            .. from day in WarmDays(subject)
            where !counts[day.Key].Any()
            let low = LowBeside(day.Key).ToList()
            where low.Count > 0
            select (day.Key, Open([.. day], low)),
        ];
    }

    static IEnumerable<LabResult> Counts(SubjectRecords subject) =>
        subject.Of<LabResult>().Where(o => o.TestCode == TestCode.Neutrophils && o.Date?.Date is not null && o.IsOfItsSpecimen());

    static ILookup<DateOnly, LabResult> ByDay(IEnumerable<LabResult> counts) => counts.ToLookup(o => o.Date!.Value.Date!.Value);

    // Every temperature of a day on which one was a fever.
    static IEnumerable<IGrouping<DateOnly, VitalSign>> WarmDays(SubjectRecords subject) =>
        from sign in subject.Of<VitalSign>()
        where sign.TestCode == ScreeningCode.Temperature && sign.Date?.Date is not null && Celsius(sign) is not null
        group sign by sign.Date!.Value.Date!.Value into day
        where day.Max(Celsius) >= Sustained
        orderby day.Key
        select day;

    static Answer<Truth> Holds(List<VitalSign> day, List<LabResult> low)
    {
        var hot = Hot(day.Max(Celsius), LastsAnHour(day) ? Truth.True : Truth.Unknown);
        return new(hot, Rule, Because(day, low), hot.IsUnknown ? [.. Missing(Truth.True, day.Max(Celsius))] : []);
    }

    static Answer<Truth> Open(List<VitalSign> day, List<LabResult> low) =>
        new(Truth.Unknown, Rule, Because(day, low), [new Gap.NotRecorded("LB", TestCode.Neutrophils, "neutrophils of the day")]);

    static Fact[] Because(List<VitalSign> day, List<LabResult> low) =>
        [.. from o in day where Celsius(o) >= Sustained select o.AsFact(), .. low.Select(o => o.AsFact())];

    static Truth Hot(double? celsius, Truth lastsAnHour) =>
        celsius is { } t ? Truth.Of(t > Single).Or(Truth.Of(t >= Sustained).And(lastsAnHour)) : Truth.Unknown;

    static IEnumerable<Gap> Missing(Truth isLow, double? celsius)
    {
        if (isLow.IsUnknown)
            yield return new Gap.NotRecorded("LB", TestCode.Neutrophils, "neutrophils, in a unit that converts to ×10⁹/L");
        if (celsius is null)
            yield return new Gap.NotRecorded("VS", ScreeningCode.Temperature, "the temperature", "Cel");
        else if (celsius <= Single)
            yield return new Gap.NotRecorded("VS", ScreeningCode.Temperature, "whether 38.0 °C lasted an hour", "Cel");
    }

    // From one temperature of 38.0 to a later one more than an hour after it, and none below between them.
    static bool LastsAnHour(List<VitalSign> day)
    {
        TimeOnly? since = null;
        foreach (var (at, celsius) in Timed(day))
        {
            if (celsius >= Sustained && since is { } from && (at - from).TotalHours > Hours)
                return true;
            since = celsius >= Sustained ? since ?? at : null;
        }
        return false;
    }

    static IEnumerable<(TimeOnly At, double Celsius)> Timed(List<VitalSign> day) =>
        from sign in day
        where sign.Date!.Value.Time is not null
        let at = sign.Date!.Value.Time!.Value
        orderby at
        select (at, Celsius(sign)!.Value);

    static double? Celsius(VitalSign sign) =>
        sign.Number is { } t && !Plausible.IsOutside(sign) ? Catalogue.Find(sign)?.ValueOf(t, sign.Unit) : null;

    static readonly Rule Rule = new(
        "ctcae.5.0.Febrile-neutropenia.3",
        "Neutrophils below 1.0 ×10⁹/L with a temperature above 38.3 °C, or 38.0 °C for longer than an hour, the same day."
    );
}
