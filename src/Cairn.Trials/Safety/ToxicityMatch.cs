using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>How far an event can have been followed.</summary>
/// <param name="Until">Last day the subject is known of: the last contact, the death, or the day of the assessment.</param>
/// <param name="IsOver">True when nothing can follow: the subject has died.</param>
public readonly record struct Followed(DateOnly Until, bool IsOver)
{
    /// <summary>By what is known of a subject; a subject never seen is followed to a day.</summary>
    public static Followed Of(VitalStatus vital, DateOnly unseen)
    {
        ArgumentNullException.ThrowIfNull(vital);
        return vital.Death.Value is { } death ? new(death, true) : new(vital.LastKnownAlive.Value ?? unseen, false);
    }
}

/// <summary>
/// What a row of adverse events says: its relation to the product, and whether a toxicity definition names it.
/// </summary>
public static class ToxicityMatch
{
    /// <summary>Whether a row by itself meets a line, whenever it began.</summary>
    /// <param name="daily">The daily grades beside it; none where it is not graded day by day.</param>
    public static Truth Meets(
        this AdverseEvent ae,
        ToxicityRule rule,
        Followed followed,
        params IEnumerable<FindingAbout> daily
    ) => ToxicityLines.Of(rule).Holds(ToxicityWatch.Alone(ae, daily, followed)).Value;

    /// <summary>
    /// At least possibly related to the product; unknown when the relation is not recorded. Cytokine release and ICANS are the
    /// cells' by definition (Lee 2019): one that is said not to be related is open until the other cause stands beside it.
    /// </summary>
    public static Truth IsRelated(AdverseEvent ae)
    {
        var related = ae.IsSaidToBeRelated;
        return related.IsFalse && IsOfTheCells(ae) && !OtherCause.IsNamed(ae) ? Truth.Unknown : related;
    }

    /// <summary>True of a syndrome that is the cells' by definition.</summary>
    internal static bool IsOfTheCells(AdverseEvent ae) => IsOne(ae, ToxicityTerm.Crs) || IsOne(ae, ToxicityTerm.Icans);

    static bool IsOne(AdverseEvent ae, string term) => ToxicityTerm.IsOne(ae, term) || TermAndCode.Names(ae, term);

    /// <summary>
    /// Whether a definition names an event. Where the site's words and the code name two toxicities, and the definition turns on
    /// which is right, that is open (see <see cref="TermAndCode"/>).
    /// </summary>
    internal static Truth IsNamed(AdverseEvent ae, ToxicityEvent meant)
    {
        var both = TermAndCode.Of(ae);
        if (!both.IsOpen)
            return IsNamedAs(ae, meant);
        List<Truth> read = [.. both.Readings(ae).Select(reading => IsNamedAs(reading, meant))];
        var (coded, written) = (read[0], Truth.Any(read.Skip(1)));
        if (coded.IsTrue && !both.Denies)
            return coded;
        return coded == written ? coded : Truth.Unknown;
    }

    // An event without a known term may be any term; one without an organ class may be of any.
    static Truth IsNamedAs(AdverseEvent ae, ToxicityEvent meant)
    {
        var named = meant.IsNamed ? IsAmong(ae, meant.Terms, meant.Groups, meant.OrganClasses) : Truth.True;
        return named.And(IsAmong(ae, meant.ExceptTerms, meant.ExceptGroups, meant.ExceptOrganClasses).Not());
    }

    static Truth IsAmong(
        AdverseEvent ae,
        IReadOnlyList<string> terms,
        IReadOnlyList<ToxicityGroup> groups,
        IReadOnlyList<string> classes
    )
    {
        var among = IsTerm(terms, ae).Or(IsOfClass(classes, ae.OrganClass));
        foreach (var group in groups)
            among = among.Or(ToxicityGroups.IsIn(ae, group));
        return among;
    }

    static Truth IsTerm(IReadOnlyList<string> terms, AdverseEvent ae)
    {
        if (terms.Count == 0)
            return Truth.False;
        return terms.Any(t => ToxicityTerm.IsOne(ae, t)) ? Truth.True : Truth.Any(terms.Select(t => OpenName.MayBe(ae, t)));
    }

    static Truth IsOfClass(IReadOnlyList<string> classes, string? organClass)
    {
        if (classes.Count == 0)
            return Truth.False;
        return organClass is null ? Truth.Unknown : Truth.Of(classes.Contains(organClass, StringComparer.OrdinalIgnoreCase));
    }
}
