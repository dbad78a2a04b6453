using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The ward on the day of a fraction after the first: no cells while cytokine release, neurotoxicity, an infection or a failing
/// organ goes on. They are given on the first day without, as long as they still belong to the planned infusion, else withheld;
/// after severe cytokine release or neurotoxicity no more are given.
/// </summary>
static class Ward
{
    const int OrganGrade = 2,
        SevereGrade = 3;

    /// <summary>The fractions as they are given: moved to a later day, or withheld, with what kept them.</summary>
    public static IReadOnlyList<GivenFraction> Gives(IReadOnlyList<GivenFraction> planned, IReadOnlyList<Toxicity> events)
    {
        var given = new List<GivenFraction>();
        var latest = planned[^1].Day + CellCourse.SlackDays;
        foreach (var fraction in planned)
            given.Add(given.Count == 0 || fraction.Given == 0 ? fraction : Next(fraction, given[^1], latest, events));
        return given;
    }

    static GivenFraction Next(GivenFraction planned, GivenFraction before, int latest, IReadOnlyList<Toxicity> events)
    {
        if (before.Given == 0)
            return planned with { Given = 0, Kept = before.Kept };
        var day = Math.Max(planned.Day, before.Day + 1);
        var kept = planned.Kept ?? (day > planned.Day ? before.Kept : null);
        while (day <= latest && events.FirstOrDefault(e => Keeps(e, day)) is { } reason)
            (kept, day) = (kept ?? reason, IsSevere(reason) ? latest + 1 : day + 1);
        return day <= latest ? planned with { Day = day, Kept = kept } : planned with { Given = 0, Kept = kept };
    }

    /// <summary>What an event did to the fractions.</summary>
    public static DoseEffect EffectOf(Toxicity e, IEnumerable<GivenFraction> fractions) =>
        fractions.Max(f => f.Kept == e ? f.Effect : DoseEffect.None);

    static bool IsSevere(Toxicity e) => (e.IsCrs || e.IsIcans) && e.Grade >= SevereGrade;

    static bool Keeps(Toxicity e, int day) =>
        day >= e.Start
        && !(day > e.End)
        && (e.IsCrs || e.IsIcans || e.IsInfection || e.Term == ToxicityKind.IecHs || e.IsOfAnOrgan && e.Grade >= OrganGrade);
}
