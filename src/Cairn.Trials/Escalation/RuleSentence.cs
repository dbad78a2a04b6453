namespace Cairn.Escalation;

/// <summary>A sentence of a rule, as a protocol numbers them.</summary>
/// <param name="Words">The sentence.</param>
/// <param name="Keys">The keys of what it takes from a plan.</param>
public sealed record RuleSentence(string Words, params IReadOnlyList<string> Keys);
