using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Survival;

namespace Cairn.Tests.Documents.Reports;

/// <summary>The figures of estimators: hazard ratios, states, levels, stopping bounds, restricted means.</summary>
public sealed class EstimateFigureTests
{
    static readonly FigureHead Head = new("f", "Figure", true);
    static readonly string Endless = string.Concat(Enumerable.Repeat("A very long name of a very small group ", 8));

    static List<(double X, double Y, string Words)> Texts(Figure figure) =>
        [.. new Drawn(figure).Texts.Select(t => (t.X, t.Y, t.Words))];

    static Figure Forest(params ForestTerm[] terms) =>
        new ForestFigure
        {
            Head = Head,
            Measure = "Hazard ratio",
            Model = "n = 9, events 5",
            Terms = terms,
        }.Draw();

    // On a logarithmic axis 0.5 and 2 lie equally far from 1.
    [Fact]
    public void Hazard_ratios_stand_on_a_logarithmic_axis()
    {
        var drawn = new Drawn(
            Forest(new("half", null, 0.5, 0.5, 0.5, null), new("one", null, 1, 1, 1, null), new("double", null, 2, 2, 2, null))
        );
        double[] x = [.. drawn.All("polygon").Select(p => Drawn.PointsOf(p).Average(q => q.X))];
        Assert.Equal(3, x.Length);
        Assert.Equal(x[1] - x[0], x[2] - x[1], 0.02);
        Assert.Contains("SYNTHETIC", drawn.Texts.Select(t => t.Words), StringComparer.Ordinal);
    }

    [Fact]
    public void What_has_no_estimate_is_said_and_what_is_too_wide_is_cut()
    {
        var figure = Forest(
            new("x", null, null, null, null, "grows without end"),
            new("y", null, 3, 0.0001, 90000, null),
            new(Endless, "men", 1.2, 0.9, 1.6, null)
        );
        var words = Texts(figure).Select(t => t.Words).ToList();
        Assert.Contains("grows without end", words, StringComparer.Ordinal);
        Assert.Contains("3.00 (<0.005 to >1,000)", words, StringComparer.Ordinal);
        Assert.Contains("Arrow", string.Join(' ', figure.Notes), StringComparison.Ordinal);
        Assert.All(new Drawn(figure).All("polygon").SelectMany(Drawn.PointsOf), p => Assert.InRange(p.X, 0, Canvas.ColumnWidth));
    }

    static StateFigure States(params StateStep[] curve) =>
        new()
        {
            Head = Head,
            Time = new("months", "infusion"),
            States = ["remission", "relapse", Endless],
            Subjects = 4,
            Initial = [1, 0, 0],
            Curve = curve,
            InState = (_, _) => 3,
        };

    [Fact]
    public void States_fill_the_whole_height_at_every_time()
    {
        var drawn = new Drawn(
            States(
                    new StateStep(1, [4, 0, 0], [0, 2, 0], [.5, .5, 0], [0, 0, 0], [null, null, null], [null, null, null]),
                    new StateStep(3, [2, 2, 0], [0, 0, 2], [.25, .25, .5], [0, 0, 0], [null, null, null], [null, null, null]),
                    new StateStep(4, [1, 1, 0], [0, 0, 0], [.25, .25, .5], [0, 0, 0], [null, null, null], [null, null, null])
                )
                .Draw()
        );
        var bands = drawn.All("polygon").Select(p => Drawn.PointsOf(p).ToList()).ToList();
        Assert.Equal(3, bands.Count);
        Assert.Equal(258, bands[0].Max(p => p.Y));
        Assert.Equal(28, bands[2].Min(p => p.Y));
        Assert.Equal(230 * .25, bands[0].Max(p => p.Y) - bands[0].Where(p => p.X == bands[0].Max(q => q.X)).Min(p => p.Y), 0.02);
        Assert.Null(States().Draw().Drawing);
    }

