using Cairn.Criteria;
using Cairn.Criteria.Rules;

namespace Cairn.Tests.Criteria;

/// <summary>The verdict of one criterion in the words of the tables of cases.</summary>
static class VerdictWords
{
    public static string WordOf(this Screening screening, string id)
    {
        var judged = screening.Criteria.Single(c => c.Criterion.Id == id);
        Assert.Null(judged.Error);
        return judged.Verdict switch
        {
            CriterionVerdict.Met => "met",
            CriterionVerdict.NotMet => "not met",
            CriterionVerdict.Unknown => "unknown",
        };
    }
}
