using Cairn.Documents.Reports.Content;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Wording;

/// <summary>A subject's answer to the definition of dose-limiting toxicity, as it is printed.</summary>
public static class DltWords
{
    /// <summary>With the sign of a verdict.</summary>
    public static Inline Of(DltStatus status) =>
        status switch
        {
            DltStatus.Dlt => Inline.NotMet("DLT"),
            DltStatus.None => Inline.Met("no DLT"),
            DltStatus.Pending => Inline.Open("under watch"),
            DltStatus.NotEvaluable => "not evaluable",
        };

    /// <summary>With the sign of a verdict; of whom only an answer is waited for, is not under watch.</summary>
    public static Inline Of(DltAssessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return assessment.AwaitsAnswer ? Inline.Open("question open") : Of(assessment.Status.Value);
    }

    /// <summary>A ruling of the committee, with the sign of a verdict.</summary>
    public static Inline Of(RulingOutcome outcome) =>
        outcome switch
        {
            RulingOutcome.Dlt => Inline.NotMet("a DLT"),
            RulingOutcome.NotDlt => Inline.Met("no DLT"),
        };

    /// <summary>"A DLT since 12 Apr 2026, 8 days after the first cells."</summary>
    public static Phrase Since(DltAssessment assessment, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var days = Written.Plural(day.DayNumber - assessment.Infused.DayNumber, "day", "days");
        return $"A DLT since {Written.Date(day)}, {days} after the first cells.";
    }

    /// <summary>As the beginning of a sentence.</summary>
    public static string InFull(DltStatus status) =>
        status switch
        {
            DltStatus.Dlt => "Dose-limiting toxicity",
            DltStatus.None => "No dose-limiting toxicity",
            DltStatus.Pending => "Under watch for dose-limiting toxicity, or a question open",
            DltStatus.NotEvaluable => "Not evaluable for dose-limiting toxicity",
        };

    /// <summary>"2 of 17 evaluable subjects (11.8%, 95% interval 1.5% to 36.4%)", by Clopper and Pearson.</summary>
    public static Phrase Rate(LevelRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var subjects = Written.Plural(rate.Evaluable, "evaluable subject", "evaluable subjects");
        return $"{Written.Count(rate.Dlts)} of {subjects} ({Written.Share(rate.Observed.Estimate)}, {Interval(rate)})";
    }

    /// <summary>"2 of 17, 95% interval 1.5% to 36.4%".</summary>
    public static Phrase Share(LevelRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return $"{Written.Count(rate.Dlts)} of {Written.Count(rate.Evaluable)}, {Interval(rate)}";
    }

    static Phrase Interval(LevelRate rate)
    {
        var (lower, upper) = (Written.Share(rate.Observed.Lower), Written.Share(rate.Observed.Upper));
        return (Phrase)$"{100 * LevelRate.Coverage:0}% interval {lower} to {upper}";
    }

    /// <summary>"28 days from the first infusion".</summary>
    public static Phrase Window(Studies.DltDefinition dlt)
    {
        var clock = dlt.ClockStarts switch
        {
            Studies.DltClock.FirstInfusion => "first",
            Studies.DltClock.LastInfusion => "last",
        };
        return $"{Written.Plural(dlt.WindowDays, "day", "days")} from the {clock} infusion";
    }

    /// <summary>"at least 80 % of the planned dose".</summary>
    public static Phrase CountsWith(Studies.DltDefinition dlt) =>
        (Phrase)$"at least {dlt.MinimumDosePercent:0} % of the planned dose";
}
