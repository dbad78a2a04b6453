using Cairn.Dosing;
using Cairn.Records;
using Cairn.Safety;

namespace Cairn.Tests.Cohorts;

// Laws of dosing: nobody is infused against the rule.
public partial class CohortLawTests
{
    internal static readonly Law Nobody_is_dosed_above_what_the_rule_allowed_on_that_day = (study, cohort, where) =>
    {
        var (plan, levels) = (study.Escalation!, study.Dosing!.Levels.Count);
        var forDecision = cohort
            .Casebook.Subjects.Select(s => new SubjectRecords(s.Id, s.All.Where(DltAssessment.Reads(s.All))))
            .ToList();
        foreach (var dose in cohort.Doses)
        {
            // Where the committee went back below a level that the expansion closed, everybody counts again.
            List<CommitteeDecision> decided = [.. cohort.Casebook.Decisions.Where(d => d.Day <= dose.Infusion)];
            var end = EscalationEnd.Of(decided);
            var closed = decided.SelectMany(d => d.Late).Where(l => l.Kind == LateKind.Expansion).Min(l => (int?)l.Level);
            var before = cohort
                .Doses.TakeWhile(d => d != dose)
                .Where(d => !(d.Infusion > end?.Day))
                .Select(d => d.Subject)
                .ToHashSet(StringComparer.Ordinal);
            var known = (cohort.Casebook with { Subjects = [.. forDecision.Where(s => before.Contains(s.Id))] }).AsOf(
                dose.Infusion
            );
            IReadOnlyList<DltAssessment> assessed =
            [
                .. known
                    .Subjects.Select(s => DltAssessment.Of(study, s, dose.Infusion, cohort.Casebook.Rulings))
                    .OfType<DltAssessment>()
                    .OrderBy(a => a.Infused)
                    .ThenBy(a => a.Subject, StringComparer.Ordinal),
            ];
            var advice = RuleProposal.Of(plan.Design(), levels, plan.Stagger, assessed, [], closed).Advice;
            var allowed = advice switch
            {
                DoseAdvice.Infuse i => i.Level,
                DoseAdvice.Stop s => s.Mtd ?? 0,
                _ => 0,
            };
            Assert.True(dose.Level <= allowed, $"{where}, {dose.Subject}: given {dose.Level} on {dose.Infusion}, {advice}");
            Assert.All(cohort.Casebook.Subject(dose.Subject)!.CellInfusions, e => Assert.Equal(dose.Level, e.AssignedLevel));
        }
    };

    internal static readonly Law Subjects_of_a_level_keep_the_stagger_during_escalation = (study, cohort, where) =>
    {
        foreach (var level in cohort.Doses.Where(d => !d.Expansion).GroupBy(d => d.Level))
        foreach (var ((first, second), i) in level.Zip(level.Skip(1)).Select((pair, i) => (pair, i)))
            Assert.True(
                second.Infusion.DayNumber - first.Infusion.DayNumber >= study.Escalation!.Stagger.After(i + 1),
                $"{where}: {first} {second}"
            );
    };

    internal static readonly Law The_dose_board_of_the_records_ends_where_the_play_ended = (study, cohort, where) =>
    {
        if (cohort is { Mtd: null, Stopped: false })
            return;
        var board = DoseBoard.Of(study, cohort.Casebook, new DateOnly(2060, 1, 1))!;
        var isUndone = cohort.AfterTheEnd.Any(d => d.Late.Any(late => late.Undoes));
        if (!isUndone)
            Assert.Equal(cohort.Mtd ?? 0, Assert.IsType<DoseAdvice.Stop>(board.Proposal).Mtd);
        // What came to light in the expansion was met on, and the committee has the last word.
        if (cohort.AfterTheEnd is not [.., { Action: not CommitteeAction.Stop }])
            Assert.Equal(new DoseAdvice.Stop(cohort.Recommended ?? 0), board.Advice);
        else
            Assert.IsNotType<DoseAdvice.Stop>(board.Advice);
    };

    static readonly Law The_play_infuses_nobody_against_the_rule_and_its_committee_is_never_less_cautious_than_the_rule = (
        study,
        cohort,
        where
    ) =>
    {
        var (book, decisions) = (cohort.Casebook, cohort.Casebook.Decisions);
        // Doses off the plan and fractions postponed for toxicity are played on purpose.
        var deviations = DoseBoard.Of(study, book, new DateOnly(2060, 1, 1))!.Deviations;
        var against = deviations.Where(d => d.Column is not ("EXDOSE" or "EXADJ"));
        Assert.True(!against.Any(), $"{where}: {string.Join(" ", against)}");
        Assert.True(decisions.Count > 0 || cohort.Doses.Count == 0, where);
        for (var i = 0; i < decisions.Count; i++)
            Assert.Null(
                CommitteeCheck.Of(
                    DoseBoard.Of(study, book with { Decisions = [.. decisions.Take(i)] }, decisions[i].Day)!,
                    decisions[i]
                )
            );
    };

    static readonly Law Doses_lie_within_the_tolerance_or_are_withheld = EachSubject(
        (study, s, where) =>
        {
            foreach (var e in s.CellInfusions)
                Assert.True(
                    e is { Dose: 0, Adjustment: not null }
                        || Math.Abs(e.Dose!.Value - e.PlannedDose!.Value)
                            <= e.PlannedDose.Value * study.Dosing!.TolerancePercent / 100,
                    $"{where}: {e}"
                );
        }
    );
}
