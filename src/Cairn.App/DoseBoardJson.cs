using Cairn.Analyses;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Safety.Limits;

namespace Cairn.App;

/// <summary>The dose board as JSON.</summary>
static class DoseBoardJson
{
    /// <summary>The board as JSON, for the command and for other systems alike.</summary>
    /// <param name="analysis">Of the same day: the limits of safety as they stand beside the dose.</param>
    public static object Of(Ledger.ChainHead head, DoseBoard board, Analysis analysis) =>
        new
        {
            Action = Action(board),
            Dose = Dose(board),
            Mtd = Mtd(board),
            Reason = AdviceWords.Reason(board.Now, board.Proposal),
            board.Now.Decision.Rule,
            AsOf = board.Day,
            Ledger = head,
            analysis.Casebook.IsSynthetic,
            board.Ended,
            Advice = Json(board.Advice),
            Proposal = Json(board.Proposal),
            Committee = new { board.Committee.Decision, board.Committee.Voice },
            IfOneMoreDlt = Of(board.Now.Decision.IfOneMoreDlt),
            IfOneMoreNonDlt = Of(board.Now.Decision.IfOneMoreNonDlt),
            board.Now.Pending,
            Subjects = board.Subjects.Select(s => new
            {
                s.Subject,
                s.Level,
                AssignedLevel = s.Assessment.Received.Assigned,
                s.Assessment.Infused,
                s.Expansion,
                s.ReceivedPercent,
                s.Assessment.Received.Band,
                Status = s.Assessment.Status.Value,
                s.Assessment.Since,
                s.Assessment.Status.Rule,
                s.Assessment.Status.Missing,
                s.Assessment.Status.Because,
                Trigger = s.Assessment.ModerateTrigger.IsTrue ? s.Assessment.ModerateTrigger.Because : null,
            }),
            Levels = Enumerable.Range(1, board.Levels.Count).Select(level => AtLevel(board, level)),
            board.Findings,
            board.Deviations,
            Limits = LimitBlocks.States(analysis).Select(Of),
        };

    // An open event may decide: whether the limit stops is then unknown.
    static object Of(LimitState state) =>
        new
        {
            state.Limit.Id,
            state.Limit.Says,
            state.N,
            state.Events,
            OpenEvents = state.EventsAtMost - state.Events,
            StopAt = state.Rule.BoundAt(state.N).StopAt,
            state.Stops,
        };

    // What may be done and not what the rule would say of the settled alone: nobody reads a level off an answer that waits.
    static EscalationAction Action(DoseBoard board) =>
        board.Advice switch
        {
            DoseAdvice.Stop => EscalationAction.Stop,
            DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => EscalationAction.Suspend,
            DoseAdvice.Infuse { Level: var level } when level > Current(board) => EscalationAction.Escalate,
            DoseAdvice.Infuse { Level: var level } when level < Current(board) => EscalationAction.DeEscalate,
            DoseAdvice.Infuse => EscalationAction.Stay,
            _ => throw new ArgumentOutOfRangeException(nameof(board)),
        };

    static int Dose(DoseBoard board) =>
        board.Advice switch
        {
            DoseAdvice.Infuse infuse => infuse.Level,
            DoseAdvice.Stop => Mtd(board) ?? board.Now.Decision.Dose,
            DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => Current(board),
            _ => throw new ArgumentOutOfRangeException(nameof(board)),
        };

    static int Current(DoseBoard board) => board.Now.State.Current;

    // Where the committee ended on another level than the rule, or on none, that is what holds.
    static int? Mtd(DoseBoard board) => board.Advice is DoseAdvice.Stop ended ? ended.Mtd : board.Now.Decision.Mtd;

    /// <summary>Of the escalation, of everybody, and how many with a DLT would freeze an expansion there.</summary>
    static object AtLevel(DoseBoard board, int level)
    {
        var (own, all) = (board.Now.Escalation[level], board.Everybody);
        return new
        {
            Level = level,
            own.Evaluable,
            own.Dlts,
            WithExpansion = new { all[level].Evaluable, all[level].Dlts },
            FreezesAt = board.Limit.FreezesAt(all, level),
        };
    }

    static object Json(DoseAdvice advice) =>
        advice switch
        {
            DoseAdvice.Infuse i => Json("infuse", i.Level, i.Subjects, i.NotBefore),
            DoseAdvice.Wait w => Json("wait", waitsFor: w.For),
            DoseAdvice.Hold => Json("hold"),
            DoseAdvice.Frozen f => new
            {
                Kind = "frozen",
                For = f.Late.SelectMany(l => l.Subjects).Distinct(StringComparer.Ordinal),
                Late = f.Late.Select(l => new
                {
                    About = l.Kind,
                    l.Level,
                    l.Day,
                    l.Subjects,
                    WouldSay = l.Would.ToString(),
                }),
                Otherwise = Json(f.Otherwise),
            },
            DoseAdvice.Stop s => Json("stop", s.Mtd),
            _ => throw new ArgumentOutOfRangeException(nameof(advice)),
        };

    static object Json(
        string kind,
        int? level = null,
        int? subjects = null,
        DateOnly? notBefore = null,
        IReadOnlyList<string>? waitsFor = null
    ) =>
        new
        {
            Kind = kind,
            Level = level,
            Subjects = subjects,
            NotBefore = notBefore,
            For = waitsFor ?? [],
        };

    public static object Of(Move move) =>
        new
        {
            move.Action,
            move.Dose,
            move.Treat,
            move.Mtd,
        };
}
