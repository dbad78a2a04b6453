namespace Cairn.Safety.CellTherapy;

/// <summary>Low blood pressure and what it took (Lee 2019, table 2).</summary>
public enum Hypotension
{
    None,

    /// <summary>Fluids were enough.</summary>
    WithoutVasopressor,

    /// <summary>One vasopressor, with or without vasopressin, or vasopressin alone.</summary>
    OneVasopressor,

    /// <summary>Several vasopressors; vasopressin does not count.</summary>
    SeveralVasopressors,
}

/// <summary>Low oxygen and what it took (Lee 2019, table 2).</summary>
public enum OxygenNeed
{
    None,

    /// <summary>Low-flow nasal cannula (at most 6 L/min) or blow-by.</summary>
    LowFlow,

    /// <summary>High-flow nasal cannula (more than 6 L/min), face mask, non-rebreather or Venturi mask.</summary>
    HighFlow,

    /// <summary>Positive pressure: CPAP, BiPAP, ventilation.</summary>
    PositivePressure,
}

/// <summary>What is known at one moment of a cytokine release syndrome. Null is not known.</summary>
public sealed record CrsSigns
{
    /// <summary>Degrees Celsius.</summary>
    public double? Temperature { get; init; }

    /// <summary>There was a fever earlier in this episode.</summary>
    public Truth FeverBefore { get; init; } = Truth.Unknown;

    /// <summary>An antipyretic, tocilizumab or a steroid was given: fever is no longer asked for.</summary>
    public Truth Treated { get; init; } = Truth.Unknown;
    public Hypotension? Hypotension { get; init; }
    public OxygenNeed? Oxygen { get; init; }

    /// <summary>Died of it.</summary>
    public bool Fatal { get; init; }

    /// <summary>Signs that stand in words which say nothing known.</summary>
    public UnreadSigns Unread { get; init; } = UnreadSigns.None;

    /// <summary>The records behind it.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];
}
