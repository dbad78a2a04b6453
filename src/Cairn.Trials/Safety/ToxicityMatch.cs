using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>Whether an adverse event meets a line of a toxicity definition: true, false, or null when a part is unknown (Kleene's logic).</summary>
public static class ToxicityMatch
{
    /// <summary>The event against the line. <paramref name="asOf"/> closes the duration of an event that has not ended.</summary>
    public static bool? Meets(this AdverseEvent ae, ToxicityRule rule, DateOnly asOf) => All(
        IsNamed(ae, rule),
        ae.KnownGrade is { } grade ? grade >= rule.MinimumGrade : null,
        rule.RelatedOnly ? IsRelated(ae) : true,
        rule.LongerThanDays is { } days ? LastsLongerThan(ae, days, asOf) : true);

    /// <summary>What would have to be recorded to settle a null.</summary>
    public static IEnumerable<string> Missing(this AdverseEvent ae, ToxicityRule rule, DateOnly asOf)
    {
        if (ae.KnownGrade is null) yield return $"AETOXGR of {ae.Name} (AE {ae.Sequence})";
        if (rule.RelatedOnly && IsRelated(ae) is null) yield return $"AEREL of {ae.Name} (AE {ae.Sequence})";
        if (rule.LongerThanDays is { } days && LastsLongerThan(ae, days, asOf) is null) yield return $"the start and end of {ae.Name} (AE {ae.Sequence}): does it last longer than {days} days?";
    }

    /// <summary>At least possibly related to the product; null when the relation is not recorded.</summary>
    public static bool? IsRelated(AdverseEvent ae) => ae.Relation switch
    {
        "POSSIBLE" or "PROBABLE" or "DEFINITE" or "RELATED" => true,
        "NOT RELATED" or "UNLIKELY" or "UNLIKELY RELATED" or "UNRELATED" => false,
        _ => null,
    };

    static bool IsNamed(AdverseEvent ae, ToxicityRule rule) =>
        (rule.Terms.Count + rule.OrganClasses.Count == 0 || Among(rule.Terms, ae.Name) || Among(rule.OrganClasses, ae.OrganClass))
        && !Among(rule.ExceptTerms, ae.Name) && !Among(rule.ExceptOrganClasses, ae.OrganClass);

    static bool Among(IReadOnlyList<string> names, string? name) => name is not null && names.Contains(name, StringComparer.OrdinalIgnoreCase);

    // Days of an event = last day - first day + 1.
    static bool? LastsLongerThan(AdverseEvent ae, int days, DateOnly asOf)
    {
        if (ae.Start is not { } start) return null;
        var end = ae.End ?? PartialDate.Of(asOf);
        var longest = end.Latest.DayNumber - start.Earliest.DayNumber + 1;
        var shortest = end.Earliest.DayNumber - start.Latest.DayNumber + 1;
        return shortest > days ? true : ae.End is not null && longest <= days ? false : null;
    }

    static bool? All(params ReadOnlySpan<bool?> parts) =>
        parts.Contains(false) ? false : parts.Contains(null) ? null : true;
}
