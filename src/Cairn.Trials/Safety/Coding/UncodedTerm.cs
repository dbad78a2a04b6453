using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Coding;

/// <summary>What an event lacks to be counted under one name and class.</summary>
public enum LackingCode
{
    /// <summary>AEDECOD.</summary>
    Term,

    /// <summary>AEBODSYS.</summary>
    OrganClass,

    /// <summary>Its name is none that CTCAE or the list of toxicities of cells has.</summary>
    KnownName,
}

/// <summary>Events of the same words that nothing codes.</summary>
/// <param name="Written">As the site wrote it.</param>
/// <param name="Decoded">The dictionary's term beside it; null when there is none.</param>
/// <param name="Near">The term of CTCAE that the words may mean; null when none is near.</param>
public sealed record UncodedTerm(
    string Written,
    string? Decoded,
    IReadOnlyList<LackingCode> Lacks,
    CtcaeTerm? Near,
    IReadOnlyList<AdverseEvent> Events
)
{
    /// <summary>The terms of events that lack something, the most frequent first.</summary>
    public static IReadOnlyList<UncodedTerm> Of(IEnumerable<AdverseEvent> events, CtcaeVersion version)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(version);
        return
        [
            .. events
                .Where(ae => Lacking(ae, version).Any())
                .GroupBy(ae => (Words: ae.Term.Trim().ToUpperInvariant(), ae.Code, ae.OrganClass))
                .Select(same => Of([.. same], version))
                .OrderByDescending(term => term.Events.Count)
                .ThenBy(term => term.Written, StringComparer.OrdinalIgnoreCase),
        ];
    }

    static UncodedTerm Of(List<AdverseEvent> same, CtcaeVersion version) =>
        new(
            same[0].Term.Trim(),
            same[0].Code,
            [.. Lacking(same[0], version)],
            TermSearch.Of(version).Likeliest(same[0].Name),
            same
        );

    static IEnumerable<LackingCode> Lacking(AdverseEvent ae, CtcaeVersion version)
    {
        if (ae.Code is null)
            yield return LackingCode.Term;
        if (ae.OrganClass is null)
            yield return LackingCode.OrganClass;
        if (TermSearch.Of(version).Named(ae.Name) is null && !OpenName.IsKnown(ae.Name))
            yield return LackingCode.KnownName;
    }
}
