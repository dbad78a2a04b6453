using Cairn.Registry.Queries;

namespace Cairn.Registry.Likeness;

/// <summary>Asks for the trials that are most like one.</summary>
/// <param name="Trial">What it is compared by; itself is never among the answers.</param>
public sealed record RelatedSearch(TrialProfile Trial)
{
    /// <summary>Related trials must also answer this.</summary>
    public Query Filter { get; init; } = new Query.All();
    public int Take { get; init; } = 10;
}
