using Cairn.Documents.Reports.Content;
using Cairn.Endpoints;
using Cairn.Survival;

namespace Cairn.Documents.Reports.Wording;

/// <summary>A survival in words: a median never stands alone.</summary>
public static class SurvivalWords
{
    static readonly (int Days, string Says)[] Rates = [(182, "6 months"), (365, "12 months")];

    /// <summary>The median with its interval in months; where half failed at the start there is none to speak of.</summary>
    public static Phrase Median(EndpointAnalysis.Survival survival)
    {
        var (name, median) = (survival.Endpoint.Name, survival.Curve.Median);
        var interval = EstimateWords.MedianInterval(survival);
        var level = survival.Plan.LevelInWords;
        return median.Estimate switch
        {
            null => (Phrase)$"Median {name} not reached ({level} interval {IntervalInMonths(survival)})",
            0 => (Phrase)$"Half or more failed at the start of the clock, so {name} has no median to speak of",
            { } days => (Phrase)$"Median {name} {Written.Fixed(Months.Of(days), 1)} months ({level} interval {interval})",
        };
    }

    /// <summary>"4.9 to 12.4 months", "1.2 months to not reached", "not estimable".</summary>
    public static Phrase IntervalInMonths(EndpointAnalysis.Survival survival)
    {
        var (lower, upper) = (survival.Curve.Median.Lower, survival.Curve.Median.Upper);
        return (lower, upper) switch
        {
            (null, null) => Written.NotEstimable,
            ({ } days, null) => (Phrase)$"{Written.Fixed(Months.Of(days), 1)} months to not reached",
            _ => (Phrase)$"{EstimateWords.MedianInterval(survival)} months",
        };
    }

    /// <summary>
    /// What always stands beside a median: the rates at 6 and 12 months, the median follow-up; and failures at time 0, where an
    /// endpoint can fail there.
    /// </summary>
    public static IReadOnlyList<Phrase> Beside(EndpointAnalysis.Survival survival) =>
        [
            .. FailedAtStart(survival),
            .. Rates.Select(r => Rate(survival, r.Days, r.Says)),
            FollowUp(survival),
            .. PutIn(survival),
        ];

    // A death that ends a time on another day than its own never goes without saying, nor any day that decides.
    public static IEnumerable<Phrase> PutIn(EndpointAnalysis.Times times)
    {
        List<string> subjects = [.. from s in times.Subjects where s is { DeathPutIn: true, Status: not 0 } select s.Subject];
        if (subjects.Count > 0)
            yield return $"{Written.Plural(subjects.Count, "day of death is", "days of death are")} recorded in part or not at "
                + $"all, and imputed ({Phrase.Join(", ", subjects)})";
        List<string> decided = [.. from s in times.Subjects where s.DecidedBy.Count > 0 select s.Subject];
        if (decided.Count > 0)
            yield return $"in {Written.Plural(decided.Count, "subject", "subjects")} an imputed day decides how the time ends "
                + $"({Phrase.Join(", ", decided)}; the listing says how)";
        foreach (var (days, says) in times is EndpointAnalysis.Survival ? Rates : Rates[1..])
            if (Straddling(times, days) is { Count: > 0 } open)
                yield return $"whether {Phrase.Join(", ", open)} died by {says} rests on an imputed day";
    }

    // Of whom a death, on one of the days that it can have been, is by a day, and on another after it.
    static List<string> Straddling(EndpointAnalysis.Times times, int days) =>
        [
            .. from s in times.Subjects
            where s is { Status: not 0, DeathWithin: var (least, most) } && least <= days && !(most <= days)
            select s.Subject,
        ];

    /// <summary>What a median is where the curve runs level at one half.</summary>
    public const string FlatStep =
        "Where the curve runs level at 50%, the median is the middle of the level stretch (as R's survfit).";

    // Of overall survival it has no meaning, unless somebody died on that day.
    static IEnumerable<Phrase> FailedAtStart(EndpointAnalysis.Survival survival) =>
        CanFailAtStart(survival) ? [$"failed at time 0: {Written.CountOf(survival.FailedAtStart, survival.Curve.N)}"] : [];

    /// <summary>An event can be dated on the day the clock starts by a convention, or is.</summary>
    public static bool CanFailAtStart(EndpointAnalysis.Survival survival) =>
        survival.Endpoint.DatesFailures || survival.FailedAtStart > 0;

    static Phrase Rate(EndpointAnalysis.Survival survival, int days, string says) =>
        survival.ReadAt(days) is { } at
            ? (Phrase)$"at {says} {Written.Share(at.Survival)}{Interval(survival, at)}"
            : (Phrase)$"at {says} not known: nobody was followed that long";

    static Phrase Interval(EndpointAnalysis.Survival survival, SurvivalEstimate at) =>
        at.Lower is null && at.Upper is null
            ? ""
            : (Phrase)$" ({survival.Plan.LevelInWords} interval {Written.Share(at.Lower)} to {Written.Share(at.Upper)})";

    /// <summary>The median with its interval for a column of months: 6.0 (3.6 to 16.3).</summary>
    public static Phrase MedianInShort(EndpointAnalysis.Survival survival)
    {
        var median = survival.Curve.Median;
        var interval = Written.Interval(Months.Of(median.Lower), Months.Of(median.Upper), 1);
        return median.Estimate switch
        {
            null => (Phrase)$"not reached ({interval})",
            0 => "none: half or more failed at the start",
            { } days => (Phrase)$"{Written.Fixed(Months.Of(days), 1)} ({interval})",
        };
    }

    /// <summary>The rate at 6 or 12 months with its interval: 50.0% (27.1% to 69.2%).</summary>
    public static Phrase RateInShort(EndpointAnalysis.Survival survival, int days) =>
        survival.ReadAt(days) is not { } at ? "not known" : (Phrase)$"{Written.Share(at.Survival)} ({Limits(at)})";

    static Phrase Limits(SurvivalEstimate at) =>
        at.Lower is null && at.Upper is null
            ? Written.NotEstimable
            : (Phrase)$"{Written.Share(at.Lower)} to {Written.Share(at.Upper)}";

    /// <summary>The days of 6 and 12 months.</summary>
    public static IReadOnlyList<int> RateDays { get; } = [.. Rates.Select(r => r.Days)];

    /// <summary>The median follow-up in months.</summary>
    public static string FollowUpInShort(EndpointAnalysis.Survival survival) =>
        Written.Fixed(Months.Of(survival.MedianFollowUp.Estimate), 1);

    /// <summary>A cell's worth of what stands beside a median: 6 at time 0, 41.2% at 6 months.</summary>
    public static Phrase InShort(EndpointAnalysis.Survival survival) =>
        CanFailAtStart(survival)
            ? (Phrase)$"{Written.Count(survival.FailedAtStart)} at time 0, {RateAtHalfYear(survival)}"
            : RateAtHalfYear(survival);

    static Phrase RateAtHalfYear(EndpointAnalysis.Survival survival) =>
        $"{Written.Share(survival.ReadAt(Rates[0].Days)?.Survival)} at {Rates[0].Says}";

    static Phrase FollowUp(EndpointAnalysis.Survival survival) =>
        survival.MedianFollowUp.Estimate is { } days
            ? (Phrase)$"median follow-up {Written.Fixed(Months.Of(days), 1)} months"
            : "median follow-up not estimable";
}
