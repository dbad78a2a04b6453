using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

/// <summary>A rule in words must say what the rule does; the numbers are those of the designs' own papers and doc comments.</summary>
public sealed class RuleSentencesTests
{
    static string Said(Design design) => string.Join('\n', design.Sentences.Select(s => s.Words));

    [Fact]
    public void Every_design_has_sentences_and_names_only_numbers_that_a_plan_has()
    {
        string[] keys = [.. DesignKinds.Parameters.Select(p => p.Key), DesignKinds.Triggers];
        foreach (
            var sentence in SampleDesigns
                .All.Append(new TiteCrm(new Crm(CrmModel.Logistic, .3, [.1, .3]), TiteWeights.Adaptive))
                .SelectMany(d => d.Sentences)
        )
        {
            Assert.True(sentence.Words.EndsWith('.') || sentence.Words.EndsWith(':'), sentence.Words);
            Assert.All(sentence.Keys, key => Assert.Contains(key, keys));
            Assert.DoesNotContain("NaN", sentence.Words, StringComparison.Ordinal);
        }
    }

    // Liu and Yuan 2015, table 1: target 0.3 has lambda e 0.236 and lambda d 0.358 (to four decimals 0.2365 and 0.3585).
    [Fact]
    public void Boin_states_its_boundaries_and_how_it_closes()
    {
        var said = Said(
            new Boin(.3)
            {
                MaxSubjects = 24,
                EnoughAtDose = 9,
                CloseLowestAbove = .9,
            }
        );
        Assert.Contains(
            "0.2365 (lambda e) or less goes one level up, of 0.3585 (lambda d) or more one level down",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("in three subjects or more is closed", said, StringComparison.Ordinal);
        Assert.Contains("above 0.95, at the lowest level above 0.9.", said, StringComparison.Ordinal);
        Assert.Contains(
            "ends with 24 subjects, or when it would stay at a level with 9 subjects or more",
            said,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        ThreePlusThreeVariant.NoDeEscalation,
        "it needs 3 subjects, so that the level below a closed one is not treated again"
    )]
    [InlineData(ThreePlusThreeVariant.SixBelowRejected, "below a closed level it needs 6 subjects, at the highest dose level 3")]
    [InlineData(ThreePlusThreeVariant.SixAtMtd, "it needs 6 subjects, also at the highest dose level")]
    public void The_three_plus_three_states_its_variant_and_its_limits(ThreePlusThreeVariant variant, string mtd)
    {
        var said = Said(new ThreePlusThree(variant) { MaxDltAtMtd = 2 });
        Assert.Contains(mtd, said, StringComparison.Ordinal);
        Assert.Contains(
            "With 1 DLT in 3 subjects, or in more before 6 are evaluable, the level is expanded to 6.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "With 2 DLTs or more before 6 subjects are evaluable the level is too toxic.",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "at most 1 DLT clears the level; 2 DLTs do not open the next level, but allow this one to be the MTD; 3 DLTs or more are too toxic.",
            said,
            StringComparison.Ordinal
        );
    }

    // Each restriction, the titration and the rule within have their sentences, in the order in which they are read.
    [Fact]
    public void Titration_rule_and_restrictions_follow_each_other()
    {
        var said = Said(
            new Restricted(new AcceleratedTitration(new Keyboard(.25), 3, 2))
            {
                MaxSubjects = 24,
                MinimumAtMtd = 6,
                NoSkipping = true,
                TooToxic = new(.25),
            }
        );
        string[] order =
        [
            "one subject is treated on each level from 1 to 3",
            "when 2 subjects over all titration levels have",
            "a whole cohort starts at dose level 4",
            "target interval 0.2 to 0.3",
            "Before all else",
            "No level is treated more than one above",
            "at most 24 subjects",
            "Before an MTD is named it gets 6 subjects",
        ];
        Assert.Equal(
            [.. order.Select(o => said.IndexOf(o, StringComparison.Ordinal)).Order()],
            order.Select(o => said.IndexOf(o, StringComparison.Ordinal))
        );
        Assert.All(order, o => Assert.Contains(o, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("crm", "skeleton is 0.08, 0.15, 0.25, 0.35, 0.46 for dose levels 1 to 5; b is normal about 0 with variance 1.34")]
    [InlineData(
        "blrm",
        "log alpha has mean -1.4 and standard deviation 1.5, log beta 0 and 0.8; both are normal with correlation -0.2"
    )]
    [InlineData(
        "pod",
        "Going up needs a probability of at least 1 and a subject observed without a DLT; staying allows at most 0.15"
    )]
    [InlineData("tite", "p / (1 - p) DLTs are still expected of each window not yet followed")]
    [InlineData("tite by size", "the share of the DLT window that has passed")]
    [InlineData("u-boin", "until a level has 6 subjects")]
    [InlineData("bf", "it has fewer than 12 subjects")]
    public void The_other_families_state_their_numbers(string family, string sentence) =>
        Assert.Contains(
            sentence,
            Said(
                family switch
                {
                    "crm" => new Crm(CrmModel.Power, .25, [.08, .15, .25, .35, .46]),
                    "blrm" => new Blrm([1, 2, 4, 8, 16], 8, new(-1.4, 1.5, 0, .8, -.2)),
                    "pod" => new PodTpi(new Keyboard(.3)),
                    "tite" => new TiteBoin(new Boin(.3)),
                    "tite by size" => new TiteBoin(new Boin(.3), TiteBoinForm.EffectiveSize),
                    "u-boin" => new UBoin(.35, .25) { StageOneAtDose = 6 },
                    _ => new BackfillBoin(new Boin(.3)),
                }
            ),
            StringComparison.Ordinal
        );
}
