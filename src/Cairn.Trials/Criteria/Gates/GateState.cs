namespace Cairn.Criteria.Gates;

/// <summary>Where a subject stands before a gate.</summary>
public enum GateState
{
    /// <summary>Not there yet: what is unknown can still be drawn.</summary>
    Ahead,

    /// <summary>Enrolled, or the drug was given: what is unknown was due.</summary>
    Passed,

    /// <summary>The screening failed.</summary>
    Refused,
}
