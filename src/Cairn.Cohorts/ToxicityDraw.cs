using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// Draws one subject's adverse events. Whether there is a dose-limiting toxicity (or a titration trigger) is drawn first; then
/// one event is made that meets a line of the study's definition, and every other event is kept short of it, so that what a
/// reader derives from the records is what was drawn.
/// </summary>
sealed class ToxicityDraw(Study study, ToxicityPlan plan, int level, int clockDay, Chance chance)
{
    readonly IReadOnlyList<ToxicityRule> _dltRules = study.Dlt?.Rules ?? [];
    readonly IReadOnlyList<ToxicityRule> _triggers =
        study.Escalation is { } e && level <= e.TitrationLevels ? e.ModerateTriggers : [];
    readonly string _icans = IcansName(study);

    int WindowEnd => clockDay + (study.Dlt?.WindowDays ?? 28) - 1;

    public IReadOnlyList<Toxicity> Draw(Toxicity? withholding)
    {
        var hasDlt = chance.For("dlt").Happens(CohortPlan.AtLevel(plan.DltProbability, level));
        var fatal = chance.For("fatal").Happens(plan.FatalDltShare);
        var dlt = hasDlt
            ? Meeting(
                [.. _dltRules.Where(r => fatal || r.Events.Any(e => e.MinimumGrade < 5))],
                severe: true,
                chance.For("dlt event")
            )
            : null;
        var trigger =
            chance.For("trigger").Happens(CohortPlan.AtLevel(plan.ModerateProbability, level)) && dlt is null
                ? Meeting(_triggers, severe: false, chance.For("trigger event"))
                : null;
        if (dlt is not null && fatal)
            dlt = dlt with { Grade = 5, End = dlt.Start + chance.For("fatal day").Whole(3, 12) };
        var special = new[] { dlt, trigger }.OfType<Toxicity>().ToList();
        var usual = Usual()
            .Where(u => !special.Exists(s => s.Term == u.Term))
            .Select(u => ShortOf(u, _dltRules))
            .Select(u => ShortOf(u, _triggers));
        if (ShortOf(withholding, _dltRules) is { } w)
            special.Add(w);
        List<Toxicity> all = [.. usual.OfType<Toxicity>(), .. special];
        return [.. all.OrderBy(e => e.Start)];
    }

    List<Toxicity> Usual()
    {
        var drawn = Kinds().Select(Drawn);
        List<Toxicity> events = [.. drawn.OfType<Toxicity>()];
        var infection = chance.For("infection");
        if (infection.Happens(plan.InfectionProbability))
            events.Add(infection.Pick(ToxicityKind.InfectionKinds).Draw(infection));
        if (!chance.For("crs").Happens(CohortPlan.AtLevel(plan.CrsProbability, level)))
            return events;
        var severe = CohortPlan.AtLevel(plan.SevereCrsShare, level);
        var crs = new ToxicityKind(
            ToxicityKind.Crs,
            ToxicityKind.Immune,
            1,
            [(1 - severe) * 0.6, (1 - severe) * 0.4, severe * 0.85, severe * 0.15],
            (1, 8),
            6,
            ["PROBABLE", "DEFINITE"]
        ).Draw(chance.For("crs event"));
        events.Add(crs);
        if (chance.For("icans").Happens(CohortPlan.AtLevel(plan.IcansProbability, level)))
            events.Add(
                new ToxicityKind(
                    _icans,
                    ToxicityKind.Nervous,
                    1,
                    [60, 28, 9, 3],
                    (crs.Start + 2, crs.Start + 5),
                    4,
                    ["PROBABLE"]
                ).Draw(chance.For("icans event"))
            );
        return events;
    }

    IEnumerable<ToxicityKind> Kinds() =>
        study.Product?.Targets.Contains("CD38", StringComparer.Ordinal) == true
            ? [.. ToxicityKind.All, ToxicityKind.LowImmunoglobulins]
            : ToxicityKind.All;

    Toxicity? Drawn(ToxicityKind kind)
    {
        var own = chance.For(kind.Term);
        return own.Happens(kind.Probability) ? kind.Draw(own) : null;
    }

