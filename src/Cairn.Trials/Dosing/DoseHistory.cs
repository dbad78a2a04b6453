using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>
/// The escalation played again from the records: what the rule proposed on every day on which something was learned.
/// </summary>
sealed class DoseHistory
{
    // Of whom the committee ruled nothing; a ruling is no record of the subject.
    static readonly KeptPerSubject<InfusedSubject> Unruled = new(
        (study, subject, today) => new(study, subject, study.Dosing!.Levels.Count, today, [])
    );

    readonly DosePlan _dosing;
    readonly EscalationPlan _plan;
    readonly Design _design;
    readonly DateOnly _today;
    readonly IReadOnlyList<CommitteeDecision> _decisions;
    readonly EscalationEnd? _end;
    readonly List<InfusedSubject> _infused;
    readonly bool _pausesAfterDeath;
    readonly ShownThen? _shown;

    public DoseHistory(Study study, DosePlan dosing, EscalationPlan plan, Casebook casebook, DateOnly today)
    {
        (_dosing, _plan, _design, _today, _decisions, _end) = (
            dosing,
            plan,
            plan.Design(),
            today,
            casebook.Decisions,
            EscalationEnd.Of(casebook.Decisions)
        );
        _pausesAfterDeath = study.Dlt is { PauseAfterRelatedDeath: true };
        _shown = casebook.KnownOn is { } knownOn ? new(study, knownOn, dosing.Levels.Count, today, casebook.Rulings) : null;
        _infused =
        [
            .. casebook
                .Subjects.Where(s => s.PossibleCells.Any())
                .Select(s => Infused(study, s, dosing.Levels.Count, today, casebook.Rulings)),
        ];
    }

    static InfusedSubject Infused(
        Study study,
        SubjectRecords subject,
        int levels,
        DateOnly today,
        IReadOnlyList<DltRuling> rulings
    ) =>
        rulings.Any(r => r.Event.Subject == subject.Id)
            ? new(study, subject, levels, today, rulings)
            : Unruled.Of(study, subject, today);

    int Levels => _dosing.Levels.Count;

    public DoseBoard Board()
    {
        var steps = Steps();
        var known = On(_today);
        var now = Decide(_today, known, By(_today));
        return new(
            _design,
            _dosing.Levels,
            [.. known.Select(s => new DoseSubject(s, IsExpansion(s)))],
            now,
            Standing.Of(now, _plan.Stagger, _decisions, known),
            steps,
            _today,
            _end
        )
        {
            Findings = [.. _infused.Select(s => s.OffBoard(_today)).OfType<Finding>(), .. ReplacedForDose.Of(known)],
            Deviations = [.. new DoseDeviations(_dosing, _plan, _end?.Day, AllowedFor).Of(known)],
        };
    }

    List<CommitteeDecision> By(DateOnly day) => [.. _decisions.Where(d => d.Day <= day)];

    bool IsExpansion(DltAssessment subject) => subject.Infused > _end?.Day;

    // Assessments of who was infused by a day, in order of infusion.
    List<DltAssessment> On(DateOnly day) =>
        [
            .. _infused
                .Select(s => s.On(day))
                .OfType<DltAssessment>()
                .OrderBy(s => s.Infused)
                .ThenBy(s => s.Subject, StringComparer.Ordinal),
        ];

    /// <summary>The rule's proposal of the escalation's subjects, or that something came to light too late for it.</summary>
    /// <param name="decided">The committee's decisions so far: what it met on freezes no more, and its MTD holds.</param>
    RuleProposal Decide(DateOnly day, IReadOnlyList<DltAssessment> everybody, IReadOnlyList<CommitteeDecision> decided)
    {
        List<DltAssessment> subjects = [.. everybody.Where(s => !IsExpansion(s))];
        var decision = RuleProposal.Of(
            _design,
            Levels,
            _plan.Stagger,
            subjects,
            [.. _infused.Where(s => s.IsUnplaced(day)).Select(s => s.Subject.Id)]
        );
        List<LateInformation> late = [.. LateInformation.Openings(_design, Levels, subjects)];
        var capped = decision with
        {
            Advice = late.Aggregate(decision.Advice, (advice, l) =>
                DoseAdvice.MoreCautious(advice, AskedBelow(l, subjects, advice))
            ),
        };
        if (EscalationEnd.Of(decided) is { } end)
            late.AddRange(AfterTheEnd(capped, end, everybody));
        if (_pausesAfterDeath)
            late.AddRange(LateInformation.RelatedDeaths(everybody));
        List<LateInformation> open = [.. late.Where(l => !decided.Any(l.WasBefore))];
        return open.Count == 0
            ? capped
            : capped with
            {
                Advice = new DoseAdvice.Frozen(open, open.Aggregate(capped.Advice, AsCautiousAs)),
            };
    }

