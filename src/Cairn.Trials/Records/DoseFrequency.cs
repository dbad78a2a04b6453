namespace Cairn.Records;

/// <summary>
/// How often a dose is taken (CDISC codelist FREQ), as far as doses can be counted from it. What is taken as needed, or given
/// without a break, is none of them.
/// </summary>
public enum DoseFrequency
{
    OnceADay,
    TwiceADay,
    ThreeTimesADay,
    FourTimesADay,
    FiveTimesADay,
    SixTimesADay,
    EightTimesADay,
    TwelveTimesADay,
    EverySecondDay,
    EveryThirdDay,
    EveryWeek,
    EverySecondWeek,
    EveryThirdWeek,
    EveryFourthWeek,
    Once,
}

/// <summary>Doses counted by how often they are taken.</summary>
public static class DoseCount
{
    const int NeverAgain = 36_525; // days of a century

    extension(DoseFrequency frequency)
    {
        /// <summary>Doses on a day on which it is taken.</summary>
        public int TimesADay =>
            frequency switch
            {
                DoseFrequency.OnceADay => 1,
                DoseFrequency.TwiceADay => 2,
                DoseFrequency.ThreeTimesADay => 3,
                DoseFrequency.FourTimesADay => 4,
                DoseFrequency.FiveTimesADay => 5,
                DoseFrequency.SixTimesADay => 6,
                DoseFrequency.EightTimesADay => 8,
                DoseFrequency.TwelveTimesADay => 12,
                DoseFrequency.EverySecondDay
                or DoseFrequency.EveryThirdDay
                or DoseFrequency.EveryWeek
                or DoseFrequency.EverySecondWeek
                or DoseFrequency.EveryThirdWeek
                or DoseFrequency.EveryFourthWeek
                or DoseFrequency.Once => 1,
            };

        /// <summary>Days from one on which it is taken to the next.</summary>
        public int EveryDays =>
            frequency switch
            {
                DoseFrequency.OnceADay
                or DoseFrequency.TwiceADay
                or DoseFrequency.ThreeTimesADay
                or DoseFrequency.FourTimesADay
                or DoseFrequency.FiveTimesADay
                or DoseFrequency.SixTimesADay
                or DoseFrequency.EightTimesADay
                or DoseFrequency.TwelveTimesADay => 1,
                DoseFrequency.EverySecondDay => 2,
                DoseFrequency.EveryThirdDay => 3,
                DoseFrequency.EveryWeek => 7,
                DoseFrequency.EverySecondWeek => 14,
                DoseFrequency.EveryThirdWeek => 21,
                DoseFrequency.EveryFourthWeek => 28,
                DoseFrequency.Once => NeverAgain,
            };
    }

    /// <summary>
    /// How often a medication is taken; where nobody recorded it, its dose is that of a day. Null for words that the list
    /// lacks.
    /// </summary>
    public static DoseFrequency? FrequencyAsRead(this Medication medication)
    {
        ArgumentNullException.ThrowIfNull(medication);
        return medication.Frequency is { } said ? said.Meaning : DoseFrequency.OnceADay;
    }
}
