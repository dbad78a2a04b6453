using System.Globalization;

namespace Cairn.Safety.CellTherapy;

/// <summary>A count on a day from the first cells.</summary>
/// <param name="Day">The day of the infusion is 0.</param>
/// <param name="Count">10^9/L.</param>
public readonly record struct DayCount(int Day, double Count);

/// <summary>How days at or below a limit are counted.</summary>
public enum LowDays
{
    /// <summary>
    /// The longest run; two runs are one unless the count is above the limit for three days in a row between them.
    /// </summary>
    LongestRun,

    /// <summary>All of them together.</summary>
    Cumulative,
}

/// <summary>
/// Haematotoxicity associated with immune effector cells: early (day 0 to 30) by how long a count is low, late (day 31 to 100) by
/// how low it is. Neutrophils: EHA and EBMT 2023 (Rejeski, Blood 2023;142:865), in days as published for automated grading
/// (lowest value of a day, straight line over gaps of at most seven days). Platelets: T-ICAHT, where all low days count together.
/// The cause is not asked: what the marrow says belongs beside it.
/// </summary>
/// <param name="Days">How days are counted.</param>
public sealed record IcahtScale(string Name, LowDays Days)
{
    const int LastEarly = 30,
        FirstLate = 31,
        LastLate = 100,
        WidestGap = 7,
        Recovery = 3,
        LatestOnset = 3;

    /// <summary>10^9/L: low in the early phase, and very low.</summary>
    public required (double Low, double VeryLow) Early { get; init; }

    /// <summary>Days at the low limit for grades 1, 2, 3; null where the grade is not given by it.</summary>
    public required (int One, int Two, int? Three) LowDaysFor { get; init; }

    /// <summary>Days at the very low limit for grades 3 and 4.</summary>
    public required (int Three, int Four) VeryLowDaysFor { get; init; }

    /// <summary>10^9/L, grades 1 to 4 of the late phase; null where a grade is not given.</summary>
    public required IReadOnlyList<double> Late { get; init; }

    /// <summary>True where the limit itself is low (at most), false where only less is (below).</summary>
    public required bool LimitIsLow { get; init; }

    /// <summary>Whether a count that is low from the start and never recovers is grade 4.</summary>
    public required bool NeverRecoveredIsFour { get; init; }

    /// <summary>Neutrophils, EHA/EBMT 2023.</summary>
    public static IcahtScale Neutrophils { get; } =
        new("ICAHT", LowDays.LongestRun)
        {
            Early = (0.5, 0.1),
            LowDaysFor = (1, 7, 14),
            VeryLowDaysFor = (7, 14),
            Late = [1.5, 1, 0.5, 0.1],
            LimitIsLow = true,
            NeverRecoveredIsFour = true,
        };

    /// <summary>Platelets, T-ICAHT.</summary>
    public static IcahtScale Platelets { get; } =
        new("T-ICAHT", LowDays.Cumulative)
        {
            Early = (50, 20),
            LowDaysFor = (1, 7, null),
            VeryLowDaysFor = (1, 14),
            Late = [100, 50, 20],
            LimitIsLow = false,
            NeverRecoveredIsFour = false,
        };

