using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Html;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Reports;

/// <summary>What each figure owes its reader; the inputs are small enough to check by eye.</summary>
public sealed class FiguresTests
{
    internal const string Hostile = "<script>alert('x')</script>&\"";
    static readonly string Endless = string.Concat(Enumerable.Repeat("A very long name of a very small group ", 8));
    internal static readonly FigureHead Head = new("f", Hostile, false);

    // Five subjects at 2, 3+, 3, 6+, 9 months: S = 0.8 after 2, 0.6 after 3, 0.6 to 9, then 0.
    static Curve Five(string name) =>
        new(
            name,
            5,
            [
                new(2, 5, 1, 0, 0.8, 0.2, 0.97),
                new(3, 4, 1, 1, 0.6, 0.13, 0.88),
                new(6, 2, 0, 1, 0.6, 0.13, 0.88),
                new(9, 1, 1, 0, 0, null, null),
            ]
        );

    static KaplanMeierFigure Survival(params Curve[] curves) =>
        new()
        {
            Head = Head,
            Outcome = "overall survival",
            Time = new("months", "enrolment"),
            IntervalType = "log-log",
            Groups = [.. curves.Select(c => new SurvivalGroup(c, 9, 2, null))],
        };

    [Fact]
    public void Numbers_at_risk_stand_under_their_ticks()
    {
        var drawn = new Drawn(Survival(Five("A"), Five("B")).Draw());
        var texts = drawn.Texts.ToList();
        var axis = texts.First(t => t.Words == "Months from enrolment").Y - 18;
        var ticks = texts.Where(t => Math.Abs(t.Y - axis) < 0.01).Select(t => t.X).ToList();
        var rows = texts.Where(t => t.Y > axis + 60 && t.Words.All(char.IsAsciiDigit)).GroupBy(t => t.Y).ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(ticks, r.Select(t => t.X)));
        // The data end at 9, and the axis with them; ticks 0, 2, 4, 6, 8: just before 2 all five, before 4 and 6 two, before 8
        // one.
        Assert.All(rows, r => Assert.Equal(["5", "5", "2", "2", "1"], r.Select(t => t.Words), StringComparer.Ordinal));
    }

    [Fact]
    public void The_median_and_its_interval_are_said_in_words()
    {
        var figure = Survival(Five("All")).Draw();
        Assert.Contains(
            "All: n = 5, 3 events; median 9.0 months, 95% interval 2.0 to not reached.",
            figure.Notes.Select(n => n.ToString()),
            StringComparer.Ordinal
        );
        Assert.Contains("95% confidence, pointwise, log-log", figure.Notes[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_is_a_staircase_that_ends_at_the_last_time()
    {
        var drawn = new Drawn(Survival(Five("All")).Draw());
        var path = drawn.All("polyline").Select(Drawn.PointsOf).Single().ToList();
        Assert.All(path.Zip(path.Skip(1)), p => Assert.True(p.First.X == p.Second.X || p.First.Y == p.Second.Y));
        Assert.Equal(238, path[^1].Y);
        Assert.Equal(2, drawn.All("line").Count(l => l.Attribute("stroke-width")?.Value == "1.2"));
    }

    [Fact]
    public void When_all_are_censored_the_curve_stays_at_one()
    {
        var figure = new KaplanMeierFigure
        {
            Head = Head,
            Outcome = "overall survival",
            Time = new("months", "enrolment"),
            IntervalType = "log-log",
            Groups = [new(new("All", 2, [new(4, 2, 0, 1, 1, null, null), new(5, 1, 0, 1, 1, null, null)]), null, null, null)],
        }.Draw();
        Assert.Single(new Drawn(figure).All("polyline").SelectMany(Drawn.PointsOf).Select(p => p.Y).Distinct());
        Assert.Contains("median not reached, 95% interval not estimable", figure.Notes[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Subjects_known_on_day_zero_only_still_have_an_axis()
    {
        var drawn = new Drawn(Survival(new Curve("All", 3, [new(0, 3, 0, 3, 1, null, null)])).Draw());
        Assert.Contains(drawn.Texts, t => t.Words == "1");
    }

    // Times 2, 3, 3, 6, 9 with status relapse, death, censored, censored, relapse.
    [Fact]
    public void Estimated_curves_come_over_as_they_are()
    {
        double[] times = [2, 3, 3, 6, 9];
        int[] status = [1, 2, 0, 0, 1];
        var relapse = Curve.Of("All", Cairn.Survival.CumulativeIncidence.Of(times, status, 1));
        Assert.Equal(
            [(2, 5, 1, 0), (3, 4, 0, 1), (6, 2, 0, 1), (9, 1, 1, 0)],
            relapse.Steps.Select(s => ((int)s.Time, s.AtRisk, s.Events, s.Censored))
        );
        var survival = SurvivalGroup.Of("All", Cairn.Survival.KaplanMeier.Of(times, [1, 1, 0, 0, 1]));
        Assert.Equal([0.8, 0.6, 0.6, 0], survival.Curve.Steps.Select(s => Math.Round(s.Estimate, 12)));
        Assert.Equal((5, 9.0), (survival.Curve.Subjects, survival.Median));
    }

    [Fact]
    public void The_competing_event_has_its_curve_beside()
    {
        var rise = new Curve("All", 3, [new(1, 3, 1, 0, 1 / 3.0, 0.01, 0.7), new(2, 2, 0, 0, 1 / 3.0, 0.01, 0.7)]);
        var other = new Curve("All", 3, [new(1, 3, 0, 0, 0, null, null), new(2, 2, 1, 1, 1 / 3.0, 0.01, 0.7)]);
        var drawn = new Drawn(
            new IncidenceFigure
            {
                Head = Head,
                EventName = "Relapse",
                CompetingName = "Death",
                Time = new("months", "remission"),
                IntervalType = "log-log",
                Groups = [new(rise, other)],
            }.Draw()
        );
        Assert.Equal(2, drawn.All("polyline").Count());
        Assert.True(drawn.Texts.First(t => t.Words == "Death").X > drawn.Texts.First(t => t.Words == "Relapse").X);
        Assert.Contains(drawn.Texts, t => t.Words == "Events so far");
    }

    static Figure Drawing(double unit, int groups = 1) =>
        new KaplanMeierFigure
        {
            Head = Head,
            Outcome = "survival",
            Time = new("years", "the start"),
            IntervalType = "log-log",
            Groups =
            [
                .. Enumerable
                    .Range(1, groups)
                    .Select(g =>
                        SurvivalGroup.Of(
                            $"group {g}",
                            Cairn.Survival.KaplanMeier.Of([unit, 2 * unit, 3 * unit, 4.5 * unit], [true, true, false, true])
                        )
                    ),
            ],
        }.Draw();

    // By hand: survival 3/4 at 1, 1/2 at 2, level until 4.5: the median is in the middle, 3.25 units.
    [Theory]
    [InlineData(1, "median 3.3 years")]
    [InlineData(0.001, "median 0.0033 years")]
    [InlineData(1e-6, "median 0.0000033 years")]
    [InlineData(1000, "median 3250.0 years")]
    public void A_median_is_said_whatever_its_size(double unit, string median) =>
        Assert.Contains(median, Drawing(unit).Notes[0].ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(350)]
    [InlineData(1e7)]
    [InlineData(200)]
    public void Numbers_under_the_axis_stay_in_the_drawing(double unit)
    {
        var drawn = new Drawn(Drawing(unit));
        var numbers = drawn
            .Texts.Where(t => t.Y > 240 && double.TryParse(t.Words, System.Globalization.CultureInfo.InvariantCulture, out _))
            .ToList();
        Assert.True(numbers.Count >= 8);
        Assert.All(numbers, t => Assert.InRange(t.X + TextWidth.Of(t.Words, Canvas.TextSize) / 2, 0, drawn.ViewBox[2]));
    }

    [Fact]
    public void More_groups_than_lines_are_said()
    {
        Assert.DoesNotContain(Drawing(1, 6).Notes, n => n.ToString().Contains("begin again", StringComparison.Ordinal));
        Assert.Contains(Drawing(1, 7).Notes, n =>
            n.ToString().Contains("After 6 groups colours and dashes begin again: 7 groups share them", StringComparison.Ordinal)
        );
        Assert.Contains(new MadeUp(1).Incidence(20, 7).Draw().Notes, n =>
            n.ToString().Contains("begin again", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(new MadeUp(1).Incidence(20, 6).Draw().Notes, n =>
            n.ToString().Contains("begin again", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(4, "1 subject is between “Enrolled” and “Infused”.")]
    [InlineData(9, "The numbers do not add up: “Infused” counts 4 more than “Enrolled” leaves.")]
    public void A_flow_says_who_is_under_way_and_when_it_does_not_add_up(int infused, string note)
    {
        var figure = new ParticipantFlowFigure
        {
            Head = Head,
            Steps = [new("Enrolled", 7, "Not infused", [new("Manufacturing failure", 2)]), new("Infused", infused, null, [])],
        }.Draw();
        Assert.Equal([note], figure.Notes.Select(n => n.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void Names_are_encoded_and_long_ones_stay_in_the_frame()
    {
        foreach (var name in new[] { Hostile, Endless })
        foreach (var figure in WithName(name))
        {
            var html = HtmlWriter.Text(figure);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            System.Xml.Linq.XElement.Parse(html);
            var drawn = new Drawn(figure);
            Assert.All(drawn.All("text").Where(t => t.Attribute("text-anchor") is null && t.Attribute("transform") is null), t =>
                Assert.True(Drawn.Number(t, "x") + TextWidth.Of(t.Value, Canvas.TextSize) <= drawn.ViewBox[2] + 1, t.Value)
            );
            Assert.All(drawn.All("text").Where(t => t.Attribute("text-anchor")?.Value == "middle"), t =>
                Assert.InRange(
                    Drawn.Number(t, "x"),
                    TextWidth.Of(t.Value, Canvas.TextSize) / 2 - 6,
                    drawn.ViewBox[2] + 6 - TextWidth.Of(t.Value, Canvas.TextSize) / 2
                )
            );
            Assert.All(
                drawn.All("text").Where(t => t.Attribute("text-anchor")?.Value == "end" && t.Attribute("transform") is null),
                t => Assert.True(Drawn.Number(t, "x") - TextWidth.Of(t.Value, Canvas.TextSize) >= -1, t.Value)
            );
        }
    }

    static IEnumerable<Figure> WithName(string name)
    {
        var day = new DateOnly(2026, 1, 5);
        yield return (Survival(Five(name), Five("B")) with { Outcome = name, Time = new("months", name) }).Draw();
        yield return new IncidenceFigure
        {
            Head = Head,
            EventName = name,
            CompetingName = name,
            Time = new("months", name),
            IntervalType = name,
            Groups = [new(Five(name), Five(name)), new(Five(name), Five(name))],
        }.Draw();
        yield return new SwimmerFigure
        {
            Head = Head,
            Time = new("days", name),
            DoseLevels = [name],
            Subjects = [new(name, 0, 20, true, [])],
        }.Draw();
        yield return new WaterfallFigure
        {
            Head = Head,
            Measure = name,
            Subjects = [new(name, -20, ResponseCategory.PR)],
        }.Draw();
        yield return new DoseBoardFigure
        {
            Head = Head,
            Levels = [name],
            AsOf = day,
            Subjects = [new(name, 1, day, DoseToken.Pending)],
            Decisions = [new(day, 1, 1, name, false)],
        }.Draw();
        yield return new ToxicityHeatMapFigure { Head = Head, Panels = [new(name, [new(name, [1, 2])])] }.Draw();
        yield return new ParticipantFlowFigure
        {
            Head = Head,
            Steps = [new(name, 3, name, [new(name, 1)]), new(name, 2, null, [])],
        }.Draw();
    }
}
