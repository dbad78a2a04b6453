namespace Cairn.Escalation.Plan;

/// <summary>What a protocol puts around a design of any kind: a titration before it, restrictions upon it.</summary>
public abstract class DesignWrapper
{
    /// <summary>What it takes when it is put around a kind, given what is stated.</summary>
    public abstract IReadOnlyList<Parameter> Parameters(DesignKind kind, Numbers numbers);

    /// <summary>What it cannot do without, given what is stated.</summary>
    public virtual IEnumerable<Need> Needs(Numbers numbers) => [];

    /// <summary>The design with this around it.</summary>
    public abstract Design Around(Design design, DesignKind kind, Numbers numbers);

    /// <summary>What does not fit together, when each number by itself is sound.</summary>
    public virtual IEnumerable<PlanFault> Faults(Numbers numbers) => [];
}
