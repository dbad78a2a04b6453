using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety;

/// <summary>
/// The toxicities of cells that an event may be, whatever it is called: what the site's own words name beside its term ("hypoxia
/// due to CRS"), ICANS of a sign of the nervous system (Lee 2019, table 5) that nobody judged to be none, and either of a name
/// that no list has.
/// </summary>
public static class SuspectedToxicities
{
    static readonly string[] OfCells = [ToxicityTerm.Crs, ToxicityTerm.Icans];

    public static IEnumerable<string> Of(AdverseEvent ae)
    {
        ArgumentNullException.ThrowIfNull(ae);
        var named = NamedToxicities.In(ae.Term);
        return OfCells.Where(toxicity =>
            !IcansSigns.IsDenied(ae, toxicity)
            && (
                named.Any(one => ToxicityTerm.AreSame(one.Name, toxicity))
                || IsSign(ae, named, toxicity)
                || named.Count == 0 && IsUnnamed(ae, toxicity)
            )
        );
    }

    static bool IsUnnamed(AdverseEvent ae, string toxicity) =>
        !(ae.Code is null && OpenName.IsKnown(ae.Term)) && OpenName.MayBe(ae, toxicity).IsUnknown;

    /// <summary>True of an event that may be an infection: by its words or its code, or of words that no list has.</summary>
    public static bool MayBeInfection(AdverseEvent ae)
    {
        ArgumentNullException.ThrowIfNull(ae);
        if (InfectionWords.Name(ae))
            return true;
        if (ae.Code is not null || OpenName.IsKnown(ae.Term))
            return false;
        var named = NamedToxicities.In(ae.Term);
        return named.Count == 0 || named.Any(one => IsInfection(one.Name));
    }

    static bool IsInfection(string name) => TermSearch.Of(CtcaeVersion.Usual).Named(name)?.OrganClass == OrganClass.Infections;

    static bool IsSign(AdverseEvent ae, IReadOnlyList<NamedToxicity> named, string toxicity) =>
        ToxicityTerm.AreSame(toxicity, ToxicityTerm.Icans)
        && (IcansSigns.MayBe(ae, 1) || !(ae.WorstGrade < 1) && named.Any(one => IcansSigns.IsOne(one.Name)));
}
