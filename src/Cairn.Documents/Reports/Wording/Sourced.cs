using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Studies;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Values of a study as they are printed: with the tag "assumed" and the reason where nobody published them.</summary>
static class Sourced
{
    /// <summary>The words of a value, tagged when the value at that path of the study is assumed.</summary>
    public static Inline Say(this Study study, string path, Phrase words) =>
        study.Provenance.Of(path) is { Source: ValueSource.Assumed } origin
            ? Inline.Assumed(words, origin.Why ?? "nobody published it")
            : words;

    public static Inline Say(this Study study, string path, Phrase? words, Phrase whenUnknown) =>
        words is null ? Inline.Unknown(whenUnknown) : study.Say(path, words);

    /// <summary>Words with a tag for each of several paths of the study that is assumed, each reason once.</summary>
    public static Inline SayAll(this Study study, IEnumerable<string> paths, Phrase words)
    {
        var reasons = paths
            .Select(study.Provenance.Of)
            .Where(o => o.Source == ValueSource.Assumed)
            .Select(o => o.Why ?? "nobody published it")
            .Distinct(StringComparer.Ordinal);
        return reasons.Aggregate((Inline)words, (said, why) => said + Inline.Assumed("", why));
    }

    /// <summary>The escalation rule, and every number of it that is assumed.</summary>
    public static Inline Rule(this Study study, Phrase name) =>
        EscalationFacts
            .Stated(study.Escalation!)
            .Where(f => study.Provenance.IsAssumed("escalation." + f.Key))
            .Aggregate(study.Say("escalation.rule", name), (said, f) =>
                said + "; " + study.Say("escalation." + f.Key, $"{f.Label.ToLowerInvariant()}: {f.Value}")
            );

    /// <summary>A line of a toxicity definition, with what it is about and what it leaves out.</summary>
    public static Phrase Line(ToxicityRule rule)
    {
        Phrase own = rule.WindowDays is { } days ? (Phrase)$"; begun by day {days}" : "";
        return $"{rule.Id}: {rule.Says.TrimEnd('.')} ({ToxicityWords.Of(rule.When)}{own}).";
    }

    /// <summary>The band about the planned dose, the cap, and where another dose counts.</summary>
    public static Inline DoseGiven(this Study study, DosePlan dosing)
    {
        Phrase band = dosing.TolerancePercent is { } tolerance
            ? (Phrase)$"within ±{tolerance:0.#} % of the plan"
            : "no band stated";
        Phrase cap = dosing.CapMillionCells is { } most ? (Phrase)$"; at most {most:0.#} × 10⁶ cells in all" : "";
        return study.Say(
            "dosing.tolerancePercent",
            $"{band}{cap}; a subject counts at the level {(dosing.CountsAt == CountedLevel.Assigned ? "assigned" : "received")}"
        );
    }

    /// <summary>The waiting between subjects, as lines.</summary>
    public static IEnumerable<(Phrase, Inline)> Stagger(this Study study, EscalationPlan plan) =>
        EscalationFacts.Stagger(plan.Stagger).Select(f => ((Phrase)f.Label, study.Say($"escalation.{f.Key}", f.Value!)));

    public static Phrase Dose(double millionCellsPerKg) => (Phrase)$"{millionCellsPerKg:0.###} × 10⁶ cells/kg";

    /// <summary>"2: 10 × 10⁶/kg".</summary>
    public static Phrase Short(this DoseLevel level) => $"{level.Level}: {level.MillionCellsPerKg:0.###} × 10⁶/kg";

    /// <summary>"one infusion", or "30 % on day 1, 70 % on day 2".</summary>
    public static Phrase Split(this DoseLevel level) =>
        level.Fractions.Count == 1
            ? "one infusion"
            : Phrase.Join(", ", level.Fractions.Select(f => (Phrase)$"{f.Percent:0.#} % on day {f.Day}"));

    /// <summary>"Level 2: 10 × 10⁶ cells/kg".</summary>
    public static Phrase Named(this DoseLevel level) => (Phrase)$"Level {Number(level.Level)}: {Dose(level.MillionCellsPerKg)}";

    public static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    /// <summary>The path of the study file that holds an endpoint.</summary>
    public static string PathOf(this Study study, EndpointPlan plan) => $"endpoints[{study.Endpoints.ToList().IndexOf(plan)}]";
}
