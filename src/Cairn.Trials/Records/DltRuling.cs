namespace Cairn.Records;

/// <summary>What the safety review committee says of an event.</summary>
public enum RulingOutcome
{
    /// <summary>It is a dose-limiting toxicity.</summary>
    Dlt,

    /// <summary>It is none.</summary>
    NotDlt,
}

/// <summary>
/// What the committee ruled about an event, with its reason. It settles what the study's definition leaves open, and may call an
/// event dose-limiting that no line of the definition names; what surely meets a line stays a dose-limiting toxicity.
/// </summary>
/// <param name="Event">The adverse event.</param>
/// <param name="Day">The day of the ruling.</param>
/// <param name="Entry">Sequence of the ledger's entry that says so; null outside a ledger.</param>
public sealed record DltRuling(
    RecordKey Event,
    RulingOutcome Outcome,
    DateOnly Day,
    string By,
    string Role,
    string Reason,
    long? Entry = null
)
{
    /// <summary>
    /// False once the event was changed or taken out after the ruling: the committee judged another row, and is asked again.
    /// </summary>
    public bool Stands { get; init; } = true;

    /// <summary>The question under which the ledger keeps it.</summary>
    public const string Question = "dlt";
}
