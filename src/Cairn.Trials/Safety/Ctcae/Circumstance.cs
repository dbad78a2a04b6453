namespace Cairn.Safety.Ctcae;

/// <summary>What a grade depends on beside the value.</summary>
public enum Circumstance
{
    /// <summary>Signs or symptoms of it: amylase, lipase, sodium, potassium.</summary>
    Symptoms,

    /// <summary>The patient takes an anticoagulant: INR.</summary>
    Anticoagulation,

    /// <summary>Physiologic consequences: uric acid.</summary>
    Consequences,

    /// <summary>It lasted longer than 24 hours: fever above 40 degrees.</summary>
    LongerThanADay,

    /// <summary>Steroids were begun for it: eosinophilia.</summary>
    Steroids,
}

/// <summary>What was taken to be so to come to a grade; each is said beside the grade.</summary>
[Flags]
public enum Assumed
{
    Nothing = 0,

    /// <summary>The value before treatment is not known and was taken to be normal.</summary>
    NormalBaseline = 1,

    /// <summary>Whether there were symptoms is not known: the worse grade.</summary>
    Symptoms = 2,

    /// <summary>Whether an anticoagulant was taken is not known: the worse grade.</summary>
    Anticoagulation = 4,

    /// <summary>Whether there were physiologic consequences is not known: the worse grade.</summary>
    Consequences = 8,

    /// <summary>The value lies between two grades, where CTCAE has none: the milder of the two.</summary>
    BetweenGrades = 16,
}

/// <summary>What is not known of a value that a limit asks for.</summary>
[Flags]
public enum Lacking
{
    Nothing = 0,
    LowerLimit = 1,
    UpperLimit = 2,
    Baseline = 4,
    Duration = 8,
    Steroids = 16,

    /// <summary>A unit, or one that converts to a unit of the term.</summary>
    Unit = 32,

    /// <summary>The number itself.</summary>
    Value = 64,

    /// <summary>The number itself: a bound stands for it (<c>&lt;0.5</c>), on which more than one grade lies.</summary>
    Exact = 128,

    /// <summary>Whether the value and its unit are right: no patient is likely to have it.</summary>
    Confirmation = 256,

    /// <summary>The limit of normal for a child's age and growth.</summary>
    Growth = 512,
}
