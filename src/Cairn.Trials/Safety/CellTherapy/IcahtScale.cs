using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Safety.CellTherapy;

/// <summary>A count on a day from the first cells.</summary>
/// <param name="Day">The day of the infusion is 0.</param>
/// <param name="Count">10^9/L; of one that is known within bounds (<c>&lt;0.1</c>) the most it can be.</param>
public readonly record struct DayCount(int Day, double Count)
{
    /// <summary>A count above what anybody has, for one that has no upper bound.</summary>
    public const double Unbounded = 10_000;

    /// <summary>The least it can be.</summary>
    public double Least { get; init; } = Count;

    /// <summary>A count as a laboratory gives it, in 10^9/L.</summary>
    public static DayCount Of(int day, Measured count)
    {
        var (least, most) = count.Ends;
        return new(day, Math.Min(most, Unbounded)) { Least = least };
    }

    /// <summary>The same at the least it can be.</summary>
    public DayCount AtLeast() => new(Day, Least);
}

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
/// (<see cref="CountedDays"/>). Platelets: T-ICAHT, where all low days count together.
/// The cause is not asked: what the marrow says belongs beside it.
/// </summary>
/// <param name="Days">How days are counted.</param>
public sealed record IcahtScale(string Name, LowDays Days)
{
    const int LastEarly = 30,
        FirstLate = 31,
        LastLate = 100,
        Recovery = 3,
        LatestOnset = 3;

