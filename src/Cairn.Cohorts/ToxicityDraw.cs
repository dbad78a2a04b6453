using Cairn.Quantities;
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
                fatal ? Severity.Fatal : Severity.Limiting,
                chance.For("dlt event")
            )
            : null;
        var trigger =
            chance.For("trigger").Happens(CohortPlan.AtLevel(plan.ModerateProbability, level)) && dlt is null
                ? Meeting(_triggers, Severity.Moderate, chance.For("trigger event"))
                : null;
        dlt = dlt is null ? null : dlt with { IsLimiting = true };
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
        var crs = all.Find(e => e.IsCrs);
        var shown = all.Select(e => e.IsFever ? WithCrs(e, crs) : e).OfType<Toxicity>();
        return [.. shown.OrderBy(e => e.Start)];
    }

    /// <summary>
    /// In the weeks after the cells a fever that nothing else explains is cytokine release (ASTCT): fever comes with it, and
    /// febrile neutropenia, too, or after the days on which the temperature is taken daily.
    /// </summary>
    static Toxicity? WithCrs(Toxicity fever, Toxicity? crs)
    {
        if (crs is { End: { } end })
            return fever with { Start = crs.Start, End = Math.Min(end, crs.Start + (fever.Days ?? 1) - 1) };
        var late = AdverseEventWriter.GradedDays + 1;
        return fever.Term == ToxicityKind.Fever ? null : fever with { Start = late, End = late + (fever.Days ?? 1) - 1 };
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
        var own = chance.For("crs event");
        var onset = CrsOnset(8, own.For("onset"));
        var crs = new ToxicityKind(
            ToxicityKind.Crs,
            ToxicityKind.Immune,
            1,
            [(1 - severe) * 0.6, (1 - severe) * 0.4, severe * 0.85, severe * 0.15],
            (onset, onset),
            6,
            ["PROBABLE", "DEFINITE"]
        ).Draw(own);
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

    /// <summary>
    /// A day after the first cells, weighted by the share of the cells given before it: those not given release nothing.
    /// </summary>
    /// <param name="days">Within so many days after the last fraction.</param>
    int CrsOnset(int days, Chance own)
    {
        var fractions = study.Dosing?.Levels.FirstOrDefault(l => l.Level == level)?.Fractions ?? [new Fraction(0, 100)];
        var last = fractions.Max(f => f.Day) + days;
        return 1
            + own.Weighted([.. Enumerable.Range(1, last).Select(day => fractions.Where(f => f.Day < day).Sum(f => f.Percent))]);
    }

    IEnumerable<ToxicityKind> Kinds() =>
        ToxicityKind.LowersImmunoglobulins(study) ? [.. ToxicityKind.All, ToxicityKind.LowImmunoglobulins] : ToxicityKind.All;

    Toxicity? Drawn(ToxicityKind kind)
    {
        var own = chance.For(kind.Term);
        return own.Happens(kind.Probability) ? kind.Draw(own) : null;
    }

    enum Severity
    {
        Moderate,
        Limiting,
        Fatal,
    }

    /// <summary>An event that meets one of the rules, the first choice by chance; null when no rule can be met.</summary>
    Toxicity? Meeting(IReadOnlyList<ToxicityRule> rules, Severity severity, Chance own)
    {
        if (rules.Count == 0)
            return null;
        var first = own.Whole(0, rules.Count - 1);
        return Enumerable
            .Range(0, rules.Count)
            .Select(i => rules[(first + i) % rules.Count])
            .Select(rule => Meeting(rule, severity, own))
            .FirstOrDefault(t => t is not null);
    }

    // A line that asks for several events, or one of several, is left to chance: one event is drawn for a line of one.
    Toxicity? Meeting(ToxicityRule rule, Severity severity, Chance own)
    {
        if (rule.When is not ToxicityEvent meant || Candidates(rule, meant, severity) is not { Count: > 0 } kinds)
            return null;
        var kind = own.Pick(kinds);
        var grade = Math.Max(meant.MinimumGrade, severity == Severity.Moderate ? 1 : Math.Min(4, 3 + own.Weighted([3, 1])));
        while (grade < 4 && !Toxicity.HasGrade(kind.Term, grade))
            grade++;
        var (low, high) = (Math.Max(clockDay, kind.Onset.First), Math.Min(WindowEnd - 1, kind.Onset.Last));
        var start = low <= high ? own.Whole(low, high) : clockDay + own.Whole(0, Math.Min(10, WindowEnd - clockDay));
        if (kind.Term == ToxicityKind.Crs)
            start = Math.Max(clockDay, CrsOnset(kind.Onset.Last, own.For("onset")));
        // Graded day by day, it takes days to come to its worst and to come down.
        var slope = kind.Term == ToxicityKind.Crs || ToxicityKind.IsIcans(kind.Term) ? 2 * (meant.MinimumGrade - 1) : 0;
        var least = Lasts(meant) + 1 + own.Whole(0, 4) + slope;
        var days = Math.Max((int)own.About(kind.MedianDays, 0.3) + 1, least);
        var made = new Toxicity(kind.Term, kind.OrganClass, grade, start, start + days - 1, "PROBABLE");
        return made.Meets(rule) && (severity != Severity.Moderate || !_dltRules.Any(made.Meets)) ? made : null;
    }

    // Blood counts and cytokine release make their own events: a drawn one would contradict them.
    static readonly string[] FromOthers =
    [
        ToxicityKind.Fever,
        ToxicityKind.FebrileNeutropenia,
        "Neutrophil count decreased",
        "Platelet count decreased",
        "White blood cell decreased",
        "Lymphocyte count decreased",
        "Anemia",
        "Bone marrow hypocellular",
    ];

    List<ToxicityKind> Candidates(ToxicityRule rule, ToxicityEvent meant, Severity severity) =>
        [.. Named(rule, meant, severity).Where(k => severity != Severity.Fatal || Toxicity.HasGrade(k.Term, 5))];

    List<ToxicityKind> Named(ToxicityRule rule, ToxicityEvent meant, Severity severity)
    {
        var organClass = meant.OrganClasses.Count > 0 ? meant.OrganClasses[0] : null;
        List<ToxicityKind> named =
        [
            .. meant.Terms.Except(FromOthers, StringComparer.OrdinalIgnoreCase).Select(t => ToxicityKind.Of(t, organClass)),
        ];
        if (named.Exists(k => k.IsKnown))
            named.RemoveAll(k => !k.IsKnown);
        if (meant.Groups.Contains(ToxicityGroup.Hyperinflammation))
            named.Add(ToxicityKind.Of(ToxicityKind.IecHs, organClass));
        if (meant.Terms.Count + meant.Groups.Count > 0)
            return named;
        var known = (severity == Severity.Moderate ? ToxicityKind.All : ToxicityKind.SevereKinds).Select(k =>
            ToxicityKind.IsIcans(k.Term) ? k with { Term = _icans } : k
        );
        List<ToxicityKind> fitting =
        [
            .. known
                .Where(k => !FromOthers.Contains(k.Term, StringComparer.OrdinalIgnoreCase))
                .Where(k => new Toxicity(k.Term, k.OrganClass, 5, 0, null, "PROBABLE").Meets(rule)),
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

    // The days that a line lets pass; of a clause of hours one more, since whole days hold fewer hours than they count.
    static int Lasts(ToxicityEvent meant) =>
        meant.LongerThanDays ?? (meant.LongerThanHours is { } hours ? WholeDays.Holding(hours) + 1 : 0);
}
