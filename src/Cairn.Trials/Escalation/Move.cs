namespace Cairn.Escalation;

/// <summary>What the trial does next, seen from the level treated last.</summary>
public enum EscalationAction
{
    Escalate,
    Stay,
    DeEscalate,
    Stop,

    /// <summary>No enrolment until subjects under observation have been observed longer.</summary>
    Suspend,
}

/// <summary>The line of a design's table that led to a move.</summary>
public enum Ground
{
    /// <summary>The level has fewer evaluable subjects than a cohort.</summary>
    CohortIncomplete,

    /// <summary>DLTs in the first cohort call for more subjects before a verdict.</summary>
    Expand,

    /// <summary>The level is cleared and the one above has not been tried.</summary>
    Cleared,

    /// <summary>The level is the candidate for the MTD and needs more subjects to be it.</summary>
    MoreForMtd,

    /// <summary>The MTD is found.</summary>
    MtdFound,

    /// <summary>The lowest level is closed: no level is the MTD.</summary>
    LowestTooToxic,

    /// <summary>The observed rate is below the interval: one level up.</summary>
    RateLow,

    /// <summary>The observed rate is in the interval.</summary>
    RateInRange,

    /// <summary>The observed rate is above the interval: one level down.</summary>
    RateHigh,

    /// <summary>The observed rate is below the interval, and no higher level is open.</summary>
    NoHigherLevel,

    /// <summary>The observed rate is above the interval at the lowest level, which is not closed.</summary>
    NoLowerLevel,

    /// <summary>The level is closed: the highest open one below it.</summary>
    LevelClosed,

    /// <summary>The maximum number of subjects is reached.</summary>
    MaximumReached,

    /// <summary>The level that would be treated next has enough subjects.</summary>
    EnoughAtDose,

    /// <summary>The rule would skip a level, and may not.</summary>
    NoSkipping,

    /// <summary>The level that the model calls for.</summary>
    Model,

    /// <summary>The model calls for a higher level, and the rate at this one forbids it.</summary>
    Coherence,

    /// <summary>Subjects under observation: the decision waits for them.</summary>
    Pending,

    /// <summary>The most desirable of the admissible levels in reach.</summary>
    Desirable,

    /// <summary>The next level is untried and toxicity allows it.</summary>
    Explore,

    /// <summary>No level that may be treated is admissible.</summary>
    NoneAdmissible,

    /// <summary>Titration goes on: one subject.</summary>
    Titrate,

    /// <summary>The titration levels are used up without a trigger: cohorts start at the next level.</summary>
    TitrationUsedUp,
}

/// <summary>
/// What a rule says: no words, so that a million states can be asked. <see cref="Design.Decide(in EscalationState)"/> adds the
/// words.
/// </summary>
/// <param name="Action">What the trial does next, seen from the current level.</param>
/// <param name="Dose">Level to treat next. On stop: the MTD, 0 for none.</param>
/// <param name="Treat">Subjects to treat next at that level; 0 on stop.</param>
/// <param name="Mtd">The level found on stop, 0 for none; null while the trial goes on.</param>
/// <param name="Ground">The line of the design's table.</param>
/// <param name="InTitration">True when the next subject is treated in a titration phase, where moderate events count.</param>
public readonly record struct Move(
    EscalationAction Action,
    int Dose,
    int Treat,
    int? Mtd,
    Ground Ground,
    bool InTitration = false
) : IWorded
{
    /// <summary>Treat some subjects at a level; the action follows from the current level.</summary>
    public static Move To(int current, int dose, int treat, Ground ground, bool inTitration = false) =>
        new(
            dose > current ? EscalationAction.Escalate
                : dose < current ? EscalationAction.DeEscalate
                : EscalationAction.Stay,
            dose,
            treat,
            null,
            ground,
            inTitration
        );

    /// <summary>End with the MTD; 0 for none.</summary>
    public static Move Stop(int mtd, Ground ground) => new(EscalationAction.Stop, mtd, 0, mtd, ground);

    /// <summary>Wait for subjects under observation.</summary>
    public static Move Suspend(int current) => new(EscalationAction.Suspend, current, 0, null, Ground.Pending);

    /// <summary>The same to a subject in the trial: where treatment goes on, and with how many.</summary>
    public bool SameAs(Move other) => (Action, Dose, Treat, Mtd) == (other.Action, other.Dose, other.Treat, other.Mtd);

    /// <summary>The move in words; a level of two agents is written as their doses.</summary>
    /// <param name="matrix">The doses of two agents; null for one.</param>
    /// <param name="found">What the design looks for (<see cref="Design.Found"/>).</param>
    public Phrase Said(DoseMatrix? matrix, string found = Design.Mtd) =>
        (Action, Mtd, DoseMatrix.Written(matrix, Dose)) switch
        {
            (EscalationAction.Suspend, _, _) => "suspend: wait for subjects under observation",
            (EscalationAction.Escalate, _, var level) => (Phrase)$"escalate: treat {Treat} at dose level {level}",
            (EscalationAction.Stay, _, var level) => (Phrase)$"stay: treat {Treat} at dose level {level}",
            (EscalationAction.DeEscalate, _, var level) => (Phrase)$"de-escalate: treat {Treat} at dose level {level}",
            (_, 0, _) => (Phrase)$"stop: no dose level is {found}",
            (_, _, var level) => (Phrase)$"stop: {found} is dose level {level}",
        };

    Phrase IWorded.Says => Said(null);

    public override string ToString() => Said(null).ToString();
}