    // What the rule says with a piece of late information in it; a level opened too early and a death are in its count already.
    static DoseAdvice AsCautiousAs(DoseAdvice advice, LateInformation late) =>
        late.Kind switch
        {
            LateKind.LevelOpened or LateKind.RelatedDeath => advice,
            LateKind.End or LateKind.Expansion => DoseAdvice.MoreCautious(new DoseAdvice.Stop(late.Would.Mtd), advice),
        };

    // As long as the level from which another was opened too early does not lead there by now, it holds the proposal down,
    // whatever the levels above look like.
    DoseAdvice AskedBelow(LateInformation late, IReadOnlyList<DltAssessment> subjects, DoseAdvice advice)
    {
        var again = _design
            .InATrial.WithReplaced(subjects.Count(s => s.IsReplacedWithTrigger))
            .Next(RuleProposal.AtBest(_design, Levels, subjects).At(late.From));
        return again switch
        {
            { Mtd: { } mtd } => new DoseAdvice.Stop(mtd),
            { Action: EscalationAction.Suspend } => advice,
            _ when again.Dose >= late.Level => advice,
            _ => new DoseAdvice.Infuse(again.Dose, again.Treat, null),
        };
    }

    // An MTD that the rule would now not allow, and toxicity of the expansion.
    IEnumerable<LateInformation> AfterTheEnd(RuleProposal now, EscalationEnd end, IReadOnlyList<DltAssessment> everybody)
    {
        if (end.Mtd is not (> 0 and var mtd))
            yield break;
        if (CommitteeCheck.MostMtd(now.Advice) < mtd)
            yield return new(
                LateKind.End,
                mtd,
                end.Day,
                [.. everybody.Where(s => !IsExpansion(s) && s.Status.Value != DltStatus.None).Select(s => s.Subject)],
                mtd,
                now.Advice is DoseAdvice.Stop stop ? Move.Stop(stop.Mtd ?? 0, Ground.MtdFound) : Move.Stop(0, Ground.Pending)
            );
        if (LateInformation.Expansion(_design, Levels, everybody, end.Day) is { } toxic)
            yield return toxic;
    }

    List<DoseStep> Steps()
    {
        var steps = new List<DoseStep>();
        SortedSet<DateOnly> days = [.. _infused.SelectMany(s => s.Days), _today, .. _decisions.Select(d => d.Day)];
        foreach (var day in days)
        {
            List<CommitteeDecision> before = [.. _decisions.Where(d => d.Day < day)];
            var known = On(day);
            var everybody = RuleProposal.StateOf(_design, Levels, known);
            DoseStep step = new(day, Decide(day, known, before), [], everybody, EscalationEnd.Of(before));
            if (steps is not [.., var last] || IsNew(last, step))
                steps.Add(step);
        }
        return
        [
            .. steps.Select(
                (s, i) =>
                    s with
                    {
                        Committee =
                        [
                            .. _decisions.Where(d => d.Day >= s.Day && (i + 1 == steps.Count || d.Day < steps[i + 1].Day)),
                        ],
                    }
            ),
        ];
    }

    // After the end the rule is asked no more: told are the last of those who count, each toxicity of the expansion, what freezes
    // it, and each meeting of the committee.
    bool IsNew(DoseStep last, DoseStep next)
    {
        var isAfter = next.Day > _end?.Day;
        if (last.Decision.State != next.Decision.State || isAfter && _decisions.Any(d => d.Day == next.Day))
            return true;
        if (isAfter && Enumerable.Range(1, Levels).Any(level => last.Everybody[level].Dlts != next.Everybody[level].Dlts))
            return true;
        return last.Decision.Advice != next.Decision.Advice && (!isAfter || next.Decision.Advice is DoseAdvice.Frozen);
    }

    // By what had happened by the day of the infusion, without those infused that day, and what the ledger showed of it then:
    // what the committee allowed, and what nobody knew, is no deviation, whatever came to light since.
    DoseAdvice AllowedFor(DltAssessment subject)
    {
        var day = subject.InfusedBy;
        var decided = By(day);
        List<DltAssessment> earlier = [.. On(day).Where(s => s.InfusedBy < subject.Infused)];
        var allowed = Allowed(day, decided, earlier);
        if (allowed.Covers(subject.Received.Assigned) || _shown?.By(day, earlier) is not { } shown)
            return allowed;
        var then = Allowed(day, decided, shown);
        return then.Covers(subject.Received.Assigned) ? then : allowed;
    }

    DoseAdvice Allowed(DateOnly day, List<CommitteeDecision> decided, IReadOnlyList<DltAssessment> earlier)
    {
        if (
            decided is [.., { Action: CommitteeAction.Treat, Level: { } level } treat]
            && Standing.Left(treat, earlier) is > 0 and var left
        )
            return new DoseAdvice.Infuse(level, left, null);
        return Standing.Of(Decide(day, earlier, decided), _plan.Stagger, decided, earlier).Advice;
    }
}
