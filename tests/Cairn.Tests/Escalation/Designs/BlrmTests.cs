using Cairn.Escalation;
using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

public sealed class BlrmTests
{
    static Blrm Rule => new([1, 2, 4, 8], 4, new(Math.Log(.25), 1.5, 0, .8, -.2));

    // By a plain midpoint sum over a fine square of the two parameters, independent of the panels of the design.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("")]
    [InlineData("1NNN 2NNN 3NNT")]
    [InlineData("1NNT 2TTN")]
    [InlineData("1NNNNNN 2NNNNNN 3NNNNNT 4NTTNNT 3NNTNNN")]
    public void The_posterior_agrees_with_a_plain_sum(string outcomes)
    {
        var rule = Rule;
        var state = rule.State(outcomes, 4);
        const int steps = 1200;
        var p = new double[4];
        var (total, mean, over) = (0.0, new double[4], new double[4]);
        double[] x = [.. rule.Doses.Select(d => Math.Log(d / 4))];
        for (var i = 0; i < steps; i++)
        for (var k = 0; k < steps; k++)
        {
            double u = -6.5 + 13 * (i + .5) / steps,
                v = -6.5 + 13 * (k + .5) / steps;
            var (a, b) = (Math.Log(.25) + 1.5 * u, Math.Exp(.8 * v));
            var weight = Math.Exp(-(u * u - 2 * -.2 * u * v + v * v) / (2 * (1 - .04)));
            for (var j = 0; j < 4; j++)
            {
                p[j] = 1 / (1 + Math.Exp(-a - b * x[j]));
                weight *= Math.Pow(p[j], state[j + 1].Dlts) * Math.Pow(1 - p[j], state[j + 1].Clean);
            }
            total += weight;
            for (var j = 0; j < 4; j++)
            {
                mean[j] += weight * p[j];
                if (p[j] >= .33)
                    over[j] += weight;
            }
        }
        var posterior = rule.Posterior(state);
        for (var j = 0; j < 4; j++)
        {
            Assert.Equal(mean[j] / total, posterior[j].Mean, 1e-6);
            Assert.Equal(over[j] / total, posterior[j].Over, 2e-3); // the plain sum knows the edge only to a step
            Assert.Equal(1, posterior[j].Under + posterior[j].Target + posterior[j].Over, 1e-12);
        }
    }

    static BlrmComponent Part(double weight, params double[] n) => new(weight, new(n[0], n[1], n[2], n[3], n[4]));

    static Blrm Robust(double weight) =>
        Blrm.Mixed([1, 2, 4, 8], 4, [Part(weight, -2, .4, -.2, .3, .1), Part(1 - weight, Math.Log(.25), 2, 0, 1, 0)]);

