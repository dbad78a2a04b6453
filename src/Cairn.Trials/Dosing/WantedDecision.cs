using Cairn.Records;

namespace Cairn.Dosing;

/// <summary>What a committee wants, before it is held against the rule and recorded.</summary>
/// <param name="Level">Treat: the dose level. Stop: the MTD, 0 when no level is tolerable, null when none was determined.</param>
/// <param name="Subjects">Treat: how many more subjects.</param>
/// <param name="Reason">Why, in the committee's words.</param>
/// <param name="By">Whose name stands under it.</param>
public sealed record WantedDecision(CommitteeAction Action, int? Level, int? Subjects, string Reason, string By, string Role)
{
    /// <summary>
    /// The decision with what the committee had before it; null with the reason where it is less cautious than the rule.
    /// </summary>
    /// <param name="board">The dose board on the day of the decision, without it.</param>
    public Checked<CommitteeDecision> On(DoseBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var decision = With(board);
        return CommitteeCheck.Of(board, decision) is { } refused ? new(null, [refused]) : new(decision, []);
    }

    CommitteeDecision With(DoseBoard board) =>
        new()
        {
            Day = board.Day,
            Action = Action,
            Level = Level,
            Subjects = Subjects,
            Infused = Action == CommitteeAction.Treat ? board.Subjects.Count(s => s.Assessment.Received.Assigned == Level) : null,
            By = By,
            Role = Role,
            Reason = Reason,
            Proposal = board.Proposal.AsStep,
            Evidence = board.Now.State.ToString(),
            Late = [.. (board.Proposal as DoseAdvice.Frozen)?.Late.Select(l => l.Key) ?? []],
        };
}
