using Cairn.Escalation;

namespace Cairn.Dosing;

/// <summary>
/// An expansion that closed a level, so that the rule is asked of everybody, and no more of the escalation alone.
/// </summary>
/// <param name="ClosedFrom">The level that is too toxic with the expansion counted; it and those above are closed.</param>
/// <param name="Escalation">The DLT-evaluable subjects of the escalation alone.</param>
public sealed record CountedExpansion(int ClosedFrom, EscalationState Escalation);