    /// <summary>The grade of day 0 to 30; null without a count there.</summary>
    public Answer<int?> EarlyGrade(IEnumerable<DayCount> counts)
    {
        var days = Daily([.. counts.Where(c => c.Day is >= 0 and <= LastEarly)]);
        if (days.Count == 0)
            return Unknown("early", "a count from day 0 to 30");
        var (low, veryLow) = (DaysAt(days, Early.Low), DaysAt(days, Early.VeryLow));
        var grade = Early4(days, low, veryLow) ?? Early3(low, veryLow) ?? Early12(low);
        return Say(
            "early",
            grade,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{low} days {Limit(Early.Low)}, {veryLow} days {Limit(Early.VeryLow)} from day 0 to 30"
            )
        );
    }

    /// <summary>
    /// Whether counts would show a low one from day 0 to 30, or to the last day followed: no gap between two of them, or from the
    /// last of them to the end, is wider than a week, which the scales bridge.
    /// </summary>
    /// <param name="until">Last day followed, from the cells; null: day 30.</param>
    public static bool WatchesEarly(IEnumerable<DayCount> counts, int? until)
    {
        List<int> days = [.. from c in counts where c.Day is >= 0 and <= LastEarly orderby c.Day select c.Day];
        if (days.Count == 0)
            return false;
        int[] marks = [0, .. days, Math.Clamp(until ?? LastEarly, days[^1], LastEarly)];
        return marks.Zip(marks.Skip(1)).All(gap => gap.Second - gap.First <= WidestGap);
    }

    int? Early4(SortedDictionary<int, double> days, int low, int veryLow) =>
        veryLow >= VeryLowDaysFor.Four || NeverRecoveredIsFour && NeverRecovered(days, low) ? 4 : null;

    int? Early3(int low, int veryLow) => veryLow >= VeryLowDaysFor.Three || low >= LowDaysFor.Three ? 3 : null;

    int Early12(int low)
    {
        if (low >= LowDaysFor.Two)
            return 2;
        return low >= LowDaysFor.One ? 1 : 0;
    }

    // Low from the first days to the last count of the phase.
    bool NeverRecovered(SortedDictionary<int, double> days, int low) =>
        low > 0 && Runs(days, Early.Low) is [.., var (from, to)] && from <= LatestOnset && to == days.Keys.Max() && to > from;

    /// <summary>
    /// The grade of day 31 to 100, by the limit that two counts reach, or one where there is only one; null without a count
    /// there.
    /// </summary>
    /// <param name="until">Last day that counts: progression, next therapy or the last visit; null: day 100.</param>
    public Answer<int?> LateGrade(IEnumerable<DayCount> counts, int? until = null)
    {
        var last = Math.Min(LastLate, until ?? LastLate);
        List<double> late = [.. from c in counts where c.Day >= FirstLate && c.Day <= last orderby c.Count select c.Count];
        if (late.Count == 0)
            return Unknown("late", $"a count from day {FirstLate} to {last}");
        var nadir = late[Math.Min(1, late.Count - 1)];
        var grade = Late.Count(limit => IsLow(nadir, limit));
        if (Late.Count == 3 && grade == 3)
            grade =
                DaysAt(Daily([.. counts.Where(c => c.Day >= FirstLate && c.Day <= last)]), Late[2]) >= VeryLowDaysFor.Four
                    ? 4
                    : 3;
        return Say(
            "late",
            grade,
            string.Create(CultureInfo.InvariantCulture, $"counts as low as {nadir:0.###} 10*9/L from day {FirstLate} to {last}")
        );
    }

    // The lowest value of a day; a gap of at most a week is bridged by a straight line, rounded to 0.01 10^9/L.
    static SortedDictionary<int, double> Daily(IReadOnlyList<DayCount> counts)
    {
        var lowest = counts.GroupBy(c => c.Day).ToDictionary(day => day.Key, day => day.Min(c => c.Count));
        var days = new SortedDictionary<int, double>(lowest);
        var gaps = days.Keys.Zip(days.Keys.Skip(1)).ToList();
        foreach (var (from, to) in gaps.Where(gap => gap.Second - gap.First <= WidestGap))
            for (var day = from + 1; day < to; day++)
                days[day] = Math.Round(days[from] + (days[to] - days[from]) * (day - from) / (to - from), 2);
        return days;
    }

    int DaysAt(SortedDictionary<int, double> days, double limit) =>
        Days == LowDays.Cumulative
            ? days.Values.Count(count => IsLow(count, limit))
            : Runs(days, limit).Max(run => (int?)(run.To - run.From + 1)) ?? 0;

    // Days in a row that are low; a recovery of fewer than three days, or a day nobody counted, does not end a run that goes on.
    List<(int From, int To)> Runs(SortedDictionary<int, double> days, double limit)
    {
        var runs = new List<(int From, int To)>();
        foreach (var (day, count) in days.Where(d => IsLow(d.Value, limit)))
            if (runs is [.., var (from, to)] && !Recovers(days, to, day, limit))
                runs[^1] = (from, day);
            else
                runs.Add((day, day));
        return runs;
    }

    bool Recovers(SortedDictionary<int, double> days, int from, int to, double limit)
    {
        var (above, unknown) = (0, 0);
        for (var day = from + 1; day < to; day++)
            if (days.TryGetValue(day, out var count))
                above = IsLow(count, limit) ? 0 : above + 1;
            else
                unknown++;
        return above >= Recovery || unknown > 0;
    }

    /// <summary>Whether a count is low by a limit, both 10^9/L.</summary>
    public bool IsLow(double count, double limit) => LimitIsLow ? count <= limit : count < limit;

    string Limit(double limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(LimitIsLow ? "at most" : "below")} {limit:0.###} 10*9/L");

    Answer<int?> Say(string phase, int grade, string words) =>
        Answer<int?>.Of(grade, new($"{Name}.{phase}.{grade}", $"{Name}, {phase}, grade {grade}: {words}."));

    Answer<int?> Unknown(string phase, string missing) =>
        new(null, new($"{Name}.{phase}.unknown", $"{Name}, {phase}: no count."), [], [new Gap.NotRecorded("LB", null, missing)]);
}
