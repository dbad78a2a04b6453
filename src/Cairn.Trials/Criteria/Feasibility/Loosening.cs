using Cairn.Criteria.Rules;

namespace Cairn.Criteria.Feasibility;

/// <summary>One bound with another value, all others as they are.</summary>
/// <param name="LetIn">How many are kept out by nothing any more.</param>
/// <param name="Eligible">Those of them who meet every criterion; of the others something is unknown.</param>
public sealed record Loosening(RuleParameter Bound, RuleParameter To, int LetIn, int Eligible);
