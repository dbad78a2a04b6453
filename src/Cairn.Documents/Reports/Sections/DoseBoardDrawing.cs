using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The dose board of a trial as a figure.</summary>
static class DoseBoardDrawing
{
    public static Figure Of(Analysis analysis, DoseBoard board) =>
        new DoseBoardFigure
        {
            Head = new("dose-board", "Dose board", analysis.Casebook.IsSynthetic),
            Levels = [.. board.Levels.Select(Sourced.Short)],
            Subjects = [.. board.Subjects.Select(Token)],
            Decisions = [.. board.Steps.SelectMany(step => Moves(board, step))],
            AsOf = analysis.Day,
        }.Draw();

    static BoardSubject Token(DoseSubject s)
    {
        var status = s.Assessment.Status.Value;
        return new(s.Subject, s.Level, s.Assessment.Infused, s.Expansion ? Expansion(status) : Escalation(status));
    }

    static DoseToken Expansion(DltStatus status) =>
        status switch
        {
            DltStatus.Dlt => DoseToken.ExpansionDlt,
            DltStatus.None => DoseToken.ExpansionClean,
            DltStatus.Pending => DoseToken.ExpansionPending,
            DltStatus.NotEvaluable => DoseToken.ExpansionNotEvaluable,
        };

    static DoseToken Escalation(DltStatus status) =>
        status switch
        {
            DltStatus.Dlt => DoseToken.Dlt,
            DltStatus.None => DoseToken.Evaluable,
            DltStatus.Pending => DoseToken.Pending,
            DltStatus.NotEvaluable => DoseToken.NotEvaluable,
        };

    // A step is drawn where the committee decided it; and where the rule, with nobody left who could change it, leads away from
    // the level treated last, or ends, and no decision stands that said so before.
    static IEnumerable<BoardDecision> Moves(DoseBoard board, DoseStep step)
    {
        if (step.Committee.Count > 0)
            return step.Committee.Select(d => Decided(step.Decision, d)).Where(d => d.To != d.From);
        return Leads(step.Decision) && DoseDecisionTable.CarriedOut(board, step) is null ? [Proposed(step)] : [];
    }

    static bool Leads(RuleProposal proposal) =>
        proposal.Decision.Action != EscalationAction.Stay && proposal.Advice is not (DoseAdvice.Wait or DoseAdvice.Frozen);

    static BoardDecision Proposed(DoseStep step)
    {
        int? to = step.Decision.Advice is DoseAdvice.Infuse i ? i.Level : null;
        return new(
            step.Day,
            step.Decision.State.Current,
            to,
            AdviceWords.Reason(step.Decision, step.Decision.Advice),
            Decided: false
        )
        {
            Mtd = (step.Decision.Advice as DoseAdvice.Stop)?.Mtd,
        };
    }

    static BoardDecision Decided(RuleProposal proposal, CommitteeDecision decision)
    {
        var from = proposal.State.Current;
        int? to = decision.Action switch
        {
            CommitteeAction.Treat => decision.Level,
            CommitteeAction.Hold => from,
            CommitteeAction.Stop => null,
        };
        return new(decision.Day, from, to, Why(proposal, decision), Decided: true) { Mtd = decision.Level };
    }

    static Phrase Why(RuleProposal proposal, CommitteeDecision decision) =>
        decision.AsStep == proposal.Advice.AsStep
            ? AdviceWords.Reason(proposal, proposal.Advice).WithoutStop
            : (Phrase)$"{decision}: {decision.Reason.TrimEnd('.')}{Beside(proposal)}";

    static Phrase Beside(RuleProposal proposal) =>
        proposal switch
        {
            { Advice: DoseAdvice.Frozen } => "; dosing was frozen until it met",
            { Expansion: not null } => (Phrase)$"; the rule, with the expansion counted: {proposal.Advice.AsStep}",
            _ => (Phrase)$"; the rule by itself, counting the escalation alone: {proposal.Advice.AsStep}",
        };
}
