using Cairn.Dosing;
using Cairn.Safety;
using Cairn.Tests.Cohorts;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Dosing;

/// <summary>
/// Every sentence that the watch for toxicity says is another one: rules, what they rest on, what is missing. What may be done,
/// what waits and what freezes stays the same, on each day of both demonstrations.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class RewordedRulesTests
{
    public static TheoryData<string> Trials => [Trial.Soochow, Trial.DualTarget];

    [Theory, MemberData(nameof(Trials))]
    public void No_sentence_takes_part_in_a_dose_decision(string id)
    {
        var (study, casebook) = (Trial.Read(id), Played.Once(id, 3).Casebook);
        var last = casebook.Subjects.SelectMany(s => s.All).Max(r => r.When?.Latest) ?? DateOnly.MinValue;
        var board = DoseBoard.Of(study, casebook, last)!;
        var late = 0;
        foreach (var step in board.Steps)
        {
            var (written, reworded) = (step.Decision.Subjects, step.Decision.Subjects.Select(Reworded).ToList());
            var stagger = study.Escalation!.Stagger;
            var (one, other) = (Propose(written), Propose(reworded));
            Assert.Equal(one.Advice.AsStep, other.Advice.AsStep);
            Assert.Equal(
                one.Pending.Select(p => (p.Subject, p.CouldChange)),
                other.Pending.Select(p => (p.Subject, p.CouldChange))
            );
            Assert.Equal(one.Pending.Select(p => p.Until), other.Pending.Select(p => p.Until));
            var keys = Late(written);
            Assert.Equal(keys, Late(reworded));
            Assert.All(keys, key => Assert.DoesNotContain(' ', key));
            late += keys.Count;

            RuleProposal Propose(IReadOnlyList<DltAssessment> subjects) =>
                RuleProposal.Of(board.Design, board.Levels.Count, stagger, subjects);
        }
        Assert.True(id != Trial.DualTarget || board.Steps.Count > 10);
        Assert.True(late >= 0);

        List<string> Late(IReadOnlyList<DltAssessment> subjects) =>
            [
                .. LateInformation.Openings(board.Design, board.Levels.Count, subjects).Select(l => l.Key.Code),
                .. LateInformation.RelatedDeaths(subjects).Select(l => l.Key.Code),
            ];
    }

    static DltAssessment Reworded(DltAssessment s) =>
        s with
        {
            Status = Reworded(s.Status),
            ModerateTrigger = Reworded(s.ModerateTrigger),
        };

    static Answer<T> Reworded<T>(Answer<T> answer) =>
        answer with
        {
            Rule = Reworded(answer.Rule),
            Missing = [.. answer.Missing.Select(Reworded)],
        };

    static Rule Reworded(Rule rule) => new(rule.Id, "Other words.", rule.From is { } from ? Reworded(from) : null);

    static Gap Reworded(Gap gap) =>
        gap switch
        {
            Gap.NotRecorded g => g with { Name = "other words" },
            Gap.WholeDate g => g with { Name = "other words" },
            Gap.Duration g => g with { Event = "other words" },
            Gap.At g => g with { What = Reworded(g.What) },
            _ => gap,
        };
}