    /// <summary>An event that meets one of the rules, the first choice by chance; null when no rule can be met.</summary>
    Toxicity? Meeting(IReadOnlyList<ToxicityRule> rules, bool severe, Chance own)
    {
        if (rules.Count == 0)
            return null;
        var first = own.Whole(0, rules.Count - 1);
        return Enumerable
            .Range(0, rules.Count)
            .Select(i => rules[(first + i) % rules.Count])
            .Select(rule => Meeting(rule, severe, own))
            .FirstOrDefault(t => t is not null);
    }

    // A line that asks for several events, or one of several, is left to chance: one event is drawn for a line of one.
    Toxicity? Meeting(ToxicityRule rule, bool severe, Chance own)
    {
        if (rule.When is not ToxicityEvent meant || Candidates(rule, meant, severe) is not { Count: > 0 } kinds)
            return null;
        var kind = own.Pick(kinds);
        var grade = Math.Max(meant.MinimumGrade, severe ? Math.Min(4, 3 + own.Weighted([3, 1])) : 1);
        var (low, high) = (Math.Max(clockDay, kind.Onset.First), Math.Min(WindowEnd - 1, kind.Onset.Last));
        var start = low <= high ? own.Whole(low, high) : clockDay + own.Whole(0, Math.Min(10, WindowEnd - clockDay));
        // Graded day by day, it takes days to come to its worst and to come down.
        var slope = kind.Term == ToxicityKind.Crs || ToxicityKind.IsIcans(kind.Term) ? 2 * (meant.MinimumGrade - 1) : 0;
        var least = (meant.LongerThanDays ?? 0) + 1 + own.Whole(0, 4) + slope;
        var days = Math.Max((int)own.About(kind.MedianDays, 0.3) + 1, least);
        var made = new Toxicity(kind.Term, kind.OrganClass, grade, start, start + days - 1, "PROBABLE");
        return made.Meets(rule) && (severe || !_dltRules.Any(made.Meets)) ? made : null;
    }

    // Blood counts make their own events: a drawn one would contradict the counts.
    static readonly string[] FromCounts =
    [
        "Neutrophil count decreased",
        "Platelet count decreased",
        "White blood cell decreased",
        "Lymphocyte count decreased",
        "Anemia",
        "Bone marrow hypocellular",
    ];

    List<ToxicityKind> Candidates(ToxicityRule rule, ToxicityEvent meant, bool severe)
    {
        var organClass = meant.OrganClasses.Count > 0 ? meant.OrganClasses[0] : null;
        List<ToxicityKind> named =
        [
            .. meant.Terms.Except(FromCounts, StringComparer.OrdinalIgnoreCase).Select(t => ToxicityKind.Of(t, organClass)),
        ];
        if (named.Exists(k => k.IsKnown))
            named.RemoveAll(k => !k.IsKnown);
        if (meant.Groups.Contains(ToxicityGroup.Hyperinflammation))
            named.Add(ToxicityKind.Of(ToxicityKind.IecHs, organClass));
        if (meant.Terms.Count + meant.Groups.Count > 0)
            return named;
        var known = (severe ? ToxicityKind.SevereKinds : ToxicityKind.All).Select(k =>
            ToxicityKind.IsIcans(k.Term) ? k with { Term = _icans } : k
        );
        List<ToxicityKind> fitting =
        [
            .. known.Where(k => new Toxicity(k.Term, k.OrganClass, 5, 0, null, "PROBABLE").Meets(rule)),
        ];
        return fitting.Count > 0 ? fitting : [.. meant.OrganClasses.Select(c => ToxicityKind.Of($"{c} - Other, specify", c))];
    }

    /// <summary>
    /// The event with everything taken off that would meet a rule within the window; null when nothing of it is left.
    /// </summary>
    Toxicity? ShortOf(Toxicity? made, IReadOnlyList<ToxicityRule> rules)
    {
        while (made is not null && made.Start <= WindowEnd && rules.FirstOrDefault(made.Meets) is { } rule)
            made = made.ShortOf(rule);
        return made;
    }

    static string IcansName(Study study) =>
        (study.Dlt?.Rules ?? [])
            .Concat(study.Escalation?.ModerateTriggers ?? [])
            .SelectMany(r => r.Events)
            .SelectMany(e => e.Terms.Concat(e.ExceptTerms))
            .FirstOrDefault(ToxicityKind.IsIcans)
        ?? ToxicityKind.Icans;
}
