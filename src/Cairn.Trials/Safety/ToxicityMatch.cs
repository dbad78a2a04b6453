using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>How far an event can have been followed.</summary>
/// <param name="Until">Last day the subject is known of: the last contact, the death, or the day of the assessment.</param>
/// <param name="IsOver">True when nothing can follow: the subject has died.</param>
public readonly record struct Followed(DateOnly Until, bool IsOver);

/// <summary>Whether an adverse event meets a line of a toxicity definition: true, false, or null when a part is unknown (Kleene's logic).</summary>
public static class ToxicityMatch
{
    public static bool? Meets(this AdverseEvent ae, ToxicityRule rule, Followed followed) => All(
        IsNamed(ae, rule),
        GradeOf(ae) is { } grade ? grade >= rule.MinimumGrade : null,
        rule.RelatedOnly ? IsRelated(ae) : true,
        rule.LongerThanDays is { } days ? LastsLongerThan(ae, days, followed) : true);

    /// <summary>What would have to be recorded to settle a null.</summary>
    public static IEnumerable<string> Missing(this AdverseEvent ae, ToxicityRule rule, Followed followed)
    {
        if (IsNamed(ae, rule) is null) yield return $"AEDECOD of {ae.Name} (AE {ae.Sequence})";
        if (GradeOf(ae) is null) yield return $"AETOXGR of {ae.Name} (AE {ae.Sequence})";
        if (rule.RelatedOnly && IsRelated(ae) is null) yield return $"AEREL of {ae.Name} (AE {ae.Sequence})";
        if (rule.LongerThanDays is { } days && LastsLongerThan(ae, days, followed) is null) yield return $"the start and end of {ae.Name} (AE {ae.Sequence}): does it last longer than {days} days?";
    }

    /// <summary>The grade that counts: 5 for an event recorded as fatal, whatever grade stands beside it.</summary>
    public static int? GradeOf(AdverseEvent ae) => IsFatal(ae) ? 5 : ae.KnownGrade;

    public static bool IsFatal(AdverseEvent ae) => ae.Fatal == "Y" || string.Equals(ae.Outcome, "FATAL", StringComparison.OrdinalIgnoreCase);

    /// <summary>At least possibly related to the product; null when the relation is not recorded.</summary>
    public static bool? IsRelated(AdverseEvent ae) => ae.Relation?.ToUpperInvariant() switch
    {
        "POSSIBLE" or "PROBABLE" or "DEFINITE" or "RELATED" or "POSSIBLY RELATED" or "PROBABLY RELATED" => true,
        "NOT RELATED" or "UNLIKELY" or "UNLIKELY RELATED" or "UNRELATED" => false,
        _ => null,
    };

    /// <summary>
    /// Rows of one term that follow each other without a day between, all at or above the line's grade, joined into one event: a toxicity
    /// entered in pieces lasts as long as its pieces together.
    /// </summary>
    public static IEnumerable<AdverseEvent> Joined(IEnumerable<AdverseEvent> events, ToxicityRule rule) =>
        events.GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase).SelectMany(g => Join(g, rule));

    static IEnumerable<AdverseEvent> Join(IEnumerable<AdverseEvent> events, ToxicityRule rule)
    {
        AdverseEvent? open = null;
        foreach (var ae in events.OrderBy(e => e.Start ?? default))
        {
            if (open is not null && Touches(open, ae) && GradeOf(open) >= rule.MinimumGrade && GradeOf(ae) >= rule.MinimumGrade)
                open = open with { End = ae.End is { } end && open.End is { } before ? end.Latest >= before.Latest ? end : before : null, Grade = Math.Max(GradeOf(open)!.Value, GradeOf(ae)!.Value) };
            else
            {
                if (open is not null) yield return open;
                open = ae;
            }
        }
        if (open is not null) yield return open;
    }

    static bool Touches(AdverseEvent first, AdverseEvent second) =>
        second.Start is { } start && (first.End is null || start.Earliest.DayNumber <= first.End.Value.Latest.DayNumber + 1);

    // An event without a coded term may be any term; one without an organ class may be of any.
    static bool? IsNamed(AdverseEvent ae, ToxicityRule rule)
    {
        var named = rule.Terms.Count + rule.OrganClasses.Count == 0 ? true : Any(IsAmong(rule.Terms, ae), IsAmong(rule.OrganClasses, ae.OrganClass));
        var excepted = Any(IsAmong(rule.ExceptTerms, ae), IsAmong(rule.ExceptOrganClasses, ae.OrganClass));
        return All(named, !excepted);
    }

    static bool? IsAmong(IReadOnlyList<string> terms, AdverseEvent ae) =>
        terms.Count == 0 ? false
        : terms.Any(t => ToxicityTerm.AreSame(t, ae.Name)) ? true
        : ae.Code is null ? null : false;

    static bool? IsAmong(IReadOnlyList<string> classes, string? organClass) =>
        classes.Count == 0 ? false : organClass is null ? null : classes.Contains(organClass, StringComparer.OrdinalIgnoreCase);

    // Days of an event = last day - first day + 1. An event that ends before it starts has no known duration.
    static bool? LastsLongerThan(AdverseEvent ae, int days, Followed followed)
    {
        if (ae.Start is not { } start) return null;
        var shortest = (ae.End?.Earliest ?? followed.Until).DayNumber - start.Latest.DayNumber + 1;
        int? longest = ae.End is { } end ? end.Latest.DayNumber - start.Earliest.DayNumber + 1
            : followed.IsOver ? followed.Until.DayNumber - start.Earliest.DayNumber + 1 : null;
        if (ae.End is not null && longest < 1) return null;
        return shortest > days ? true : longest <= days ? false : null;
    }

    static bool? All(params ReadOnlySpan<bool?> parts) => parts.Contains(false) ? false : parts.Contains(null) ? null : true;

    static bool? Any(params ReadOnlySpan<bool?> parts) => parts.Contains(true) ? true : parts.Contains(null) ? null : false;
}
