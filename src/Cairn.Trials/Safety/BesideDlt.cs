using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>
/// An event that was a day short of a line of the definition: one day more, and it would have been dose-limiting.
/// </summary>
public sealed record NearToxicity(AdverseEvent Event, ToxicityRule Line);

/// <summary>What stands beside the answer "no dose-limiting toxicity": a committee may see it otherwise.</summary>
/// <param name="SetAside">The events that meet a line in everything but their relation: a cause that is recorded, or the
/// committee, took them out of the count.</param>
/// <param name="OnTheLimit">The events of a grade that a line names, which lasted as long as it lets them.</param>
public sealed record BesideDlt(IReadOnlyList<AdverseEvent> SetAside, IReadOnlyList<NearToxicity> OnTheLimit);
