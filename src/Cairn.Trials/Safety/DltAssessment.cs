using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>Where an infused subject stands in the watch for dose-limiting toxicity.</summary>
public enum DltStatus
{
    /// <summary>Window completed without one.</summary>
    None,
    Dlt,
    /// <summary>The window is open, or a recorded event may be one and something is missing to say so.</summary>
    Pending,
    /// <summary>Does not count for the dose decision and is replaced; stays in the safety population.</summary>
    NotEvaluable,
}

/// <summary>One infused subject's answer to the study's DLT definition on a day.</summary>
/// <param name="Subject">USUBJID.</param>
/// <param name="Level">Dose level assigned, from 1.</param>
/// <param name="Infused">Day of the first cells; the earliest possible where it is partly unknown.</param>
/// <param name="Window">First and last day of the window, both included.</param>
/// <param name="Status">The status, with the line of the definition and the records it rests on.</param>
/// <param name="ModerateTrigger">Accelerated titration: whether a trigger of the study occurred in the window; null while it is open whether one did.</param>
public sealed record DltAssessment(string Subject, int Level, DateOnly Infused, (DateOnly First, DateOnly Last) Window, Answer<DltStatus> Status, Answer<bool?> ModerateTrigger)
{
    /// <summary>
    /// Assesses a subject by what was known on a day; null when no cells were given by then, or the level assigned is not recorded.
    /// A toxicity from the first fraction on counts, wherever the clock of the window starts. Where the day of an infusion is
    /// partly unknown, the window is the widest possible and the subject stays pending until the date is given.
    /// </summary>
    public static DltAssessment? Of(Study study, SubjectRecords subject, DateOnly asOf)
    {
        List<Exposure> given = [.. subject.CellInfusions.Where(e => e.Dose > 0 && e.Start is { } start && start.Earliest <= asOf)];
        if (study.Dlt is not { } dlt || given is not [var first, ..] || first.AssignedLevel is not { } level) return null;
        var clock = dlt.ClockStarts == DltClock.FirstInfusion ? first : given[^1];
        var window = (clock.Start!.Value.Earliest, Last: clock.Start!.Value.Latest.AddDays(dlt.WindowDays - 1));
        var watched = (First: first.Start!.Value.Earliest, window.Last);
        return new(subject.Id, level, watched.First, window,
            Judge(dlt, subject, given, watched, asOf),
            FindTrigger(study.Escalation?.ModerateTriggers ?? [], subject, watched, asOf));
    }

    static Answer<DltStatus> Judge(DltDefinition dlt, SubjectRecords subject, IReadOnlyList<Exposure> given, (DateOnly First, DateOnly Last) window, DateOnly asOf)
    {
        var hits = Hits(dlt.Rules, subject, window, asOf).ToList();
        if (hits.Find(h => h.Meets == true) is { Rule: not null } dose)
            return Answer<DltStatus>.Of(DltStatus.Dlt, $"{dose.Rule.Id}: {dose.Rule.Says}", dose.Event.AsFact());
        if (hits.Count > 0)
            return new(DltStatus.Pending, $"{hits[0].Rule.Id} may be met: {hits[0].Rule.Says}", [.. hits.Select(h => h.Event.AsFact())], MissingOf(hits));
        if (Underdosed(dlt, subject) is { } underdosed) return underdosed;
        if (LeftBefore(subject, window.Last) is ({ } left, var isCertain))
            return isCertain
                ? Answer<DltStatus>.Of(DltStatus.NotEvaluable, $"Left the window early without a DLT ({left.Variable}, {left.Date}).", left)
                : new(DltStatus.Pending, $"May have left the window early ({left.Variable}, {left.Date?.ToString() ?? "date unknown"}).", [left], [$"the whole date of {left.Variable}"]);
        if (given.FirstOrDefault(e => e.Start is { IsComplete: false }) is { } undated)
            return new(DltStatus.Pending, "The day of an infusion is not fully known.", [undated.AsFact()], [$"EXSTDTC of EX {undated.Sequence}"]);
        return asOf < window.Last
            ? new(DltStatus.Pending, $"The window of {dlt.WindowDays} days is open until {window.Last:yyyy-MM-dd}.", [given[0].AsFact()], [$"follow-up to {window.Last:yyyy-MM-dd}"])
            : Answer<DltStatus>.Of(DltStatus.None, $"The window of {dlt.WindowDays} days was completed on {window.Last:yyyy-MM-dd} without a DLT.", given[0].AsFact());
    }

