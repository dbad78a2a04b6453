namespace Cairn.Escalation.Plan;

/// <summary>Something wrong with a plan.</summary>
/// <param name="Number">What it is about.</param>
/// <param name="What">What is wrong, in one sentence.</param>
/// <param name="Mend">How to mend it, in one sentence; without the full stop where <paramref name="Takers"/> end it.</param>
/// <param name="Takers">The designs that take the number, where the plan's does not; else null.</param>
public sealed record PlanFault(Parameter Number, string What, string Mend, IReadOnlyList<string>? Takers = null);
