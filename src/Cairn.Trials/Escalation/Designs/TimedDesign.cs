using Cairn.Survival;

namespace Cairn.Escalation.Designs;

/// <summary>
/// A design for late toxicity: with everybody observed it is the design it is made of; before that it reads the time under
/// observation.
/// </summary>
public abstract record TimedDesign(Design Complete) : Design
{
    /// <summary>The design when everybody is observed.</summary>
    public Design Complete { get; private protected init; } = Complete;

    public override int StartLevel
    {
        get => Complete.StartLevel;
        init => Complete = Complete with { StartLevel = value };
    }
    public override int CohortSize
    {
        get => Complete.CohortSize;
        init => Complete = Complete with { CohortSize = value };
    }
    public override Design Endless => this with { Complete = Complete.Endless };
    public override bool DecidesMeanwhile => true;
    public override bool ReadsDltTimes => Complete.ReadsDltTimes;

    private protected override IReadOnlyList<IntervalEstimate>? Estimates(EscalationState state) => EstimatesOf(Complete, state);

    private protected override IReadOnlyList<IntervalEstimate>? Estimates(TimedState state) =>
        EstimatesOf(Complete, state.Evaluated);

    public override bool MaySkip => Complete.MaySkip;
    internal override Design InATrial => this with { Complete = Complete.InATrial };

    internal override bool WaitsBefore(in EscalationState state, int level) => false;

    public override Move Next(in EscalationState state) => Complete.Next(state);

    public override Phrase Reason(in EscalationState state, Move move) => Complete.Reason(state, move);

    internal override Phrase Reason(in EscalationState full, Move move, IReadOnlyList<WatchedSubject> pending) =>
        Complete.Reason(full, move, pending);

    public override bool LooksAtModerate => Complete.LooksAtModerate;
    public override bool LooksAtResponses => Complete.LooksAtResponses;
    public override double? TargetRate => Complete.TargetRate;
    public override int? FixedLevels => Complete.FixedLevels;

    public override int ClosedFrom(in EscalationState state) => Complete.ClosedFrom(state);

    public override int Select(in EscalationState state) => Complete.Select(state);
}
