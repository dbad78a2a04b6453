using Cairn.Registry.Queries;

namespace Cairn.App.Web.Registry.Api;

/// <summary>
/// The filters that the registry's own pages add to an address: <c>results:with,status:not rec</c>. Pairs of a filter and its
/// options; any of the options, each of the filters.
/// </summary>
static class AggregationFilters
{
    static readonly Dictionary<string, (string Field, Dictionary<string, string> Codes)> Known = new(StringComparer.Ordinal)
    {
        ["results"] = ("HasResults", Codes("with true, without false")),
        ["status"] = (
            "OverallStatus",
            Codes(
                "not NOT_YET_RECRUITING, rec RECRUITING, act ACTIVE_NOT_RECRUITING, com COMPLETED, ter TERMINATED, "
                    + "enr ENROLLING_BY_INVITATION, sus SUSPENDED, wit WITHDRAWN, unk UNKNOWN"
            )
        ),
        ["sex"] = ("Sex", Codes("f FEMALE, m MALE, all ALL")),
        ["healthy"] = ("HealthyVolunteers", Codes("y true, n false")),
        ["ages"] = ("StdAge", Codes("child CHILD, adult ADULT, older OLDER_ADULT")),
        ["phase"] = ("Phase", Codes("0 EARLY_PHASE1, 1 PHASE1, 2 PHASE2, 3 PHASE3, 4 PHASE4, na NA")),
        ["studyType"] = ("StudyType", Codes("int INTERVENTIONAL, obs OBSERVATIONAL, exp EXPANDED_ACCESS")),
        ["funderType"] = (
            "LeadSponsorClass",
            Codes("nih NIH, fed FED, industry INDUSTRY, indiv INDIV, network NETWORK, other OTHER")
        ),
    };

    /// <summary>The question of the pairs; the first that is not known otherwise.</summary>
    public static (Query? Query, string? Unknown) Read(IReadOnlyList<string> pairs)
    {
        var asked = new List<Query>();
        foreach (var pair in pairs)
        {
            if (pair.Split(':') is not [var filter, var options] || !Known.TryGetValue(filter, out var known))
                return (null, pair);
            var keys = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (keys.FirstOrDefault(k => !known.Codes.ContainsKey(k)) is { } unknown)
                return (null, $"{filter}:{unknown}");
            asked.Add(Query.Either([.. keys.Select(k => (Query)new Query.Coded(known.Field, known.Codes[k]))]));
        }
        return (Query.Both(asked), null);
    }

    static Dictionary<string, string> Codes(string text)
    {
        var pairs = text.Split(", ").Select(p => p.Split(' '));
        return pairs.ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
    }
}
