using Cairn.Escalation.Plan;
using static Cairn.Escalation.Designs.TrialNumbers;

namespace Cairn.Escalation.Designs;

/// <summary>
/// Rolling six (Skolnik, Barrett, Jayaraman, Patel and Adamson 2008, J Clin Oncol 26:190-195): subjects enter one by one, up to
/// six at a level under observation together, instead of waiting for each cohort of three. The level above opens as soon as the
/// 3+3 table clears the level whatever the subjects under observation show; two DLTs close it at once.
/// </summary>
public sealed record RollingSix(ThreePlusThree Table) : TimedDesign(Table)
{
    const int Most = 6;

    public override Phrase Name => $"rolling six on {Complete.Name}";

    // It goes up only where nobody under observation can change that.
    internal override bool WaitsBefore(in EscalationState state, int level) => true;

    public override Move Next(TimedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (level, waiting) = (state.Evaluated.Current, base.Next(state));
        var (closed, highest) = (Complete.ClosedFrom(state.Evaluated), state.Full.HighestTried);
        if (waiting.Action != EscalationAction.Suspend)
            return waiting;
        if (closed == 1)
            return Move.Stop(0, Ground.LowestTooToxic);
        // Where enrolment goes on: the highest level that has been opened and is not closed.
        var open = Math.Min(Math.Min(level, highest), closed - 1);
        return state.Full[open].Evaluable < Most ? Move.To(level, open, 1, Ground.CohortIncomplete) : waiting;
    }

    public override Phrase Reason(TimedState state, Move move)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (move.Ground != Ground.CohortIncomplete || state.Pending.Count == 0)
            return base.Reason(state, move);
        var here = state.Full[move.Dose];
        return $"Dose level {move.Dose}: {here.Evaluable} of at most {Most} subjects, {here.Dlts} with a DLT, "
            + $"{state.PendingAt(move.Dose)} under observation; the table does not decide yet. Treat 1 at dose level "
            + $"{move.Dose}.";
    }

    public override IEnumerable<RuleSentence> Sentences =>
        [
            .. Complete.Sentences,
            new("Subjects enter one by one, up to six at a level under observation together, instead of waiting for a cohort."),
            new(
                "The level above opens as soon as the table clears the level whatever those under observation show; "
                    + "the level closes as soon as the DLTs seen call for it."
            ),
        ];
}

/// <summary>Rolling six as a protocol states it: the table is the textbook's, three and six.</summary>
sealed class RollingSixKind : DesignKind
{
    public override string Id => "rolling-six";
    public override DesignFamily Family => DesignFamily.Counting;
    public override string Name => "rolling six";
    public override string Says => "3+3 with up to six at a level under observation together";
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [ThreePlusThreeKind.Variant, StartLevel, ThreePlusThreeKind.MaxDltAtMtd];

    public override Design Make(Numbers numbers) => new RollingSix(ThreePlusThreeKind.Table(numbers));

    public override IEnumerable<PlanFault> Faults(Numbers numbers) => ThreePlusThreeKind.TableFaults(numbers);
}