    /// <summary>Test code of the count.</summary>
    public required string Test { get; init; }

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
            Test = TestCode.Neutrophils,
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
            Test = TestCode.Platelets,
            Early = (50, 20),
            LowDaysFor = (1, 7, null),
            VeryLowDaysFor = (1, 14),
            Late = [100, 50, 20],
            LimitIsLow = false,
            NeverRecoveredIsFour = false,
        };

    /// <summary>
    /// The grades of day 0 to 30 that the counts leave: where days without a count decide, from what it is when all of them were
    /// well to what it is when all of them were low.
    /// </summary>
    /// <param name="until">Last day followed: death, the last visit; null, or after it: day 30.</param>
    public Answer<GradeSpan> EarlyGrade(IEnumerable<DayCount> counts, int? until = null)
    {
        List<DayCount> all = [.. counts];
        List<int> early = [.. all.Select(c => c.Day).Where(day => day is >= 0 and <= LastEarly)];
        if (early.Count == 0)
            return Unknown("early", $"a count from day 0 to {LastEarly}");
        var last = Math.Clamp(until ?? LastEarly, early.Max(), LastEarly);
        CountedDays Days(IEnumerable<DayCount> of) => CountedDays.Of([.. of], 0, last, count => IsLow(count, Early.Low));
        var (days, least) = (Days(all), Days(all.Select(c => c.AtLeast())));
        var (best, worst) = (Early04(days.Filled(DayCount.Unbounded)), Early04(least.Filled(0)));
        string[] says =
        [
            $"{Counted(best.Low, worst.Low)} {Limit(Early.Low)}, {Counted(best.VeryLow, worst.VeryLow)} {Limit(Early.VeryLow)} "
                + $"from day 0 to {last}.",
            .. days.Assumptions(),
        ];
        return Say("early", new(best.Grade, worst.Grade), string.Join(' ', says), CountedDays.Stretches(least.Uncounted));
    }

    (int Grade, int Low, int VeryLow) Early04(SortedDictionary<int, double> days)
    {
        var (low, veryLow) = (DaysAt(days, Early.Low), DaysAt(days, Early.VeryLow));
        return (Early4(days, low, veryLow) ?? Early3(low, veryLow) ?? Early12(low), low, veryLow);
    }

    static string Counted(int least, int most) =>
        least == most
            ? string.Create(CultureInfo.InvariantCulture, $"{least} {(least == 1 ? "day" : "days")}")
            : string.Create(CultureInfo.InvariantCulture, $"{least} to {most} days");

    /// <summary>
    /// Whether counts would show a low one from day 0 to 30, or to the last day followed: no gap between two of them, or from the
    /// last of them to the end, is wider than a week, which the scales bridge. A zero of a table asks for more than a grade does.
    /// </summary>
    /// <param name="until">Last day followed, from the cells; null: day 30.</param>
    public static bool WatchesEarly(IEnumerable<DayCount> counts, int? until)
    {
        List<int> days = [.. from c in counts where c.Day is >= 0 and <= LastEarly orderby c.Day select c.Day];
        if (days.Count == 0)
            return false;
        int[] marks = [0, .. days, Math.Clamp(until ?? LastEarly, days[^1], LastEarly)];
        return marks.Zip(marks.Skip(1)).All(gap => gap.Second - gap.First <= CountedDays.WidestGap);
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
    /// The grades of day 31 to 100, by the limit that two counts reach, or one where there is only one. Between counts nothing is
    /// assumed, as published: only how long platelets were very low asks for the days between.
    /// </summary>
    /// <param name="until">Last day that counts: progression, next therapy or the last visit; null: day 100.</param>
    public Answer<GradeSpan> LateGrade(IEnumerable<DayCount> counts, int? until = null)
    {
        var last = Math.Min(LastLate, until ?? LastLate);
        List<DayCount> late = [.. from c in counts where c.Day >= FirstLate && c.Day <= last orderby c.Count select c];
        if (late.Count == 0)
            return Unknown("late", $"a count from day {FirstLate} to {last}");
        var (nadir, least) = (Nadir(late.Select(c => c.Count)), Nadir(late.Select(c => c.Least)));
        var span = new GradeSpan(Late.Count(limit => IsLow(nadir, limit)), Late.Count(limit => IsLow(least, limit)));
        IReadOnlyList<int> uncounted = [];
        if (Late.Count == 3 && span.Most == 3)
            (span, uncounted) = VeryLowForLong(span, late, last);
        return Say(
            "late",
            span,
            string.Create(CultureInfo.InvariantCulture, $"{Reached(late.Count)} {nadir:0.###} ×10⁹/L from day {FirstLate} to ")
                + $"{last}. Nothing is assumed between counts; the longest time without one is {WithoutCount(late)} days.",
            CountedDays.Stretches(uncounted)
        );
    }

    static string Reached(int counts) => counts == 1 ? "the only count is" : "two counts are as low as";

    // The second lowest, or the only one.
    static double Nadir(IEnumerable<double> counts)
    {
        double[] lowest = [.. counts.Order().Take(2)];
        return lowest[^1];
    }

    // At the lowest limit it is 3 or 4 by the days.
    (GradeSpan Span, IReadOnlyList<int> Uncounted) VeryLowForLong(GradeSpan span, List<DayCount> late, int last)
    {
        CountedDays Days(IEnumerable<DayCount> of) => CountedDays.Of([.. of], FirstLate, last, count => IsLow(count, Late[2]));
        var (days, least) = (Days(late), Days(late.Select(c => c.AtLeast())));
        bool IsLong(SortedDictionary<int, double> of) => DaysAt(of, Late[2]) >= VeryLowDaysFor.Four;
        var isLong = span.Least == 3 && IsLong(days.Filled(DayCount.Unbounded));
        return (new(isLong ? 4 : span.Least, IsLong(least.Filled(0)) ? 4 : 3), least.Uncounted);
    }

    static int WithoutCount(List<DayCount> late)
    {
        int[] days = [.. (from c in late orderby c.Day select c.Day).Distinct()];
        return days.Zip(days.Skip(1)).Max(gap => (int?)(gap.Second - gap.First - 1)) ?? 0;
    }

    int DaysAt(SortedDictionary<int, double> days, double limit) =>
        Days == LowDays.Cumulative
            ? days.Values.Count(count => IsLow(count, limit))
            : Runs(days, limit).Max(run => (int?)(run.To - run.From + 1)) ?? 0;

    // Days in a row that are low; a recovery of fewer than three days does not end a run that goes on.
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
        var above = 0;
        for (var day = from + 1; day < to && above < Recovery; day++)
            above = days.TryGetValue(day, out var count) && IsLow(count, limit) ? 0 : above + 1;
        return above >= Recovery;
    }

    /// <summary>Whether a count is low by a limit, both 10^9/L.</summary>
    public bool IsLow(double count, double limit) => LimitIsLow ? count <= limit : count < limit;

    string Limit(double limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(LimitIsLow ? "at most" : "below")} {limit:0.###} ×10⁹/L");

    Answer<GradeSpan> Say(string phase, GradeSpan span, string words, IReadOnlyList<(int From, int To)> uncounted) =>
        new(
            span,
            new($"{Name}.{phase}.{(span.Known is { } grade ? grade : "unknown")}", $"{Name}, {phase}, grade {span}: {words}"),
            [],
            span.Known is null ? [Asks(uncounted)] : []
        );

    Gap Asks(IReadOnlyList<(int From, int To)> uncounted) =>
        uncounted.Count > 0
            ? new Gap.Uncounted(Test, uncounted)
            : new Gap.NotRecorded("LB", Test, "the counts themselves, not bounds", "10*9/L");

    Answer<GradeSpan> Unknown(string phase, string missing) =>
        new(
            GradeSpan.Open,
            new($"{Name}.{phase}.unknown", $"{Name}, {phase}: no count."),
            [],
            [new Gap.NotRecorded("LB", Test, missing)]
        );
}
