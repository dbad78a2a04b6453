namespace Cairn.Records;

/// <summary>What a safety review committee can decide.</summary>
public enum CommitteeAction
{
    /// <summary>Some more subjects may be infused at a level.</summary>
    Treat,

    /// <summary>Nobody is infused until the committee decides again.</summary>
    Hold,

    /// <summary>Escalation ends.</summary>
    Stop,
}

/// <summary>
/// The committee's decision on the next dose: a record of the trial, beside the rule's proposal and never over it. It may only be
/// as cautious as the proposal, or more.
/// </summary>
public sealed record CommitteeDecision : IWorded
{
    /// <summary>The day on which it was made, with what was known by its end.</summary>
    public required DateOnly Day { get; init; }
    public required CommitteeAction Action { get; init; }

    /// <summary>
    /// Treat: the dose level, from 1. Stop: the MTD, 0 when no level is tolerable, null when none was determined.
    /// </summary>
    public int? Level { get; init; }

    /// <summary>Treat: how many more subjects, at least 1.</summary>
    public int? Subjects { get; init; }

    /// <summary>Treat: how many had been infused at the level by then; the subjects allowed are those after them.</summary>
    public int? Infused { get; init; }

    /// <summary>Why, in the committee's words.</summary>
    public required string Reason { get; init; }

    /// <summary>Who recorded it for the committee.</summary>
    public required string By { get; init; }
    public required string Role { get; init; }

    /// <summary>What the rule proposed, as the committee saw it.</summary>
    public required ProposedStep Proposal { get; init; }

    /// <summary>DLTs of evaluable subjects by level, as the committee saw them.</summary>
    public required string Evidence { get; init; }

    /// <summary>The late information that the committee had before it; empty when there was none.</summary>
    public IReadOnlyList<LateKey> Late { get; init; } = [];

    /// <summary>The step that it allows.</summary>
    public ProposedStep AsStep =>
        Action switch
        {
            CommitteeAction.Treat => new(ProposedKind.Infuse, Level, Subjects),
            CommitteeAction.Hold => new(ProposedKind.Wait),
            CommitteeAction.Stop => ProposedStep.Stop(Level),
        };

    Phrase IWorded.Says =>
        (Action, Level) switch
        {
            (CommitteeAction.Treat, _) => (Phrase)$"treat {Subjects} at dose level {Level}",
            (CommitteeAction.Hold, _) => "hold: nobody is infused until the committee decides again",
            (CommitteeAction.Stop, null) => "stop: escalation ends without an MTD",
            (CommitteeAction.Stop, 0) => "stop: no dose level is tolerable",
            (CommitteeAction.Stop, _) => (Phrase)$"stop: the MTD is dose level {Level}",
        };

    public override string ToString() => ((IWorded)this).Says.ToString();
}
