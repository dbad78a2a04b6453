using System.Globalization;
using Cairn.Documents.StudyFiles;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>An escalation plan as lines of a page: what it is, its value, and the key it was written under.</summary>
public static class EscalationFacts
{
    /// <summary>Every number of the plan that its rule takes; one without a value is not shown.</summary>
    public static IEnumerable<(string Label, string? Value, string Key)> Of(EscalationPlan plan) =>
        Rule(plan ?? throw new ArgumentNullException(nameof(plan)))
            .Where(f =>
                f.Key.Length == 0
                || f.Key is "rule" or "staggerDays" or "committee"
                || plan.Takes(char.ToUpperInvariant(f.Key[0]) + f.Key[1..])
            );

    static IEnumerable<(string Label, string? Value, string Key)> Rule(EscalationPlan e) =>
        [
            (
                "Rule",
                (e.Rule == EscalationRule.AcceleratedTitration ? "accelerated titration, then " : "") + Name(e.Deciding()),
                "rule"
            ),
            ("In full", e.Design().Name, ""),
            ("Variant", ProtocolWords.Of(e.Variant), "variant"),
            ("First level", $"{e.StartLevel}", "startLevel"),
            ("Cohort", $"{e.CohortSize} subjects", "cohortSize"),
            ("Cohorts", Text(e.Cohorts), "cohorts"),
            ("Expansion", Text(e.Expansion), "expansion"),
            ("Most DLTs, first cohort", Text(e.MaxDltFirst), "maxDltFirst"),
            ("Most DLTs, expanded", Text(e.MaxDltExpanded), "maxDltExpanded"),
            ("Most DLTs at the MTD", Text(e.MaxDltAtMtd), "maxDltAtMtd"),
            ("Titration", $"one subject on each of the {e.TitrationLevels} lowest levels", "titrationLevels"),
            (
                "Titration ends",
                $"with a DLT, or with {e.ModerateLimit} {(e.ModerateLimit == 1 ? "subject" : "subjects")} with a trigger",
                "moderateLimit"
            ),
            ("Target DLT rate", Text(e.Target), "target"),
            ("Target interval", e.Interval is [var low, var high] ? $"{Text(low)} to {Text(high)}" : null, "interval"),
            ("Level closed above", Text(e.CloseAbove), "closeAbove"),
            ("Lowest level", e.ExtraSafe ? "closed at a probability 0.05 lower" : null, "extraSafe"),
            ("Modification", e.Modification == BoinModification.None ? null : ProtocolWords.Of(e.Modification), "modification"),
            ("MTD", e.BoundMtd ? "its fitted rate may not call for going down" : null, "boundMtd"),
            ("Table", e.Decisions is { } table ? $"up to {table.Subjects} subjects a level" : null, "decisions"),
            ("Escalation needs", Text(e.EscalateNeeds), "escalateNeeds"),
            ("Staying allows", Text(e.StayAllows), "stayAllows"),
            ("Model", ProtocolWords.Of(e.Model), "model"),
            ("Skeleton", e.Skeleton is { } skeleton ? string.Join(", ", skeleton.Select(s => Text(s))) : null, "skeleton"),
            ("Half-width", Text(e.HalfWidth), "halfWidth"),
            ("Prior MTD", e.PriorMtd is { } level ? $"dose level {level}" : null, "priorMtd"),
            ("Prior variance", Text(e.PriorVariance), "priorVariance"),
            ("Reference dose", e.ReferenceDose is { } dose ? $"{Text(dose)} x10^6 cells/kg" : null, "referenceDose"),
            (
                "Prior",
                e.Prior is { } p
                    ? $"log alpha {Text(p.MeanLogAlpha)} ± {Text(p.DeviationLogAlpha)}, log beta {Text(p.MeanLogBeta)} ± {Text(p.DeviationLogBeta)}, correlation {Text(p.Correlation)}"
                    : null,
                "prior"
            ),
            ("Overdose control", Text(e.OverdoseControl), "overdoseControl"),
            ("Lowest level stops above", Text(e.StopLowestAbove), "stopLowestAbove"),
            ("Coherent", e.Coherent ? "yes" : null, "coherent"),
            ("Levels skipped", e.SkipLevels ? "allowed" : null, "skipLevels"),
            ("Weights", e.AdaptiveWeights ? "by the times of the DLTs so far" : null, "adaptiveWeights"),
            ("No level skipped", e.NoSkipping ? "yes" : null, "noSkipping"),
            ("Most subjects", Text(e.MaxSubjects), "maxSubjects"),
            ("Enough at a level", e.EnoughAtDose is { } enough ? $"{enough} subjects" : null, "enoughAtDose"),
            ("Fewest at the MTD", Text(e.MinimumAtMtd), "minimumAtMtd"),
            (
                "Lowest level too toxic",
                e.StopTooToxic is { } above ? $"when its rate is above the target with probability above {Text(above)}" : null,
                "stopTooToxic"
            ),
            ("Between subjects", $"{e.StaggerDays} days", "staggerDays"),
            ("Decides", e.Committee, "committee"),
        ];

    static string Name(EscalationRule rule) => rule == EscalationRule.ThreePlusThree ? "3+3" : ProtocolWords.Of(rule);

    static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);
}
