using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cohorts;

/// <summary>The screening log of a rehearsal is computed: a person answers only where the basis is a judgement.</summary>
public class ComputedScreeningTests
{
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(Trial.DualTarget)]
    [InlineData(Trial.Soochow)]
    public void A_person_answers_only_what_is_judged_with_name_and_day(string id)
    {
        var study = Trial.Read(id);
        var asked = study.AtomicCriteria.Concat(study.GateChecks.SelectMany(c => c.Atoms));
        var judged = asked.Where(c => c.Basis != CriterionBasis.Recorded).Select(c => c.Id).ToHashSet();
        var answers = Played.Once(id, 7).Casebook.Subjects.SelectMany(s => s.Of<EligibilityAnswer>()).ToList();
        Assert.NotEmpty(answers);
        Assert.All(answers, a => Assert.Contains(a.TestCode, judged));
        Assert.All(answers, a => Assert.True(a is { Evaluator: not null, Date: not null }));
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(Trial.DualTarget)]
    [InlineData(Trial.Soochow)]
    public void Everything_else_is_worked_out_from_records(string id)
    {
        var study = Trial.Read(id);
        var recorded = study.AtomicCriteria.Where(c => c.Basis == CriterionBasis.Recorded).Select(c => c.Id).ToHashSet();
        foreach (var subject in Played.Once(id, 7).Casebook.Subjects)
        {
            var screening = Screening.Of(study, subject, GateMoment.Screening(new DateOnly(2030, 1, 1)));
            Assert.All(
                screening.Criteria.Where(c => recorded.Contains(c.Criterion.Id) && c.Verdict != CriterionVerdict.Unknown),
                c => Assert.NotEmpty(c.Answer.Because)
            );
            Assert.All(screening.Criteria, c => Assert.Null(c.Error));
        }
    }
}
