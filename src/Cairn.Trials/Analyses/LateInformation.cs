using Cairn.Escalation;
using Cairn.Safety;

namespace Cairn.Analyses;

/// <summary>
/// What came to light too late: had it been known, the rule would not have opened a dose level that was dosed, or would not have ended
/// escalation as it did. Escalation is frozen until the committee has met on it.
/// </summary>
/// <param name="Level">The level that was opened; null when it is about the end of escalation.</param>
/// <param name="Day">The day that level was first dosed, or escalation ended.</param>
/// <param name="Subjects">Whose outcome it is about.</param>
/// <param name="Would">What the rule would have said on that day.</param>
public sealed record LateInformation(int? Level, DateOnly Day, IReadOnlyList<string> Subjects, Move Would)
{
    /// <summary>Names it, so that a committee's decision can say that it had it before it.</summary>
    public string Key => $"{(Level is { } level ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"level {level}") : "end")} {Would}: {string.Join(" ", Subjects)}";

    public bool Equals(LateInformation? other) => other is not null && Key == other.Key;
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>
    /// The lowest level opened against what is known now; null when every level was opened as the rule says. A level is opened when its first
    /// subject is infused and nobody was before at it or above; the rule is then asked of those infused earlier, as they stand now. An open
    /// outcome is taken as clean: it holds the decision by itself, and freezes nothing. A design that reads the time under observation expects
    /// late outcomes and is asked again anyway.
    /// </summary>
    /// <param name="subjects">The escalation's assessed subjects, in order of infusion.</param>
    public static LateInformation? Of(Design design, int levels, IReadOnlyList<DltAssessment> subjects)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(subjects);
        var highest = design.StartLevel;
        foreach (var first in subjects.Where(s => s.Received.Assigned > design.StartLevel))
        {
            if (first.Received.Assigned <= highest) continue;
            highest = first.Received.Assigned;
            List<DltAssessment> before = [.. subjects.Where(s => s.Infused < first.Infused)];
            var atBest = LiveDecision.AtBest(design, levels, before);
            if (!design.WaitsBefore(atBest, highest)) continue;
            var would = design.WithReplaced(before.Count(s => s.IsReplacedWithTrigger)).Next(atBest);
            if (would.Mtd is null && would.Dose >= highest) continue; // an end is never followed by a higher level
            List<string> causes = [.. before.Where(s => s.Status.Value == DltStatus.Dlt || s.ModerateTrigger.Value == true).Select(s => s.Subject)];
            if (causes.Count == 0) causes = [.. before.Where(s => s.Status.Value != DltStatus.None).Select(s => s.Subject)];
            return new(highest, first.Infused, causes, would);
        }
        return null;
    }
}
