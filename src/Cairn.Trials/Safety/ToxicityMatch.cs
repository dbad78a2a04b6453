using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>How far an event can have been followed.</summary>
/// <param name="Until">Last day the subject is known of: the last contact, the death, or the day of the assessment.</param>
/// <param name="IsOver">True when nothing can follow: the subject has died.</param>
public readonly record struct Followed(DateOnly Until, bool IsOver);

/// <summary>What a row of adverse events says: its grade, its relation to the product, and whether a line of a toxicity definition names it.</summary>
public static class ToxicityMatch
{
    /// <summary>Whether a row by itself meets a line: true, false, or null when a part is unknown (Kleene's logic).</summary>
    public static bool? Meets(this AdverseEvent ae, ToxicityRule rule, Followed followed) =>
        new ToxicityEpisode([ae], true, followed).Meets(rule);

    /// <summary>The grade that counts: 5 for an event recorded as fatal, whatever grade stands beside it.</summary>
    public static int? GradeOf(AdverseEvent ae) => IsFatal(ae) ? 5 : ae.KnownGrade;

    public static bool IsFatal(AdverseEvent ae) =>
        ae.Fatal == "Y" || string.Equals(ae.Outcome, "FATAL", StringComparison.OrdinalIgnoreCase);

    /// <summary>At least possibly related to the product; null when the relation is not recorded.</summary>
    public static bool? IsRelated(AdverseEvent ae) =>
        ae.Relation?.ToUpperInvariant() switch
        {
            "POSSIBLE" or "PROBABLE" or "DEFINITE" or "RELATED" or "POSSIBLY RELATED" or "PROBABLY RELATED" => true,
            "NOT RELATED" or "UNLIKELY" or "UNLIKELY RELATED" or "UNRELATED" => false,
            _ => null,
        };

    // An event without a coded term may be any term; one without an organ class may be of any.
    internal static bool? IsNamed(AdverseEvent ae, ToxicityRule rule)
    {
        var named =
            rule.Terms.Count + rule.OrganClasses.Count == 0
                ? true
                : Kleene.Any(IsAmong(rule.Terms, ae), IsAmong(rule.OrganClasses, ae.OrganClass));
        var excepted = Kleene.Any(IsAmong(rule.ExceptTerms, ae), IsAmong(rule.ExceptOrganClasses, ae.OrganClass));
        return Kleene.All(named, !excepted);
    }

    static bool? IsAmong(IReadOnlyList<string> terms, AdverseEvent ae) =>
        terms.Count == 0 ? false
        : terms.Any(t => ToxicityTerm.AreSame(t, ae.Name)) ? true
        : ae.Code is null ? null
        : false;

    static bool? IsAmong(IReadOnlyList<string> classes, string? organClass) =>
        classes.Count == 0 ? false
        : organClass is null ? null
        : classes.Contains(organClass, StringComparer.OrdinalIgnoreCase);
}
