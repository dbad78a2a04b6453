namespace Cairn.Cohorts;

/// <summary>What is known of a dosed subject at a moment of the trial.</summary>
public enum DoseOutcome
{
    /// <summary>A dose is reserved or given and the window has not ended.</summary>
    Pending,
    NoDlt,
    /// <summary>A titration trigger and no DLT.</summary>
    Moderate,
    Dlt,
    /// <summary>To be replaced: too little of the dose, or gone before the window ended.</summary>
    NotEvaluable,
}

/// <summary>One subject as a dose rule sees it.</summary>
/// <param name="Level">Dose level, from 1.</param>
public sealed record DosedSubject(string Subject, int Level, DoseOutcome Outcome);

/// <summary>What a dose rule answers.</summary>
public abstract record NextDose
{
    NextDose() { }

    /// <summary>One more subject may be treated at this level, from 1.</summary>
    public sealed record Treat(int Level) : NextDose;

    /// <summary>Nobody may be treated until more is known.</summary>
    public sealed record Wait : NextDose;

    /// <summary>Escalation is over.</summary>
    /// <param name="Mtd">The level for the expansion; null when no level is safe: then nobody is treated any more.</param>
    public sealed record Stop(int? Mtd) : NextDose;
}

/// <summary>Gives the dose of the next subject from everybody dosed so far, in the order of dosing.</summary>
public delegate NextDose DoseRule(IReadOnlyList<DosedSubject> soFar);
