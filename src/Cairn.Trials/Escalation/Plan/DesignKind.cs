namespace Cairn.Escalation.Plan;

/// <summary>
/// A kind of design: its name, what it takes from a protocol and what it cannot do without, and the design that these make. A
/// design says it in its own file; <c>DesignKinds.All</c> lists the kinds, and everything else is read from them.
/// </summary>
public abstract class DesignKind
{
    /// <summary>Its word in a study file and on the command line, for example <c>tite-boin</c>.</summary>
    public abstract string Id { get; }

    /// <summary>By what it decides.</summary>
    public abstract DesignFamily Family { get; }

    /// <summary>Its name as the field writes it, for example TITE-BOIN.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public abstract string Says { get; }

    /// <summary>What it takes, in the order in which a page says it.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>What it cannot do without.</summary>
    public virtual IReadOnlyList<Need> Needs => [];

    /// <summary>Why it can be planned with and cannot run a trial here; null when it can.</summary>
    public virtual string? OnlyPlannedBecause => null;

    public bool IsForPlanningOnly => OnlyPlannedBecause is not null;

    /// <summary>When a response counts for the dose is in no study's plan.</summary>
    protected const string LooksAtResponses = "it looks at responses, and the decision of a running trial is fed with DLTs alone";

    /// <summary>The design that sound numbers make.</summary>
    /// <exception cref="ArgumentException">A number that it needs is not stated, or is out of bounds.</exception>
    public abstract Design Make(Numbers numbers);

    /// <summary>What does not fit together, when each number by itself is sound.</summary>
    public virtual IEnumerable<PlanFault> Faults(Numbers numbers) => [];

    public override string ToString() => Id;
}
