using Cairn.Dosing;
using Cairn.Escalation;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The committee of a play after the end of escalation. On the day on which a death related to the product comes to light, or
/// more toxicity in the expansion than the MTD may have, it meets and decides what the rule says: the expansion goes on, goes on
/// at a lower level, or ends. SYNTHETIC: it stands for nobody.
/// </summary>
sealed class ExpansionCommittee(Study study, EscalationPlan plan, int levels, DateOnly ended, int mtd)
{
    readonly Design _design = plan.Design();
    readonly List<CommitteeDecision> _decisions = [];

    public IReadOnlyList<CommitteeDecision> Decisions => _decisions;

    /// <summary>The level that may still be given; 0 when none is.</summary>
    public int Level { get; private set; } = mtd;

    /// <summary>Meets on what came to light by a day and was before no meeting yet; true when it met.</summary>
    /// <param name="everybody">Who was infused by then, as known on the day, in order of infusion.</param>
    public bool Meets(DateOnly day, IReadOnlyList<DltAssessment> everybody)
    {
        List<LateInformation> late = [.. Late(everybody).Where(l => !_decisions.Exists(l.WasBefore))];
        if (late.Count == 0)
            return false;
        if (late.Find(l => l.Kind == LateKind.Expansion) is { } toxic)
            Level = Math.Min(Level, toxic.Level - 1);
        _decisions.Add(SyntheticCommittee.Met(day, late, Level, RuleProposal.Of(_design, levels, plan.Stagger, everybody).State));
        return true;
    }

    IEnumerable<LateInformation> Late(IReadOnlyList<DltAssessment> everybody)
    {
        if (LateInformation.Expansion(_design, levels, everybody, ended) is { } toxic)
            yield return toxic;
        if (study.Dlt is { PauseAfterRelatedDeath: true })
            foreach (var death in LateInformation.RelatedDeaths(everybody).Where(d => d.Day > ended))
                yield return death;
    }
}