    // By a plain midpoint sum over a fine square of log alpha and log beta, with both densities written out; 1e-4, and the edges to a step.
    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("")]
    [InlineData("1NNN 2NNN 3NNT")]
    [InlineData("1NNT 2TTN")]
    [InlineData("1NNN 2NNN 3TTT")]
    public void The_posterior_of_a_mixture_agrees_with_a_plain_sum(string outcomes)
    {
        var rule = Robust(.8);
        var state = rule.State(outcomes, 4);
        const int steps = 1600;
        double[] x = [.. rule.Doses.Select(d => Math.Log(d / 4))];
        var (total, parts, mean, over, p) = (0.0, new double[2], new double[4], new double[4], new double[4]);
        for (var i = 0; i < steps; i++)
        for (var k = 0; k < steps; k++)
        {
            double a = -14.5 + 26 * (i + .5) / steps,
                logBeta = -6.5 + 13 * (k + .5) / steps;
            var likelihood = 1.0;
            for (var j = 0; j < 4; j++)
            {
                p[j] = 1 / (1 + Math.Exp(-a - Math.Exp(logBeta) * x[j]));
                likelihood *= Math.Pow(p[j], state[j + 1].Dlts) * Math.Pow(1 - p[j], state[j + 1].Clean);
            }
            for (var part = 0; part < 2; part++)
            {
                var weight = rule.Prior[part].Weight * Density(rule.Prior[part].Prior, a, logBeta) * likelihood;
                (total, parts[part]) = (total + weight, parts[part] + weight);
                for (var j = 0; j < 4; j++)
                    (mean[j], over[j]) = (mean[j] + weight * p[j], over[j] + (p[j] >= .33 ? weight : 0));
            }
        }
        var (posterior, weights) = (rule.Posterior(state), rule.Weights(state));
        for (var j = 0; j < 4; j++)
        {
            Assert.Equal(mean[j] / total, posterior[j].Mean, 1e-5);
            Assert.Equal(over[j] / total, posterior[j].Over, 2e-3);
        }
        Assert.Equal([parts[0] / total, parts[1] / total], weights, (one, other) => Math.Abs(one - other) < 1e-5);
    }

    static double Density(BlrmPrior prior, double logAlpha, double logBeta)
    {
        var (u, v) = (
            (logAlpha - prior.MeanLogAlpha) / prior.DeviationLogAlpha,
            (logBeta - prior.MeanLogBeta) / prior.DeviationLogBeta
        );
        var free = 1 - prior.Correlation * prior.Correlation;
        return Math.Exp(-(u * u - 2 * prior.Correlation * u * v + v * v) / (2 * free))
            / (2 * Math.PI * prior.DeviationLogAlpha * prior.DeviationLogBeta * Math.Sqrt(free));
    }

    // By hand: two parts that are as good as points, with rates of 0.1 and 0.4 at the reference dose. After one DLT in three there, 3 x 0.1 x 0.9^2 = 0.243 and
    // 3 x 0.4 x 0.6^2 = 0.432: of equal weights 0.36 and 0.64, and a mean rate of 0.36 x 0.1 + 0.64 x 0.4 = 0.292.
    [Fact]
    public void A_mixture_of_two_points_is_bayes_by_hand()
    {
        var rule = Blrm.Mixed(
            [4, 8],
            4,
            [Part(.5, Math.Log(.1 / .9), 1e-3, 0, 1e-3, 0), Part(.5, Math.Log(.4 / .6), 1e-3, 0, 1e-3, 0)]
        );
        var state = rule.State("1NNT", 2);
        Assert.Equal([.36, .64], rule.Weights(state), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(.292, rule.Posterior(state)[0].Mean, 1e-5);
    }

    [Fact]
    public void A_mixture_of_the_same_part_twice_is_that_part()
    {
        var twice = Blrm.Mixed(
            [1, 2, 4, 8],
            4,
            [Part(.3, Math.Log(.25), 1.5, 0, .8, -.2), Part(.7, Math.Log(.25), 1.5, 0, .8, -.2)]
        );
        var state = Rule.State("1NNN 2NNN 3NNT", 4);
        Assert.All(Rule.Posterior(state).Zip(twice.Posterior(state)), r => Assert.Equal(r.First.Mean, r.Second.Mean, 1e-12));
        Assert.Equal([.3, .7], twice.Weights(state), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    // Three of three at a level that history calls safe: most of the weight goes to the vague part, and the reason says so.
    [Fact]
    public void Outcomes_that_disagree_with_history_take_weight_from_it()
    {
        var rule = Robust(.8);
        Assert.Equal(.8, rule.Weights(rule.State("", 4))[0], 1e-6);
        Assert.True(rule.Weights(rule.State("1NNN 2NNN 3NNN", 4))[0] > .8);
        Assert.True(rule.Weights(rule.State("1NNN 2NNN 3TTT", 4))[0] < .3);
        Assert.Contains("The parts of the prior now weigh", rule.After("1NNN 2NNN 3TTT", 4).Reason, StringComparison.Ordinal);
    }

    // R 4.2.2: nested integrate (rel.tol 1e-8 and 1e-9), split where a rate crosses an end of the target interval. By dose: mean, under, target, over.
    [Theory]
    [InlineData(
        "1NNN 2NNN 3NNT",
        "0.04963600 0.93887538 0.05691290 0.00421173",
        "0.09239610 0.82448629 0.15674762 0.01876609",
        "0.20531748 0.44544025 0.38317564 0.17138412",
        "0.41821814 0.15996002 0.27600790 0.56403207"
    )]
    [InlineData(
        "1NNT 2TTN",
        "0.33513559 0.15181642 0.37483402 0.47334956",
        "0.44029466 0.04024834 0.23831887 0.72143279",
        "0.55359861 0.01108835 0.10766166 0.88124999",
        "0.65354984 0.00407321 0.05049121 0.94543558"
    )]
    public void The_posterior_agrees_with_quadrature_elsewhere(string outcomes, params string[] expected) =>
        Agree(Rule.Posterior(Rule.State(outcomes, 4)), expected);

    // The trial of Neuenschwander, Branson and Gsponer 2008 (data as in R OncoBayes2 0.9-3, hist_SA): no DLT in 3, 4, 5 and 4 subjects at 1, 2.5, 5 and 10 mg, two
    // in two at 25 mg. Prior, reference dose and the target interval of 0.20 to 0.35 are chosen here. Integrated in R 4.2.2 as above.
    [Fact]
    public void The_posterior_of_the_published_trial_agrees_with_quadrature_elsewhere()
    {
        var rule = new Blrm(
            [1, 2.5, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250],
            250,
            new(2.27, 1.98, .26, .40, .55),
            .20,
            .35
        );
        DoseTally[] doses = [new(3, 0), new(4, 0), new(5, 0), new(4, 0), default, default, new(2, 2), .. new DoseTally[8]];
        var state = new EscalationState(doses, 7);
        Agree(
            rule.Posterior(state),
            "0.00773607 0.99997800 0.00002194 0.00000006",
            "0.02348453 0.99901263 0.00097936 0.00000802",
            "0.05771703 0.97950016 0.01988851 0.00061133",
            "0.14365609 0.76133778 0.20196622 0.03669600",
            "0.23655739 0.45157319 0.35547016 0.19295665",
            "0.32427034 0.24708255 0.34659047 0.40632698",
            "0.40162901 0.13996923 0.27541683 0.58461394",
            "0.46766645 0.08520675 0.20673008 0.70806317",
            "0.57008407 0.03888953 0.11868226 0.84242821",
            "0.64300140 0.02177430 0.07465206 0.90357364",
            "0.75276562 0.00829852 0.03249790 0.95920358",
            "0.81190560 0.00446710 0.01859395 0.97693894",
            "0.87273853 0.00201069 0.00890563 0.98908367",
            "0.90344697 0.00119189 0.00546051 0.99334760",
            "0.92189269 0.00081118 0.00380006 0.99538876"
        );
        Assert.Equal("de-escalate: treat 3 at dose level 5", rule.Next(state).ToString()); // 15 mg
    }

    // The example of the crmPack vignette on analysing a trial: normal prior (-0.85, 1), variances 1, covariance -0.5, reference 56; integrated in R 4.2.2 as above.
    // Its own table comes from 1,000 draws, too few as it says itself: 0.200 for the probability of overdosing at 20 after the first four, which it would treat again.
    [Theory]
    [InlineData(
        "1N 2N 3N 4T",
        3,
        "0.04043320 0.95290189 0.03533629 0.01176182",
        "0.07316327 0.89329789 0.07691399 0.02978811",
        "0.14383325 0.72772412 0.17682586 0.09545002",
        "0.24723720 0.45604778 0.28816067 0.25579156",
        "0.32788022 0.26580435 0.31149743 0.42269822",
        "0.43047066 0.09722984 0.24959501 0.65317515",
        "0.51239655 0.03402235 0.15737634 0.80860131",
        "0.59362190 0.01177682 0.08273511 0.90548806",
        "0.65119380 0.00568947 0.04958967 0.94472085"
    )]
    [InlineData(
        "1N 2N 3N 4TNNN 5NNNNNN 6NNNNTT",
        6,
        "0.00612322 0.99934962 0.00063478 0.00001560",
        "0.01382300 0.99769428 0.00224505 0.00006067",
        "0.03781587 0.98676806 0.01280565 0.00042630",
        "0.09359289 0.91618117 0.07970137 0.00411746",
        "0.15832388 0.72357045 0.25246262 0.02396694",
        "0.27295819 0.25276957 0.53034631 0.21688413",
        "0.38796553 0.06215765 0.35179679 0.58604556",
        "0.51153172 0.01734096 0.16041956 0.82223948",
        "0.59874511 0.00760706 0.08796599 0.90442696"
    )]
    public void The_example_of_another_program_agrees_with_quadrature(string outcomes, int level, params string[] expected)
    {
        var rule = new Blrm([1, 3, 9, 20, 30, 45, 60, 80, 100], 56, new(-.85, 1, 1, 1, -.5), .20, .35);
        var state = rule.State(outcomes, 9);
        Agree(rule.Posterior(state), expected);
        Assert.Equal(level, rule.Next(state).Dose);
    }

    static void Agree(IReadOnlyList<BlrmRate> posterior, params string[] expected)
    {
        Assert.Equal(expected.Length, posterior.Count);
        foreach (
            var (rate, numbers) in posterior.Zip(
                expected.Select(e =>
                    e.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray()
                )
            )
        )
            Assert.Equal(numbers, [rate.Mean, rate.Under, rate.Target, rate.Over], (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Overdose_control_allows_only_levels_with_a_small_probability_of_overdosing()
    {
        var rule = Rule;
        var state = rule.State("1NNN 2NNT", 4);
        var (posterior, move) = (rule.Posterior(state), rule.Next(state));
        Assert.True(posterior[move.Dose - 1].Over < .25);
        Assert.True(move.Dose <= 3);
        Assert.Contains("probabilities of overdosing", rule.Reason(state, move), StringComparison.Ordinal);
    }

    [Fact]
    public void It_stops_when_every_level_is_probably_an_overdose() =>
        Assert.Equal("stop: no dose level is the MTD", Rule.After("1TTT", 4).Move.ToString());

    [Fact]
    public void Doses_that_do_not_increase_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Blrm([1, 1], 1, new(0, 1, 0, 1, 0)));

    // A grid of .02 in log alpha and .05 in log beta over 6.5 standard deviations, by a program in C: mean, target and overdose by level.
    [Theory]
    [InlineData(
        20,
        10,
        "1NNN 2NNT",
        ".115893 .194831 .085820 .215606 .281736 .229237 .407707 .204258 .426265 .448791 .190682 .461285"
    )]
    [InlineData(
        20,
        10,
        "1NNN 2NNN 3NNNNTT",
        ".028244 .059331 .011136 .033875 .070854 .013296 .302238 .359593 .394641 .832766 .073516 .840800"
    )]
    [InlineData(
        50,
        20,
        "1NNN 2NNN 3NNT",
        ".023154 .041788 .007890 .025548 .046230 .008873 .284663 .249203 .359496 .800209 .050088 .794147"
    )]
    public void A_vague_prior_is_integrated_as_well(double alpha, double beta, string outcomes, string expected)
    {
        var rule = new Blrm([1, 2, 4, 8], 4, new(-1.1, alpha, 0, beta, 0));
        double[] rates = [.. rule.Posterior(rule.State(outcomes, 4)).SelectMany(r => new[] { r.Mean, r.Target, r.Over })];
        double[] grid = [.. expected.Split(' ').Select(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.All(rates.Zip(grid), p => Assert.Equal(p.Second, p.First, 1e-4));
    }
}
