using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

public sealed class IntervalDesignTests
{
    // R package BOIN 2.7.2, get.boundary: the plain rule, extra-safe, and its cut at 0.90.
    [Fact]
    public void Boin_boundaries_agree_with_the_reference()
    {
        var rows = Shared.Csv("oracles/escalation/boin_boundaries.csv");
        Assert.Equal(120, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = new Boin(Number(row["target"])) { CohortSize = 1 };
            var n = Count(row["n"]);
            Assert.Equal(Number(row["lambda_e"]), rule.EscalateAt, 1e-12);
            Assert.Equal(Number(row["lambda_d"]), rule.DeEscalateAt, 1e-12);
            Assert.Equal(row["escalate_le"], Last(n, y => rule.At(new(n, y)) == RateVerdict.Low));
            Assert.Equal(row["deescalate_ge"], First(n, y => rule.At(new(n, y)) == RateVerdict.High));
            Assert.Equal(row["eliminate_ge"], First(n, y => Closes(rule, 2, n, y)));
            Assert.Equal(row["extrasafe_stop_ge"], First(n, y => Closes(rule with { CloseLowestAbove = .9 }, 1, n, y)));
            Assert.Equal(row["eliminate_ge_cut090"], First(n, y => Closes(rule with { CloseAbove = .9 }, 2, n, y)));
        });
    }

    // R BOIN 2.7.2, get.boundary(target, ncohort = 15, cohortsize = 1): for 1 to 15 subjects the most DLTs that go up, the fewest that go down, that close.
    [Theory]
    [InlineData(.1, "0 0 0 0 0 0 0 0 0 0 0 0 1 1 1", "1 1 1 1 1 1 1 1 2 2 2 2 2 2 2", "- - 2 2 2 2 2 3 3 3 3 3 3 4 4")]
    [InlineData(.17, "0 0 0 0 0 0 0 1 1 1 1 1 1 1 2", "1 1 1 1 2 2 2 2 2 3 3 3 3 3 4", "- - 2 2 3 3 3 4 4 4 4 5 5 5 5")]
    [InlineData(.2, "0 0 0 0 0 0 1 1 1 1 1 1 2 2 2", "1 1 1 1 2 2 2 2 3 3 3 3 4 4 4", "- - 2 3 3 3 4 4 4 5 5 5 5 6 6")]
    [InlineData(.25, "0 0 0 0 0 1 1 1 1 1 2 2 2 2 2", "1 1 1 2 2 2 3 3 3 3 4 4 4 5 5", "- - 3 3 3 4 4 4 5 5 6 6 6 7 7")]
    [InlineData(.3, "0 0 0 0 1 1 1 1 2 2 2 2 3 3 3", "1 1 2 2 2 3 3 3 4 4 4 5 5 6 6", "- - 3 3 4 4 5 5 5 6 6 7 7 8 8")]
    [InlineData(.35, "0 0 0 1 1 1 1 2 2 2 3 3 3 3 4", "1 1 2 2 3 3 3 4 4 5 5 6 6 6 7", "- - 3 4 4 5 5 6 6 7 7 7 8 8 9")]
    [InlineData(.45, "0 0 1 1 1 2 2 2 3 3 3 4 4 4 5", "1 2 2 3 3 4 4 5 5 6 6 7 8 8 9", "- - 3 4 5 5 6 6 7 8 8 9 9 10 10")]
    public void Boin_boundaries_are_those_of_the_r_package(double target, string up, string down, string closes)
    {
        var rule = new Boin(target) { CohortSize = 1 };
        Assert.Equal(
            up,
            string.Join(' ', Enumerable.Range(1, 15).Select(n => Last(n, y => rule.At(new(n, y)) == RateVerdict.Low)))
        );
        Assert.Equal(
            down,
            string.Join(' ', Enumerable.Range(1, 15).Select(n => First(n, y => rule.At(new(n, y)) == RateVerdict.High)))
        );
        Assert.Equal(
            closes,
            string.Join(
                ' ',
                Enumerable
                    .Range(1, 15)
                    .Select(n => First(n, y => Closes(rule, 2, n, y)) is "" ? "-" : First(n, y => Closes(rule, 2, n, y)))
            )
        );
    }

    // R package Keyboard 0.1.3, get.boundary.
    [Fact]
    public void Keyboard_boundaries_agree_with_the_reference()
    {
        var rows = Shared.Csv("oracles/escalation/keyboard_boundaries.csv");
        Assert.Equal(120, rows.Count);
        Assert.All(rows, row =>
        {
            var rule = new Keyboard(Number(row["target"]), Number(row["marginL"]), Number(row["marginR"])) { CohortSize = 1 };
            var n = Count(row["n"]);
            Assert.Equal(row["escalate_le"], Last(n, y => rule.At(new(n, y)) == RateVerdict.Low));
            Assert.Equal(row["deescalate_ge"], First(n, y => rule.At(new(n, y)) == RateVerdict.High));
            Assert.Equal(row["eliminate_ge"], First(n, y => Closes(rule, 2, n, y)));
        });
    }

    // mtpi_mtpi2_decisions.csv: decisions and unit probability masses by the R package escalation 0.2.3 and by quadrature.
    [Fact]
    public void Mtpi_and_mtpi2_decide_as_the_reference_and_with_its_masses()
    {
        var rows = Shared.Csv("oracles/escalation/mtpi_mtpi2_decisions.csv");
        Assert.Equal(1980, rows.Count);
        Assert.All(rows, row =>
        {
            var (n, y) = (Count(row["n"]), Count(row["y"]));
            var (target, below, above) = (Number(row["target"]), Number(row["eps1"]), Number(row["eps2"]));
            var mtpi = new Mtpi(target, below, above) { CohortSize = 1 };
            var mtpi2 = new Keyboard(target, below, above) { CohortSize = 1 };
            Assert.Equal((row["mtpi"], row["mtpi2"]), (Letter(mtpi, n, y), Letter(mtpi2, n, y)));
            Assert.Equal(row["unsafe"] == "DU", Closes(mtpi, 2, n, y));
            Assert.Equal(row["unsafe"] == "DU", Closes(mtpi2, 2, n, y));
            var (u, i, o) = mtpi.Masses(n, y);
            Assert.Equal(
                [Number(row["mtpi_upm_under"]), Number(row["mtpi_upm_eq"]), Number(row["mtpi_upm_over"])],
                [u, i, o],
                Near
            );
            (u, i, o) = mtpi2.Masses(n, y);
            Assert.Equal(
                [Number(row["mtpi2_upm_under"]), Number(row["mtpi2_upm_eq"]), Number(row["mtpi2_upm_over"])],
                [u, i, o],
                Near
            );
        });
    }

    // R package FIND 0.1.1 (github.com/oliviazhang0416/FIND), get_decision_i3plus3: target, half-width of the interval, subjects, decisions for 0, 1, 2, ... DLTs.
    [Theory]
    [InlineData(.25, 3, "E S D DU")]
    [InlineData(.25, 6, "E E S D DU DU DU")]
    [InlineData(.25, 9, "E E S D D DU DU DU DU DU")]
    [InlineData(.25, 12, "E E E S D D DU DU DU DU DU DU DU")]
    [InlineData(.25, 15, "E E E S S D D DU DU DU DU DU DU DU DU DU")]
    [InlineData(.3, 3, "E S D DU")]
    [InlineData(.3, 6, "E E S D DU DU DU")]
    [InlineData(.3, 9, "E E E S D DU DU DU DU DU")]
    [InlineData(.3, 12, "E E E S S D D DU DU DU DU DU DU")]
    [InlineData(.3, 15, "E E E E S S D D DU DU DU DU DU DU DU DU")]
    [InlineData(.2, 3, "E S DU DU")]
    [InlineData(.2, 4, "E S D DU DU")]
    [InlineData(.2, 5, "E S D DU DU DU")]
    [InlineData(.2, 6, "E S D DU DU DU DU")]
    [InlineData(.2, 7, "E E S D DU DU DU DU")]
    [InlineData(.2, 8, "E E S D DU DU DU DU DU")]
    [InlineData(.2, 9, "E E S D DU DU DU DU DU DU")]
    [InlineData(.2, 10, "E E S D D DU DU DU DU DU DU")]
    [InlineData(.2, 11, "E E S D D DU DU DU DU DU DU DU")]
    [InlineData(.2, 12, "E E S S D DU DU DU DU DU DU DU DU")]
    public void I3_plus_3_decides_as_the_r_package(double target, int n, string expected)
    {
        var rule = new ThreePlusThreeInterval(target) { CohortSize = 1 };
        Assert.Equal(
            expected,
            string.Join(' ', Enumerable.Range(0, n + 1).Select(y => Closes(rule, 2, n, y) ? "DU" : Letter(rule, n, y)))
        );
    }

    // The ends of the interval belong to it (so FIND and the program of PoD-TPI write it), also where rounding hides it: FIND misses these, 3/20 for 0.20 - 0.05, 4/10 for 0.35 + 0.05.
    [Theory]
    [InlineData(.2, 20, 3)]
    [InlineData(.35, 10, 4)]
    [InlineData(.35, 20, 8)]
    [InlineData(.4, 20, 7)]
    public void I3_plus_3_stays_at_the_ends_of_its_interval(double target, int n, int y) =>
        Assert.Equal(RateVerdict.InRange, new ThreePlusThreeInterval(target) { CohortSize = 1 }.At(new(n, y)));

    // By hand from the rule with target 0.3 and interval 0.25 to 0.35.
    [Theory]
    [InlineData(3, 0, RateVerdict.Low)]
    [InlineData(3, 1, RateVerdict.InRange)] // 0.333 in the interval
    [InlineData(3, 2, RateVerdict.High)] // 1/3 is not below it
    [InlineData(6, 1, RateVerdict.Low)]
    [InlineData(6, 2, RateVerdict.InRange)]
    [InlineData(6, 3, RateVerdict.High)]
    [InlineData(2, 1, RateVerdict.InRange)] // 0.5 above, 0/2 below
    [InlineData(4, 1, RateVerdict.InRange)] // exactly the lower end
    [InlineData(20, 5, RateVerdict.InRange)] // exactly the lower end
    [InlineData(20, 7, RateVerdict.InRange)] // exactly the upper end
    public void I3_plus_3_stays_when_one_dlt_less_would_be_below(int n, int y, RateVerdict expected) =>
        Assert.Equal(expected, new ThreePlusThreeInterval(.3) { CohortSize = 1 }.At(new(n, y)));

    // The official modifications: where the plain table stays or goes down otherwise.
    [Fact]
    public void The_official_modifications_change_one_cell_each()
    {
        Assert.Equal(RateVerdict.High, new Boin(.25).At(new(3, 1)));
        Assert.Equal(RateVerdict.InRange, new Boin(.25, BoinModification.StayAtOneOfThree).At(new(3, 1)));
        Assert.Equal(RateVerdict.InRange, new Boin(.3).At(new(6, 2)));
        Assert.Equal(RateVerdict.High, new Boin(.3, BoinModification.DeEscalateAtTwoOfSix).At(new(6, 2)));
        Assert.Equal(RateVerdict.InRange, new Boin(.3, BoinModification.DeEscalateAtTwoOfSix).At(new(9, 3)));
    }

    [Theory]
    [InlineData("", "stay: treat 3 at dose level 1")]
    [InlineData("1NNN", "escalate: treat 3 at dose level 2")]
    [InlineData("1NN", "stay: treat 1 at dose level 1")]
    [InlineData("1NNN 2TT", "de-escalate: treat 3 at dose level 1")] // the third subject cannot change it
    [InlineData("1NNN 2NNNNT", "escalate: treat 3 at dose level 3")]
    [InlineData("1TTT", "stop: no dose level is the MTD")]
    [InlineData("1NTT", "stay: treat 3 at dose level 1")]
    [InlineData("1NNN 2TTT 1NNN", "stay: treat 3 at dose level 1")] // level 2 is closed
    [InlineData("1NNN 2NNT 2NNN 3TTT 2NNN 2NNN 2NNN 2NNN 2NNN 2NNN", "stop: the MTD is dose level 2")]
    public void Boin_decides_by_its_table(string outcomes, string expected) =>
        Assert.Equal(expected, new Boin(.3).After(outcomes, 4).Move.ToString());

    [Fact]
    public void The_trial_ends_when_it_would_stay_at_a_level_with_enough_subjects()
    {
        var rule = new Boin(.3) { EnoughAtDose = 6 };
        Assert.Equal("stop: the MTD is dose level 1", rule.After("1NNT 1NNT", 4).Move.ToString());
        Assert.Equal("escalate: treat 3 at dose level 2", rule.After("1NNT 1NNN", 4).Move.ToString());
        Assert.Equal("stop: the MTD is dose level 2", rule.After("1NNN 2NNN 2NNN", 2).Move.ToString());
    }

    [Fact]
    public void The_last_cohort_is_what_is_left_of_the_maximum() =>
        Assert.Equal("escalate: treat 1 at dose level 2", (new Boin(.3) { MaxSubjects = 4 }).After("1NNN", 4).Move.ToString());

    [Theory]
    [InlineData(
        "1NNN",
        "Dose level 1, 0 of 3 evaluable subjects with a DLT, a rate of 0.000; up to 0.236 goes up, 0.359 or more goes down. This calls for the next level: treat 3 at dose level 2."
    )]
    [InlineData(
        "1TTT",
        "Dose level 1, 3 of 3 evaluable subjects with a DLT: the probability of a rate above 0.3 is 0.992, more than 0.95, which closes this level and those above. No dose level is left: stop, with no MTD."
    )]
    public void The_reason_gives_the_numbers_and_the_thresholds(string outcomes, string expected) =>
        Assert.Equal(expected, new Boin(.3).After(outcomes, 4).Reason);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-.1)]
    [InlineData(double.NaN)]
    public void A_target_that_is_no_rate_is_refused(double target)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Boin(target));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Keyboard(target));
    }

    [Fact]
    public void Nonsense_parameters_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Boin(.3) { CohortSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Boin(.3) { MaxSubjects = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Boin(.3) { CloseAbove = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Mtpi(.3, .4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Keyboard(.3, 0));
    }

    [Fact]
    public void Designs_are_equal_when_their_parameters_are()
    {
        var rule = new Boin(.3);
        rule.After("1NNN", 3);
        Assert.Equal(new Boin(.3), rule);
        Assert.NotEqual(new Boin(.3) { CloseAbove = .9 }, rule);
    }

    static bool Closes(Design rule, int level, int n, int y) =>
        rule.ClosedFrom(new EscalationState(level == 1 ? [new(n, y), default] : [new(3, 0), new(n, y)], level)) <= level;

    static string Letter(IntervalDesign rule, int n, int y) =>
        rule.At(new(n, y)) switch
        {
            RateVerdict.Low => "E",
            RateVerdict.InRange => "S",
            _ => "D",
        };

    static string First(int n, Func<int, bool> holds) =>
        Enumerable.Range(0, n + 1).Where(holds).Select(y => y.ToString(CultureInfo.InvariantCulture)).FirstOrDefault("");

    static string Last(int n, Func<int, bool> holds) =>
        Enumerable.Range(0, n + 1).Where(holds).Select(y => y.ToString(CultureInfo.InvariantCulture)).LastOrDefault("");

    static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
