using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>A criterion as a person answered it: what counts where a study has no rule.</summary>
static class PersonsAnswer
{
    /// <summary>By the last answer recorded.</summary>
    public static CriterionJudgement To(Criterion criterion, SubjectRecords subject) => To(criterion, subject, AnswerTime.Any);

    /// <summary>By the last answer that was given in time.</summary>
    public static CriterionJudgement To(Criterion criterion, SubjectRecords subject, AnswerTime counts)
    {
        var answer = subject.Of<EligibilityAnswer>().LastOrDefault(a => a.TestCode == criterion.Id && counts.Has(a));
        var holds = answer?.YesNo ?? Truth.Unknown;
        return new(
            criterion,
            new(
                criterion.Kind == CriterionKind.Inclusion ? holds : holds.Not(),
                new(
                    $"criterion.{criterion.Id}",
                    holds.IsUnknown ? $"{criterion.Id} has no answer" : $"{criterion.Id} was answered {answer!.Result}"
                ),
                answer is null ? [] : [answer.AsFact()],
                holds.IsUnknown ? [new Gap.Judgement(criterion.Id, criterion.Text)] : []
            )
        );
    }

    /// <summary>The last answer recorded; null when there is none.</summary>
    public static EligibilityAnswer? Last(Criterion criterion, SubjectRecords subject) =>
        subject.Of<EligibilityAnswer>().LastOrDefault(a => a.TestCode == criterion.Id);
}
