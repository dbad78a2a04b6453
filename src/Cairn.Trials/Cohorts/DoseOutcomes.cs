using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>A subject's outcome for the dose decision, read from what was recorded.</summary>
static class DoseOutcomes
{
    /// <param name="share">Share of the planned dose that was given, 0 to 1 and above.</param>
    /// <param name="last">Last day of the subject in the trial.</param>
    public static (DoseOutcome, DateOnly Known) Of(Study study, int level, int clockDay, DateOnly infusion, double share, IReadOnlyList<Toxicity> events, int last)
    {
        var windowEnd = clockDay + (study.Dlt?.WindowDays ?? 28) - 1;
        var inWindow = events.Where(e => e.Start >= 0 && e.Start <= windowEnd).ToList();
        if (FirstMeeting(inWindow, study.Dlt?.Rules) is { } dlt) return (DoseOutcome.Dlt, infusion.AddDays(dlt + 1));
        if (share * 100 < (study.Dlt?.MinimumDosePercent ?? 0)) return (DoseOutcome.NotEvaluable, infusion.AddDays(clockDay + 1));
        if (last < windowEnd) return (DoseOutcome.NotEvaluable, infusion.AddDays(last + 1));
        var triggers = study.Escalation is { } plan && level <= plan.TitrationLevels ? plan.ModerateTriggers : null;
        return (FirstMeeting(inWindow, triggers) is null ? DoseOutcome.NoDlt : DoseOutcome.Moderate, infusion.AddDays(windowEnd + 1));
    }

    static int? FirstMeeting(IReadOnlyList<Toxicity> events, IReadOnlyList<ToxicityRule>? rules) =>
        rules is null ? null : events.Where(e => rules.Any(e.Meets)).Select(e => (int?)Math.Max(0, Settled(e, rules))).Min();

    /// <summary>The day on which it is clear that the event meets a rule: its onset, or when it has lasted long enough.</summary>
    static int Settled(Toxicity e, IReadOnlyList<ToxicityRule> rules) => e.Start + rules.Where(e.Meets).Min(r => r.LongerThanDays ?? 0);
}
