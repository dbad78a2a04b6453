using Cairn.Cohorts;
using Cairn.Dosing;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cohorts;

/// <summary>What the README, the help of `cairn demo` and decision 0037 say of the seed that is played when none is named.</summary>
[Trait("Speed", "Slow")]
public sealed class UsualSeedTests
{
    static readonly DateOnly AfterAll = new(2060, 1, 1);

    static bool EndsWithADose(string id, int seed)
    {
        var cohort = Played.Once(id, seed);
        var board = DoseBoard.Of(Trial.Read(id), cohort.Casebook, AfterAll)!;
        return cohort.Recommended > 0 && board.Advice == new DoseAdvice.Stop(cohort.Recommended);
    }

    [Theory, InlineData(Trial.Soochow), InlineData(Trial.DualTarget)]
    public void With_the_usual_seed_both_trials_end_with_a_recommended_dose(string id) =>
        Assert.True(EndsWithADose(id, SyntheticCohort.UsualSeed));

    [Fact]
    public void It_is_the_first_from_1_with_which_both_do() =>
        Assert.All(Enumerable.Range(1, SyntheticCohort.UsualSeed - 1), seed =>
            Assert.False(EndsWithADose(Trial.Soochow, seed) && EndsWithADose(Trial.DualTarget, seed), $"seed {seed}")
        );
}