    // Two of four are dead from 3 on, and nobody is under observation in death: its row counts who reached it.
    [Fact]
    public void A_state_that_ends_the_observation_counts_who_reached_it()
    {
        var figure = States(
            new StateStep(1, [4, 0, 0], [0, 2, 0], [.5, .5, 0], [0, 0, 0], [null, null, null], [null, null, null]),
            new StateStep(3, [2, 2, 0], [0, 0, 2], [.25, .25, .5], [0, 0, 0], [null, null, null], [null, null, null])
        ) with
        {
            States = ["remission", "relapse", "dead"],
            InState = (_, _) => 7,
        };
        var drawn = new Drawn(figure.Draw());
        var name = drawn.Texts.Single(t => t.Words == "dead (reached so far)");
        Assert.Equal(["0", "0", "0", "2"], drawn.Texts.Where(t => t.Y == name.Y + 17).OrderBy(t => t.X).Select(t => t.Words));
        Assert.Contains(drawn.Texts, t => t.Words == "relapse");
    }

    [Fact]
    public void Levels_below_the_limit_have_a_mark_and_no_line()
    {
        var figure = new KineticsFigure
        {
            Head = Head,
            Time = new("days", "infusion"),
            Measure = "copies",
            LowerLimit = 50,
            Courses =
            [
                new("a", [new(0, null), new(7, 100), new(14, 10000), new(21, null), new(28, 200)]),
                new("b", [new(0, null)]),
            ],
        }.Draw();
        var drawn = new Drawn(figure);
        var line = Assert.Single(drawn.All("polyline").Select(p => Drawn.PointsOf(p).ToList()));
        Assert.Equal(2, line.Count);
        Assert.Equal(3, drawn.All("polygon").Count(p => p.Attribute("fill")!.Value == "none"));
        Assert.Contains("3 below the limit; highest level from 0 to 10⁴", figure.Description, StringComparison.Ordinal);
        Assert.NotNull(
            new KineticsFigure
            {
                Head = Head,
                Time = new("days", "infusion"),
                Measure = "copies",
                Courses = [new("b", [new(0, null)])],
            }
                .Draw()
                .Drawing
        );
        Assert.Null(
            new KineticsFigure
            {
                Head = Head,
                Time = new("days", "infusion"),
                Measure = "copies",
                Courses = [],
            }
                .Draw()
                .Drawing
        );
    }

    // Uniform prior, limit 0.25, cutoff 0.9: one event in one subject has posterior 1 - 0.25^2 = 0.9375.
    [Fact]
    public void Stopping_bounds_say_the_first_look_that_can_stop()
    {
        var monitor = new BayesianMonitor(1, 1, 0.25, 0.9);
        var figure = new StoppingFigure
        {
            Head = Head,
            Rule = "rule",
            Planned = 3,
            Bounds = [.. Enumerable.Range(1, 3).Select(monitor.BoundAt)],
            Observed = (1, 2),
        }.Draw();
        Assert.Contains(
            "The first look that can stop is after 1 subject, with 1 or more events",
            figure.Description,
            StringComparison.Ordinal
        );
        var none = new StoppingFigure
        {
            Head = Head,
            Rule = "rule",
            Planned = 1,
            Bounds = [new(1, null)],
        }.Draw();
        Assert.Contains("No number of events stops", none.Description, StringComparison.Ordinal);
    }

    // Half die at 2 and half at 8: the mean up to 4 is 2 + 2 * 0.5; a curve that ends before the horizon has no shade.
    [Theory]
    [InlineData(4, 1)]
    [InlineData(9, 1)]
    [InlineData(12, 0)]
    public void A_restricted_mean_is_the_shaded_area(double horizon, int shaded)
    {
        var figure = new KaplanMeierFigure
        {
            Head = Head,
            Outcome = "no event",
            Time = new("days", "start"),
            IntervalType = "plain",
            Horizon = horizon,
            Means = ["mean 3.00"],
            Groups = [SurvivalGroup.Of("all", KaplanMeier.Of([2.0, 8.0, 10.0], [1, 1, 0]))],
        }.Draw();
        Assert.Equal(shaded, new Drawn(figure).All("polygon").Count());
        Assert.Contains("mean 3.00", figure.Notes.Select(n => n.ToString()), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(0.8, 1.25, new[] { 0.5, 1.0, 2.0 })]
    [InlineData(50, 81178, new[] { 10.0, 100, 1000, 10000, 100000 })]
    [InlineData(1, 1, new[] { 1.0, 2.0 })]
    public void Logarithmic_ticks_reach_around_the_data(double least, double largest, double[] ticks) =>
        Assert.Equal(ticks, Ticks.Logarithmic(least, largest, 9).Select(t => Math.Round(t, 9)));
}
