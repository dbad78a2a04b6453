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
    /// <summary>Whether a row by itself meets a line.</summary>
    public static Truth Meets(this AdverseEvent ae, ToxicityRule rule, Followed followed) =>
        new ToxicityEpisode([ae], true, followed).Meets(rule).Value;

    /// <summary>The grade that counts: 5 for an event recorded as fatal, whatever grade stands beside it.</summary>
    public static int? GradeOf(AdverseEvent ae) => IsFatal(ae) ? 5 : ae.KnownGrade;

    public static bool IsFatal(AdverseEvent ae) =>
        ae.Fatal == "Y" || string.Equals(ae.Outcome, "FATAL", StringComparison.OrdinalIgnoreCase);

    /// <summary>At least possibly related to the product; unknown when the relation is not recorded.</summary>
    public static Truth IsRelated(AdverseEvent ae) =>
        ae.Relation?.ToUpperInvariant() switch
        {
            "POSSIBLE" or "PROBABLE" or "DEFINITE" or "RELATED" or "POSSIBLY RELATED" or "PROBABLY RELATED" => Truth.True,
            "NOT RELATED" or "UNLIKELY" or "UNLIKELY RELATED" or "UNRELATED" => Truth.False,
            _ => Truth.Unknown,
        };

    // An event without a coded term may be any term; one without an organ class may be of any.
    internal static Truth IsNamed(AdverseEvent ae, ToxicityRule rule)
    {
        var named =
            rule.Terms.Count + rule.OrganClasses.Count == 0
                ? Truth.True
                : IsAmong(rule.Terms, ae).Or(IsAmong(rule.OrganClasses, ae.OrganClass));
        var excepted = IsAmong(rule.ExceptTerms, ae).Or(IsAmong(rule.ExceptOrganClasses, ae.OrganClass));
        return named.And(excepted.Not());
    }

    static Truth IsAmong(IReadOnlyList<string> terms, AdverseEvent ae)
    {
        if (terms.Count == 0)
            return Truth.False;
        if (terms.Any(t => ToxicityTerm.AreSame(t, ae.Name)))
            return Truth.True;
        return ae.Code is null ? Truth.Unknown : Truth.False;
    }

    static Truth IsAmong(IReadOnlyList<string> classes, string? organClass)
    {
        if (classes.Count == 0)
            return Truth.False;
        return organClass is null ? Truth.Unknown : Truth.Of(classes.Contains(organClass, StringComparer.OrdinalIgnoreCase));
    }
}
