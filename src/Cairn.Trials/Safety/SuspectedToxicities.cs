using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// The toxicities of cells that an event may be, whatever it is called: what the site's own words name beside its term ("hypoxia
/// due to CRS"), and ICANS of a sign of the nervous system (Lee 2019, table 5) that nobody judged to be none.
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
            && (named.Any(one => ToxicityTerm.AreSame(one.Name, toxicity)) || IsSign(ae, named, toxicity))
        );
    }

    static bool IsSign(AdverseEvent ae, IReadOnlyList<NamedToxicity> named, string toxicity) =>
        ToxicityTerm.AreSame(toxicity, ToxicityTerm.Icans)
        && (IcansSigns.MayBe(ae, 1) || !(ae.WorstGrade < 1) && named.Any(one => IcansSigns.IsOne(one.Name)));
}
