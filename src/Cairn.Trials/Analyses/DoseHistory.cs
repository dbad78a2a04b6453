using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>The escalation played again from the records: what the rule proposed on every day on which something was learned.</summary>
sealed class DoseHistory
{
    readonly Study _study;
    readonly DosePlan _dosing;
    readonly EscalationPlan _plan;
    readonly Design _design;
    readonly DateOnly _today;
    readonly IReadOnlyList<CommitteeDecision> _decisions;
    readonly List<InfusedSubject> _infused;

    public DoseHistory(Study study, DosePlan dosing, EscalationPlan plan, Casebook casebook, DateOnly today)
    {
        (_study, _dosing, _plan, _design, _today, _decisions) = (study, dosing, plan, plan.Design(), today, casebook.Decisions);
        _infused = [.. casebook.Subjects.Where(s => s.PossibleCells.Any()).Select(s => new InfusedSubject(study, s, dosing.Levels.Count, today))];
    }

    public DoseBoard Board()
    {
        var (steps, ended) = Steps();
        var known = On(_today);
        var now = Decide(_today, [.. known.Where(s => !(s.Infused > ended))]);
        if (ended is { } end && AfterTheEnd(now, steps, end) is { } late) now = now with { Advice = new DoseAdvice.Frozen(late, now.Advice) };
        return new(_design, _dosing.Levels, [.. known.Select(s => new DoseSubject(s, s.Infused > ended))], now, Standing.Of(now, _plan.StaggerDays, _decisions, known, ended), steps, _today, ended)
        {
            Findings = [.. _infused.Select(s => s.OffBoard(_today)).OfType<Finding>()],
            Deviations = [.. new DoseDeviations(_dosing, _plan, ended, s => AllowedFor(s, known, steps, ended)).Of(known)],
        };
    }

    // As known on the day of the infusion, without those infused that day; after the end nothing of the escalation is asked again.
    DoseAdvice AllowedFor(DltAssessment subject, List<DltAssessment> known, List<DoseStep> steps, DateOnly? ended)
    {
        var day = subject.InfusedBy;
        var isExpansion = subject.Infused > ended;
        List<DltAssessment> earlier = [.. (isExpansion ? known : On(day)).Where(s => s.InfusedBy < subject.Infused)];
        var decision = isExpansion && steps is [.., var last] ? last.Decision : Decide(day, earlier);
        return Standing.Of(decision, _plan.StaggerDays, [.. _decisions.Where(d => d.Day <= day)], earlier, ended).Advice;
    }

    // Assessments of who was infused by a day, in order of infusion.
    List<DltAssessment> On(DateOnly day) =>
        [.. _infused.Select(s => s.On(day)).OfType<DltAssessment>().OrderBy(s => s.Infused).ThenBy(s => s.Subject, StringComparer.Ordinal)];

    LiveDecision Decide(DateOnly day, IReadOnlyList<DltAssessment> subjects)
    {
        var levels = _dosing.Levels.Count;
        var decision = LiveDecision.Of(_design, levels, _plan.StaggerDays, subjects, [.. _infused.Where(s => s.IsUnplaced(day)).Select(s => s.Subject.Id)]);
        return LateInformation.Of(_design, levels, subjects) is { } late && !_decisions.Any(d => d.Day <= day && d.Late == late.Key)
            ? decision with { Advice = new DoseAdvice.Frozen(late, decision.Advice) } : decision;
    }

    (List<DoseStep> Steps, DateOnly? Ended) Steps()
    {
        var ending = _decisions is [.., { Action: CommitteeAction.Stop } stop] ? stop.Day : (DateOnly?)null;
        var steps = new List<DoseStep>();
        DateOnly? ended = null;
        foreach (var day in _infused.SelectMany(s => s.Days).Append(_today).Concat(_decisions.Where(d => d.Late is not null).Select(d => d.Day)).Distinct().Order())
        {
            if (ending < day) break;
            var decision = Decide(day, On(day));
            if (steps is not [.., var last] || !Same(last.Decision, decision)) steps.Add(new(day, decision, []));
            if (decision.Advice is not DoseAdvice.Stop) continue;
            ended = day;
            break;
        }
        if (ending < ended || ended is null) ended = ending;
        return ([.. steps.Select((s, i) => s with { Committee = [.. _decisions.Where(d => d.Day >= s.Day && (i + 1 == steps.Count || d.Day < steps[i + 1].Day))] })], ended);
    }

    static bool Same(LiveDecision a, LiveDecision b) => a.State == b.State && a.Advice == b.Advice;

    // The end by the rule that would now be another one, or the committee's with an MTD that the rule would now not allow.
    LateInformation? AfterTheEnd(LiveDecision now, List<DoseStep> steps, DateOnly ended)
    {
        var isAnother = steps is [.., { Decision: { Advice: DoseAdvice.Stop } then }] && now.Advice != then.Advice;
        var isTooHigh = _decisions is [.., { Action: CommitteeAction.Stop, Level: > 0 and var mtd }] && CommitteeCheck.MostMtd(_design, now.State, now.Advice) < mtd;
        if (!isAnother && !isTooHigh) return null;
        var late = new LateInformation(null, ended, [.. On(_today).Where(s => !(s.Infused > ended) && s.Status.Value != DltStatus.None).Select(s => s.Subject)], now.Decision.Move);
        return _decisions.Any(d => d.Late == late.Key) ? null : late;
    }
}
