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
            [.. known.Select(s => new DoseSubject(s, IsExpansion(s, _end)))],
            now,
            Standing.Of(now, _plan.Stagger, _decisions, known),
            steps,
            _today,
            _end
        )
        {
            OffBoard = [.. _infused.Select(s => s.OffBoard(_today)).OfType<Finding>()],
            Replaced = [.. ReplacedForDose.Of(known)],
            Deviations = [.. Deviations.Of(known)],
        };
    }

    /// <summary>One subject of the board with what went another way; null when they cannot stand on it.</summary>
    public SubjectDose? Of(string subject)
    {
        var known = On(_today);
        var place = known.FindIndex(s => s.Subject == subject);
        return place < 0
            ? null
            : new(new(known[place], IsExpansion(known[place], _end)), [.. Deviations.Of(known[place], known.Take(place))]);
    }

    DoseDeviations Deviations => new(_dosing, _plan, WasExpansion, AllowedFor);

    List<CommitteeDecision> By(DateOnly day) => [.. _decisions.Where(d => d.Day <= day)];

    static bool IsExpansion(DltAssessment subject, EscalationEnd? end) => subject.Infused > end?.Day;

    // As it stood on the day of the infusion, whatever the committee decided since.
    bool WasExpansion(DltAssessment subject) => IsExpansion(subject, EscalationEnd.Of(By(subject.Infused)));

    // Assessments of who was infused by a day, in order of infusion.
    List<DltAssessment> On(DateOnly day) =>
        [
            .. _infused
                .Select(s => s.On(day))
                .OfType<DltAssessment>()
                .OrderBy(s => s.Infused)
                .ThenBy(s => s.Subject, StringComparer.Ordinal),
        ];

    /// <summary>
    /// The rule's proposal of the escalation's subjects, of everybody once the expansion closed a level, or that something came
    /// to light too late for it.
    /// </summary>
    /// <param name="decided">The committee's decisions so far: what it met on freezes no more, and its MTD holds.</param>
    RuleProposal Decide(DateOnly day, IReadOnlyList<DltAssessment> everybody, IReadOnlyList<CommitteeDecision> decided)
    {
        var end = EscalationEnd.Of(decided);
        List<DltAssessment> escalated = [.. everybody.Where(s => !IsExpansion(s, end))];
        List<LateInformation> late = [.. LateInformation.Openings(_design, Levels, escalated)];
        var closed = ClosedBefore(decided);
        RuleProposal Capped(IReadOnlyList<DltAssessment> subjects, int? from)
        {
            var proposal = Propose(day, subjects, from);
            return proposal with
            {
                Advice = late.Aggregate(proposal.Advice, (advice, l) =>
                    DoseAdvice.MoreCautious(advice, AskedBelow(l, escalated, advice))
                ),
            };
        }
        var own = Capped(escalated, closed);
        var toxic = end is null ? null : LateInformation.Expansion(_design, Levels, everybody, end.Day);
        var proposal = (toxic, end) switch
        {
            ({ } level, _) => Capped(everybody, Math.Min(level.Level, closed ?? level.Level)) with
            {
                Expansion = new(level.Level, own.State),
            },
            (null, { Mtd: > 0 }) => Held(own, OpenExpansion.Holding(_design, Levels, everybody, end.Day)),
            _ => own,
        };
        proposal = Held(proposal, PendingSubject.Asked(everybody, _pausesAfterDeath));
        List<LateInformation> all = [.. late, .. Undone(own, end, closed, escalated)];
        if (toxic is not null && end is { Mtd: > 0 })
            all.Add(toxic);
        if (_pausesAfterDeath)
            all.AddRange(LateInformation.RelatedDeaths(everybody));
        List<LateInformation> open = [.. all.Where(l => !decided.Any(l.WasBefore))];
        return open.Count == 0 ? proposal : proposal with { Advice = new DoseAdvice.Frozen(open, proposal.Advice) };
    }

    RuleProposal Propose(DateOnly day, IReadOnlyList<DltAssessment> subjects, int? closedFrom) =>
        RuleProposal.Of(
            _design,
            Levels,
            _plan.Stagger,
            subjects,
            [.. _infused.Where(s => s.IsUnplaced(day)).Select(s => s.Subject.Id)],
            closedFrom
        );

    // A question whose worst answer would freeze dosing, or take it down, is waited for.
    static RuleProposal Held(RuleProposal proposal, IReadOnlyList<PendingSubject> questions)
    {
        if (questions.Count == 0)
            return proposal;
        List<string> asked = [.. questions.Select(question => question.Subject)];
        List<string> waits = proposal.Advice is DoseAdvice.Wait wait ? [.. wait.For.Except(asked, StringComparer.Ordinal)] : [];
        return proposal with
        {
            Advice = DoseAdvice.MoreCautious(proposal.Advice, new DoseAdvice.Wait([.. waits, .. asked])),
            Pending = [.. proposal.Pending.Where(p => !asked.Contains(p.Subject, StringComparer.Ordinal)), .. questions],
        };
    }

    // What the committee met on as too toxic in an expansion stays closed, whoever counts for the rule afterwards.
    static int? ClosedBefore(IReadOnlyList<CommitteeDecision> decided) =>
        (from decision in decided from late in decision.Late where late.Kind == LateKind.Expansion select (int?)late.Level).Min();

    // As long as the level from which another was opened too early does not lead there by now, it holds the proposal down,
    // whatever the levels above look like.
    DoseAdvice AskedBelow(LateInformation late, IReadOnlyList<DltAssessment> subjects, DoseAdvice advice)
    {
        var again = _design
            .InATrial.WithReplaced(subjects.Count(s => s.IsReplacedWithTrigger))
            .Next(RuleProposal.AtBest(_design, Levels, subjects).At(late.From));
        if (again.Mtd is { } mtd)
            return new DoseAdvice.Stop(mtd);
        return again.Action == EscalationAction.Suspend || again.Dose >= late.Level
            ? advice
            : new DoseAdvice.Infuse(again.Dose, again.Treat, null);
    }

    // An MTD that the rule would now not allow, and no expansion closed.
    static IEnumerable<LateInformation> Undone(
        RuleProposal now,
        EscalationEnd? end,
        int? closedFrom,
        IReadOnlyList<DltAssessment> escalated
    )
    {
        if (end is not { Mtd: > 0 and var mtd } || closedFrom <= mtd || CommitteeCheck.MostMtd(now.Advice) >= mtd)
            yield break;
        yield return new(
            LateKind.End,
            mtd,
            end.Day,
            [.. escalated.Where(s => s.Status.Value != DltStatus.None).Select(s => s.Subject)],
            mtd,
            now.Advice switch
            {
                DoseAdvice.Stop stop => Move.Stop(stop.Mtd ?? 0, Ground.MtdFound),
                DoseAdvice.Infuse infuse => Move.To(now.State.Current, infuse.Level, infuse.Subjects, Ground.MoreForMtd),
                DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => Move.Suspend(mtd),
                _ => throw new ArgumentOutOfRangeException(nameof(now)),
            }
        );
    }

    List<DoseStep> Steps()
    {
        var (steps, infused) = (new List<DoseStep>(), new InfusedDays(_infused));
        IReadOnlyList<DltAssessment> uncounted = [];
        SortedSet<DateOnly> days = [.. _infused.SelectMany(s => s.Days), _today, .. _decisions.Select(d => d.Day)];
        foreach (var day in days)
        {
            List<CommitteeDecision> before = [.. _decisions.Where(d => d.Day < day)];
            var known = infused.Next(day);
            var everybody = RuleProposal.StateOf(_design, Levels, known);
            var end = EscalationEnd.Of(before);
            List<PendingSubject> questions = [.. OpenExpansion.Questions(known.Where(s => IsExpansion(s, end)))];
            List<DltAssessment> not = [.. known.Where(s => s.Status.Value == DltStatus.NotEvaluable)];
            DoseStep step = new(day, Decide(day, known, before), [], everybody, end, questions)
            {
                NoLonger = [.. not.Where(s => !uncounted.Any(u => u.Subject == s.Subject))],
            };
            if (steps is [.., var last] && !IsNew(last, step))
                continue;
            steps.Add(step);
            uncounted = not;
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

    // Told is who ceases to count; after the end the last of those who count, each toxicity and each open question of the
    // expansion, what freezes it, and each meeting of the committee.
    bool IsNew(DoseStep last, DoseStep next)
    {
        var isAfter = next.End is not null;
        if (next.NoLonger.Count > 0)
            return true;
        if (last.Decision.State != next.Decision.State || isAfter && _decisions.Any(d => d.Day == next.Day))
            return true;
        if (isAfter && Enumerable.Range(1, Levels).Any(level => last.Everybody[level].Dlts != next.Everybody[level].Dlts))
            return true;
        if (isAfter && !Asked(last).SequenceEqual(Asked(next), StringComparer.Ordinal))
            return true;
        if (!isAfter && next.Decision.Advice is DoseAdvice.Wait && !Awaited(last).SequenceEqual(Awaited(next)))
            return true;
        return last.Decision.Advice != next.Decision.Advice && (!isAfter || next.Decision.Advice is DoseAdvice.Frozen);
    }

    // Of the same people something else may come to be waited for: a window that ended, and left a question.
    static IEnumerable<(string Subject, DateOnly? Until, bool Answer)> Awaited(DoseStep step) =>
        from p in step.Decision.Pending
        where step.Decision.Advice is DoseAdvice.Wait wait && wait.For.Contains(p.Subject, StringComparer.Ordinal)
        select (p.Subject, p.Until, p.NeedsAnAnswer);

    static IEnumerable<string> Asked(DoseStep step) => step.Questions.Select(question => question.Subject);

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