    static Answer<bool?> FindTrigger(IReadOnlyList<ToxicityRule> rules, SubjectRecords subject, (DateOnly First, DateOnly Last) window, DateOnly asOf)
    {
        if (rules.Count == 0) return new(false, "The study has no titration trigger.", [], []);
        var hits = Hits(rules, subject, window, asOf).ToList();
        if (hits.Find(h => h.Meets == true) is { Rule: not null } hit) return Answer<bool?>.Of(true, $"{hit.Rule.Id}: {hit.Rule.Says}", hit.Event.AsFact());
        if (hits.Count > 0) return new(null, $"{hits[0].Rule.Id} may be met.", [.. hits.Select(h => h.Event.AsFact())], MissingOf(hits));
        return asOf < window.Last ? new(null, "The window is open.", [], [$"follow-up to {window.Last:yyyy-MM-dd}"]) : new(false, "No trigger in the window.", [], []);
    }

    static string[] MissingOf(IEnumerable<Hit> hits) => [.. hits.SelectMany(h => h.Missing).Distinct(StringComparer.Ordinal)];

    /// <summary>An event that meets a line (true) or may (null), and what is missing to say so.</summary>
    readonly record struct Hit(AdverseEvent Event, ToxicityRule Rule, bool? Meets, IReadOnlyList<string> Missing);

    static IEnumerable<Hit> Hits(IReadOnlyList<ToxicityRule> rules, SubjectRecords subject, (DateOnly First, DateOnly Last) window, DateOnly asOf) =>
        from ae in subject.Of<AdverseEvent>()
        from rule in rules
        let inWindow = InWindow(ae, window)
        let meets = ae.Meets(rule, asOf)
        where inWindow != false && meets != false
        let missing = (string[])[.. ae.Missing(rule, asOf), .. inWindow is null ? (string[])[$"AESTDTC of {ae.Name} (AE {ae.Sequence})"] : []]
        select new Hit(ae, rule, meets == true && inWindow == true ? true : null, missing);

    static bool? InWindow(AdverseEvent ae, (DateOnly First, DateOnly Last) window) => ae.Start switch
    {
        null => null,
        { } start when start.Earliest > window.Last || start.Latest < window.First => false,
        { } start when start.Earliest >= window.First && start.Latest <= window.Last => true,
        _ => null,
    };

    // Withheld fractions are rows with a planned dose and nothing given.
    static Answer<DltStatus>? Underdosed(DltDefinition dlt, SubjectRecords subject)
    {
        List<Exposure> rows = [.. subject.CellInfusions];
        var planned = rows.Sum(e => e.PlannedDose ?? 0);
        var given = rows.Sum(e => e.Dose ?? 0);
        return planned > 0 && 100 * given < dlt.MinimumDosePercent * planned
            ? Answer<DltStatus>.Of(DltStatus.NotEvaluable, FormattableString.Invariant($"Received {100 * given / planned:0} % of the planned dose, less than {dlt.MinimumDosePercent:0} %."), [.. rows.Select(e => e.AsFact())])
            : null;
    }

    // Off before the window's last day: the record that says so, and whether its date makes that certain.
    static (Fact Left, bool IsCertain)? LeftBefore(SubjectRecords subject, DateOnly last) =>
        Ends(subject).Where(end => end.Date is not { } date || date.Earliest < last)
            .Select(end => ((Fact, bool)?)(end, end.Date?.Latest < last)).OrderByDescending(end => end!.Value.Item2).FirstOrDefault();

    static IEnumerable<Fact> Ends(SubjectRecords subject) =>
        subject.Of<Disposition>().Where(d => d.Code is Milestone.Death or Milestone.LostToFollowUp or Milestone.Withdrawn).Select(d => d.AsFact())
            .Concat(subject.Demographics is { Death: { } death } dm ? [new Fact(dm.Domain, "DTHDTC", death.ToString(), null, death)] : []);
}
