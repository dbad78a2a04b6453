using Cairn.Registry.Likeness;
using Cairn.Registry.Words;

namespace Cairn.Tests.Registry;

/// <summary>Expected cosines are worked by hand from the formula that <see cref="LikenessTo"/> states.</summary>
public class LikenessTests
{
    static TrialProfile Profile(params (LikenessPart Part, string Terms)[] parts) =>
        new("NCT00000001", parts.ToDictionary(p => p.Part, p => Counted(p.Terms)));

    static IReadOnlyDictionary<string, int> Counted(string terms) => terms.Split(' ').CountBy(t => t).ToDictionary();

    static RelatedTrial Compare(TrialProfile one, TrialProfile other) =>
        new LikenessTo(one, new TermRarity(100)).Explain("NCT00000002", PackedProfile.Of(other));

    [Fact]
    public void A_trial_is_wholly_like_itself()
    {
        var trial = Profile((LikenessPart.Condition, "leukemia myeloid myeloid"), (LikenessPart.Phase, "Phase=PHASE1"));
        Assert.Equal(1, Compare(trial, trial).Score, 1e-9);
    }

    [Fact]
    public void Trials_with_nothing_in_common_are_not_alike()
    {
        var related = Compare(Profile((LikenessPart.Condition, "leukemia")), Profile((LikenessPart.Condition, "asthma")));
        Assert.Equal(0, related.Score);
        Assert.Empty(related.Parts);
    }

    [Fact]
    public void Half_the_terms_of_equal_rarity_are_a_cosine_of_one_half()
    {
        // (1, 1) and (1, 1) over four terms with one in common: 1 / (sqrt 2 x sqrt 2).
        var related = Compare(Profile((LikenessPart.Condition, "a1 b1")), Profile((LikenessPart.Condition, "a1 c1")));
        Assert.Equal(0.5, related.Parts.Single().Likeness, 1e-9);
        Assert.Equal(["a1"], related.Parts.Single().Terms);
    }

    [Fact]
    public void A_part_that_one_of_the_two_does_not_have_does_not_count()
    {
        var full = Profile((LikenessPart.Condition, "leukemia"), (LikenessPart.Outcomes, "survival"));
        Assert.Equal(1, Compare(full, Profile((LikenessPart.Condition, "leukemia"))).Score, 1e-9);
        Assert.Equal(1, Compare(Profile((LikenessPart.Condition, "leukemia")), full).Score, 1e-9);
    }

    [Fact]
    public void Shares_are_weights_times_likeness_and_one_together()
    {
        var trial = Profile((LikenessPart.Condition, "leukemia"), (LikenessPart.Phase, "Phase=PHASE1"));
        var shares = Compare(trial, trial).Parts.ToDictionary(p => p.Part, p => p.Share);
        var (condition, phase) = (LikenessPart.Condition.Weight, LikenessPart.Phase.Weight);
        Assert.Equal(condition / (condition + phase), shares[LikenessPart.Condition], 1e-9);
        Assert.Equal(1, shares.Values.Sum(), 1e-9);
    }

    [Fact]
    public void A_rare_term_counts_more_than_a_common_one()
    {
        var rarity = new TermRarity(100);
        rarity.Add(PackedProfile.NumberOf("cancer"), 90);
        rarity.Add(PackedProfile.NumberOf("cll1"), 1);
        var like = new LikenessTo(Profile((LikenessPart.Title, "cancer cll1")), rarity);
        var rare = like.Score(PackedProfile.Of(Profile((LikenessPart.Title, "cll1"))));
        Assert.True(rare > like.Score(PackedProfile.Of(Profile((LikenessPart.Title, "cancer")))));
        Assert.Equal("cll1", like.Telling.First().Term);
    }

    [Fact]
    public void Names_of_one_thing_are_one_term()
    {
        var merged = Synonyms.OfTheField.Merged(["aml", "cell"]);
        Assert.Equal(["acute", "myeloid", "leukemia", "acute myeloid leukemia", "cell"], merged);
        Assert.Equal("cll1", Synonyms.OfTheField.Merged(["clec12a"]).Single());
    }

    [Fact]
    public void Each_part_has_a_key_and_a_weight_of_its_own() =>
        Assert.Equal(LikenessPart.All.Count, LikenessPart.All.Where(p => p.Weight > 0).Select(p => p.Key).Distinct().Count());
}
