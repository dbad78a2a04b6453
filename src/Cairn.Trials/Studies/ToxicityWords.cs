using static System.FormattableString;

namespace Cairn.Studies;

/// <summary>What a line of a toxicity definition is about, in words.</summary>
public static class ToxicityWords
{
    /// <summary><c>grade 3 or above; only Cytokine release syndrome; longer than 3 days; at least possibly related</c>.</summary>
    public static string Of(ToxicityCondition condition) =>
        condition switch
        {
            ToxicityEvent e => string.Join("; ", Parts(e).Concat(e.Unless.Select(Of))),
            ToxicityCondition.AnyOf any => Joined("or", any.Parts, any.Unless),
            ToxicityCondition.AllOf all => Joined("and", all.Parts, all.Unless),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };

    /// <summary>A group as the middle of a sentence names it.</summary>
    public static string Of(ToxicityGroup group) =>
        group switch
        {
            ToxicityGroup.LowBloodCounts => "low blood counts",
            ToxicityGroup.CytokineRelease => "cytokine release syndrome",
            ToxicityGroup.Icans => "ICANS",
            ToxicityGroup.Hyperinflammation => "IEC-HS and haemophagocytic lymphohistiocytosis",
            ToxicityGroup.GraftVersusHost => "graft versus host disease",
        };

    public static string Of(ToxicityExemption exemption) =>
        exemption switch
        {
            ToxicityExemption.Resolved { ToGrade: 0 } r => Invariant($"unless it was over within {r.WithinDays} days"),
            ToxicityExemption.Resolved r => Invariant($"unless it came down to grade {r.ToGrade} within {r.WithinDays} days"),
            ToxicityExemption.MarrowDisease m => Invariant($"unless marrow blasts are {m.BlastPercent} % or more meanwhile"),
            _ => throw new ArgumentOutOfRangeException(nameof(exemption)),
        };

    /// <summary>What a subject counts as from whom cells were withheld for toxicity.</summary>
    public static string Of(WithheldDose dose) =>
        dose switch
        {
            WithheldDose.Dlt => "counts as a DLT",
            WithheldDose.Counts => "counts by the events alone",
            WithheldDose.Replaced => "does not count below the share above, and is replaced",
        };

    /// <summary>What a death related to the product does to dosing.</summary>
    public static string PauseAfterDeath(bool pauses) =>
        pauses ? "holds dosing until the committee has met" : "holds dosing no longer than the rule does";

    /// <summary>What becomes of a toxicity that the site says is not related.</summary>
    public static string Unrelated(bool needsCause) =>
        needsCause ? "open until its other cause is recorded, or the committee rules" : "no DLT by the site's word alone";

    static IEnumerable<string> Parts(ToxicityEvent e)
    {
        yield return Invariant($"grade {e.MinimumGrade} or above");
        if (Names(e.Terms, e.Groups) is { Length: > 0 } only)
            yield return $"only {only}";
        if (e.OrganClasses.Count > 0)
            yield return $"only organ classes {string.Join(", ", e.OrganClasses)}";
        if (Names(e.ExceptTerms, e.ExceptGroups) is { Length: > 0 } without)
            yield return $"without {without}";
        if (e.ExceptOrganClasses.Count > 0)
            yield return $"without organ classes {string.Join(", ", e.ExceptOrganClasses)}";
        if (e.LongerThanDays is { } days)
            yield return Invariant($"longer than {days} days");
        if (e.LongerThanHours is { } hours)
            yield return Invariant($"longer than {hours} hours");
        yield return e.RelatedOnly ? "at least possibly related" : "whatever the relation";
    }

    static string Names(IReadOnlyList<string> terms, IReadOnlyList<ToxicityGroup> groups) =>
        string.Join(", ", groups.Select(Of).Concat(terms));

    static string Joined(string word, IReadOnlyList<ToxicityCondition> parts, IReadOnlyList<ToxicityExemption> unless) =>
        string.Join("; ", [string.Join($" {word} ", parts.Select(p => $"[{Of(p)}]")), .. unless.Select(Of)]);
}
