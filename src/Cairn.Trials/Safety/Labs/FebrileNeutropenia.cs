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
        var counts = subject.Of<LabResult>().Where(o => o.TestCode == TestCode.Neutrophils);
        var low = counts.Where(o => IsLow(o).IsTrue).ToLookup(o => o.Date?.Date);
        return
        [
            .. subject
                .Of<VitalSign>()
                .Where(o => o.TestCode == ScreeningCode.Temperature && o.Date?.Date is not null && Celsius(o) >= Sustained)
                .GroupBy(o => o.Date!.Value.Date!.Value)
                .Where(day => low[day.Key].Any())
                .OrderBy(day => day.Key)
                .Select(day => (day.Key, Holds([.. day], [.. low[day.Key]]))),
        ];
    }

    static Answer<Truth> Holds(List<VitalSign> warm, List<LabResult> low)
    {
        Fact[] because = [.. warm.Select(o => o.AsFact()), .. low.Select(o => o.AsFact())];
        var hot = Hot(warm.Max(Celsius), LastsAnHour(warm) ? Truth.True : Truth.Unknown);
        return new(hot, Rule, because, hot.IsUnknown ? [.. Missing(Truth.True, warm.Max(Celsius))] : []);
    }

    static Truth Hot(double? celsius, Truth lastsAnHour) =>
        celsius is { } t ? Truth.Of(t > Single).Or(Truth.Of(t >= Sustained).And(lastsAnHour)) : Truth.Unknown;

    static IEnumerable<Gap> Missing(Truth isLow, double? celsius)
    {
        if (isLow.IsUnknown)
            yield return new Gap.NotRecorded("LB", TestCode.Neutrophils, "neutrophils, in a unit that converts to 10*9/L");
        if (celsius is null)
            yield return new Gap.NotRecorded("VS", ScreeningCode.Temperature, "the temperature", "Cel");
        else if (celsius <= Single)
            yield return new Gap.NotRecorded("VS", ScreeningCode.Temperature, "whether 38.0 Cel lasted an hour", "Cel");
    }

    static bool LastsAnHour(List<VitalSign> warm)
    {
        List<TimeOnly> times = [.. warm.Select(o => o.Date!.Value.Time).OfType<TimeOnly>()];
        return times.Count > 1 && (times.Max() - times.Min()).TotalHours > Hours;
    }

    static double? Celsius(VitalSign sign) =>
        sign.Number is { } t && !Plausible.IsOutside(sign) ? Catalogue.Find(sign)?.ValueOf(t, sign.Unit) : null;

    static readonly Rule Rule = new(
        "ctcae.5.0.Febrile-neutropenia.3",
        "Neutrophils below 1.0 10*9/L with a temperature above 38.3 Cel, or 38.0 Cel for longer than an hour, the same day."
    );
}
