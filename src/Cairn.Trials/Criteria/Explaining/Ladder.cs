namespace Cairn.Criteria.Explaining;

/// <summary>Numbers and days to try, and the bounds found between those that pass and those that do not.</summary>
static class Ladder
{
    /// <summary>1, 1.5, 2, 3, 5 and 7.5 of each power of ten from 0.01 to 100,000.</summary>
    public static IReadOnlyList<Candidate> Numbers { get; } =
    [
        .. Enumerable
            .Range(-2, 8)
            .SelectMany(p => new[] { 1, 1.5, 2, 3, 5, 7.5 }.Select(d => Candidate.Of(Math.Round(d * Math.Pow(10, p), 6)))),
    ];

    /// <summary>Those of them that a percentage can be.</summary>
    public static IReadOnlyList<Candidate> Percents { get; } = [.. Numbers.Where(n => n.Place <= 100)];

    /// <summary>
    /// Days before a day, near ones each, far ones by the month and the year; in rising order, none before the calendar.
    /// </summary>
    public static IReadOnlyList<Candidate> DaysUpTo(DateOnly day) =>
        [
            .. Enumerable
                .Range(1, 110)
                .Reverse()
                .Select(y => day.AddYears(-Math.Min(y, day.Year - 1)))
                .Distinct()
                .Select(Candidate.Of),
            .. from months in Enumerable.Range(2, 10).Reverse()
            where months < day.Month + 12 * (day.Year - 1)
            select Candidate.Of(day.AddMonths(-months)),
            .. from days in Enumerable.Range(0, 60).Reverse() where days <= day.DayNumber select Candidate.Of(day.AddDays(-days)),
        ];

    /// <summary>Every day of a range.</summary>
    public static IReadOnlyList<Candidate> Days(DateOnly first, DateOnly last) =>
        [
            .. Enumerable
                .Range(first.DayNumber, last.DayNumber - first.DayNumber + 1)
                .Select(n => Candidate.Of(DateOnly.FromDayNumber(n))),
        ];

    /// <summary>
    /// The ends of the first run of candidates that pass, each with its neighbour that does not; null at the ladder's ends.
    /// </summary>
    public static (Candidate First, Candidate Last, Candidate? Below, Candidate? Above)? Run(
        IReadOnlyList<Candidate> candidates,
        Func<Candidate, bool> passes
    )
    {
        var first = Enumerable.Range(0, candidates.Count).FirstOrDefault(i => passes(candidates[i]), -1);
        if (first < 0)
            return null;
        var last = first;
        while (last + 1 < candidates.Count && passes(candidates[last + 1]))
            last++;
        return (
            candidates[first],
            candidates[last],
            first == 0 ? null : candidates[first - 1],
            last == candidates.Count - 1 ? null : candidates[last + 1]
        );
    }

    /// <summary>The range of numbers that pass.</summary>
    public static Passing Range(
        IReadOnlyList<Candidate> candidates,
        Func<Candidate, bool> passes,
        string? unit,
        bool ofUpperLimit
    )
    {
        if (Run(candidates, passes) is not { } run)
            return new Passing.OneOf([]);
        Bound? low = run.Below is { } below ? Between(run.First.Place, below.Place, passes) : null;
        Bound? high = run.Above is { } above ? Between(run.Last.Place, above.Place, passes) : null;
        return new Passing.Between(low, high, unit, ofUpperLimit);
    }

    /// <summary>
    /// The bound between a number that passes and one that does not, to six digits, and whether it passes itself. One that needs
    /// more digits than anybody writes is the next of four digits that passes.
    /// </summary>
    public static Bound Between(double passing, double failing, Func<Candidate, bool> passes)
    {
        var upwards = passing > failing;
        for (var i = 0; i < 50; i++)
        {
            var middle = (passing + failing) / 2;
            if (passes(Candidate.Of(middle)))
                passing = middle;
            else
                failing = middle;
        }
        var found = Rounded((passing + failing) / 2, Digits, Math.Round);
        var plain = Rounded(found, WrittenDigits, upwards ? Math.Ceiling : Math.Floor);
        var bound = passes(Candidate.Of(plain)) ? plain : found;
        return new((decimal)bound, passes(Candidate.Of(bound)));
    }

    const int Digits = 6,
        WrittenDigits = 4;

    static double Rounded(double value, int digits, Func<double, double> round)
    {
        if (value == 0)
            return 0;
        var decimals = digits - (int)Math.Ceiling(Math.Log10(Math.Abs(value)));
        return decimals is >= 0 and <= 15
            ? Math.Round(round(Exactly(value, decimals)) / Math.Pow(10, decimals), decimals)
            : value;
    }

    // Free of the last bits, which would make a whole number the next one.
    static double Exactly(double value, int decimals) => Math.Round(value * Math.Pow(10, decimals), 9 - Digits);

    /// <summary>The last day that passes, going from one that does towards one that does not.</summary>
    public static DateOnly LastPassing(double passing, double failing, Func<Candidate, bool> passes)
    {
        var (good, bad) = ((int)passing, (int)failing);
        while (Math.Abs(good - bad) > 1)
        {
            var middle = (good + bad) / 2;
            if (passes(Candidate.Of(DateOnly.FromDayNumber(middle))))
                good = middle;
            else
                bad = middle;
        }
        return DateOnly.FromDayNumber(good);
    }
}
