using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The committee of a play after the end of escalation. On the day on which a death related to the product comes to light, or
/// more toxicity in the expansion than the MTD may have, it meets and decides what the rule says of everybody: the expansion goes
/// on, ends, or escalation goes on below the closed level until the rule ends it again. SYNTHETIC: it stands for nobody.
/// </summary>
sealed class ExpansionCommittee(Study study, EscalationPlan plan, int levels, DateOnly ended, int mtd)
{
    readonly Design _design = plan.Design();
    readonly List<CommitteeDecision> _decisions = [];
    DateOnly? _end = ended;
    int? _closedFrom;

    public IReadOnlyList<CommitteeDecision> Decisions => _decisions;

    /// <summary>
    /// The level that an expansion may be given; 0 when none is tolerable, null while escalation goes on again.
    /// </summary>
    public int? Level { get; private set; } = mtd;

    /// <summary>
    /// What the rule says of who counts for the escalation on a day; where an open question of the expansion would freeze it, to
    /// wait.
    /// </summary>
    public DoseAdvice Ask(IReadOnlyList<DltAssessment> everybody)
    {
        var advice = Propose([.. everybody.Where(s => !(s.Infused > _end))]).Advice;
        if (_end is not { } end || Level is not > 0)
            return advice;
        List<string> waits = [.. OpenExpansion.Holding(_design, levels, everybody, end).Select(question => question.Subject)];
        return waits.Count == 0 ? advice : DoseAdvice.MoreCautious(advice, new DoseAdvice.Wait(waits));
    }

    /// <summary>Meets on what came to light by a day and was before no meeting yet; true when it met.</summary>
    /// <param name="everybody">Who was infused by then, as known on the day, in order of infusion.</param>
    public bool Meets(DateOnly day, IReadOnlyList<DltAssessment> everybody)
    {
        List<LateInformation> late = [.. Late(everybody).Where(l => !_decisions.Exists(l.WasBefore))];
        if (late.Find(l => l.Kind == LateKind.Expansion) is { } toxic)
            _closedFrom = Math.Min(toxic.Level, _closedFrom ?? toxic.Level);
        if (late.Count == 0 && Level is not null)
            return false;
        var proposal = Propose(everybody);
        if (late.Exists(l => l.Key.Undoes) || Level is null)
            return GoesOn(day, late, proposal, everybody);
        _decisions.Add(SyntheticCommittee.Met(day, late, new DoseAdvice.Stop(Level), proposal, everybody));
        return true;
    }

    // As the rule says of everybody, once it says another thing than what is being carried out.
    bool GoesOn(DateOnly day, List<LateInformation> late, RuleProposal proposal, IReadOnlyList<DltAssessment> everybody)
    {
        if (late.Count == 0 && IsCarriedOut(proposal.Advice, everybody))
            return false;
        _decisions.Add(SyntheticCommittee.Met(day, late, proposal.Advice, proposal, everybody));
        if (proposal.Advice is DoseAdvice.Stop stop)
            (_end, Level) = (day, stop.Mtd ?? 0);
        else
            (_end, Level) = (null, null);
        return true;
    }

    bool IsCarriedOut(DoseAdvice advice, IReadOnlyList<DltAssessment> everybody) =>
        advice switch
        {
            DoseAdvice.Infuse infuse => _decisions is [.., { Action: CommitteeAction.Treat } treat]
                && treat.Level == infuse.Level
                && Standing.Left(treat, everybody) > 0,
            DoseAdvice.Stop => false,
            DoseAdvice.Wait or DoseAdvice.Hold or DoseAdvice.Frozen => true,
            _ => throw new ArgumentOutOfRangeException(nameof(advice)),
        };

    RuleProposal Propose(IReadOnlyList<DltAssessment> subjects) =>
        RuleProposal.Of(_design, levels, plan.Stagger, subjects, [], _closedFrom);

    IEnumerable<LateInformation> Late(IReadOnlyList<DltAssessment> everybody)
    {
        if (_end is { } end && Level is not null && LateInformation.Expansion(_design, levels, everybody, end) is { } toxic)
            yield return toxic;
        if (study.Dlt is { PauseAfterRelatedDeath: true })
            foreach (var death in LateInformation.RelatedDeaths(everybody).Where(d => d.Day > ended))
                yield return death;
    }
}
