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

    /// <summary>The days on which it was there or may have been, with what would settle it.</summary>
    public static IReadOnlyList<(DateOnly Day, Answer<Truth> Holds)> Of(SubjectRecords subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var counts = subject.Of<LabResult>().Where(o => o.TestCode == TestCode.Neutrophils);
        var low = counts.Where(IsLow).ToLookup(o => o.Date?.Date);
        return
        [
            .. subject
                .Of<VitalSign>()
                .Where(o => o.TestCode == ScreeningCode.Temperature && o.Date?.Date is not null && Celsius(o) >= Sustained)
                .GroupBy(o => o.Date!.Value.Date!.Value)
                .Where(day => low[day.Key].Any())
                .Select(day => (day.Key, Holds([.. day], [.. low[day.Key]]))),
        ];
    }

    static Answer<Truth> Holds(List<VitalSign> warm, List<LabResult> low)
    {
        Fact[] because = [.. warm.Select(o => o.AsFact()), .. low.Select(o => o.AsFact())];
        var high = warm.Exists(o => Celsius(o) > Single) || LastsAnHour(warm);
        return high
            ? Answer<Truth>.Of(Truth.True, Rule, because)
            : new(
                Truth.Unknown,
                Rule,
                because,
                [new Gap.NotRecorded("VS", ScreeningCode.Temperature, "whether 38.0 Cel lasted an hour", "Cel")]
            );
    }

    static bool LastsAnHour(List<VitalSign> warm)
    {
        List<TimeOnly> times = [.. warm.Select(o => o.Date!.Value.Time).OfType<TimeOnly>()];
        return times.Count > 1 && (times.Max() - times.Min()).TotalHours > Hours;
    }

    static bool IsLow(LabResult count) => Catalogue.Read(count).Value.IsBelow(Neutrophils).IsTrue;

    static double? Celsius(VitalSign sign) => sign.Number is { } t ? Catalogue.Find(sign)?.ValueOf(t, sign.Unit) : null;

    static readonly Rule Rule = new(
        "ctcae.5.0.Febrile-neutropenia.3",
        "Neutrophils below 1.0 10*9/L with a temperature above 38.3 Cel, or 38.0 Cel for longer than an hour, the same day."
    );
}
