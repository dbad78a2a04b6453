using System.Collections.Frozen;
using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety;

/// <summary>
/// What the name of an event leaves open. Without a coded term it may be any toxicity; with one it may be what the site's own
/// words name beside it; so may one whose term no list has, and
/// one of CTCAE's "Other, specify" whose words no list has, unless it was coded to an organ class in which the toxicity never
/// stands.
/// </summary>
static class OpenName
{
    const string General = "General disorders and administration site conditions",
        Immune = "Immune system disorders",
        Nervous = "Nervous system disorders",
        Blood = "Blood and lymphatic system disorders";

    // Where a dictionary and charts put the toxicities of cells, beside the class of the term itself.
    static readonly Dictionary<string, string[]> AlsoIn = new(StringComparer.OrdinalIgnoreCase)
    {
        [ToxicityTerm.Icans] = [Nervous, "Psychiatric disorders", Immune],
        ["Hemophagocytic lymphohistiocytosis"] = [Blood, Immune],
        ["Graft versus host disease"] =
        [
            Immune,
            "Skin and subcutaneous tissue disorders",
            "Gastrointestinal disorders",
            "Hepatobiliary disorders",
        ],
    };

    static readonly string[] OfCounts = [Blood, "Investigations"];

    /// <summary>Unknown when an event, by no name that is known of it, may be a toxicity; false when it is none.</summary>
    public static Truth MayBe(AdverseEvent ae, string toxicity)
    {
        if (ae.Code is null || TermAndCode.Names(ae, toxicity))
            return Truth.Unknown;
        return IsOpen(ae) && MayStandIn(ae.OrganClass, toxicity) && !IcansSigns.IsDenied(ae, toxicity)
            ? Truth.Unknown
            : Truth.False;
    }

    /// <summary>Unknown when an event may be a low blood count by its name and organ class; false when it is none.</summary>
    public static Truth MayBeLowCount(AdverseEvent ae)
    {
        if (ae.Code is null)
            return Truth.Unknown;
        return IsOpen(ae) && IsAmong(ae.OrganClass, OfCounts) ? Truth.Unknown : Truth.False;
    }

    /// <summary>True when the event is coded, and what it is called is in no list.</summary>
    public static bool IsOpen(AdverseEvent ae) =>
        ae.Code is not null && !IsKnown(ToxicityTerm.Words(ae)) && !(ae.Category is { } category && IsKnown(category));

    /// <summary>
    /// True of a name that CTCAE has as a term of its own or by another name, or that is listed among the toxicities of cells.
    /// </summary>
    public static bool IsKnown(string name) =>
        ToxicityTerm.IsKnown(name) || CtcaeVersion.All.Any(version => Has(version, name)) || IcansSigns.IsListed(name);

    // A name listed under one of "Other, specify" is known; that term by itself says nothing.
    static bool Has(CtcaeVersion version, string name) =>
        version.Find(name) is { } own ? !own.IsOther : TermSearch.Of(version).Named(name) is not null;

    static bool MayStandIn(string? organClass, string toxicity)
    {
        if (AlsoIn.GetValueOrDefault(ToxicityTerm.Of(toxicity)) is { } classes)
            return IsAmong(organClass, classes);
        var of = CtcaeVersion.All.Select(version => TermSearch.Of(version).Named(toxicity)?.OrganClass).OfType<string>();
        List<string> known = [.. of];
        return known.Count == 0 || IsAmong(organClass, known);
    }

    static readonly FrozenSet<string> Classes = CtcaeVersion
        .All.SelectMany(version => version.Terms)
        .Select(term => term.OrganClass)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A class that no dictionary has says nothing.
    static bool IsAmong(string? organClass, IReadOnlyList<string> classes) =>
        organClass?.Trim() is not { } named
        || !Classes.Contains(named)
        || General.Equals(named, StringComparison.OrdinalIgnoreCase)
        || classes.Contains(named, StringComparer.OrdinalIgnoreCase);
}
