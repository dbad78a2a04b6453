using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Html;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Reports;

/// <summary>What each figure owes its reader; the inputs are small enough to check by eye.</summary>
public sealed class FiguresTests
{
    const string Hostile = "<script>alert('x')</script>&\"";
    static readonly string Endless = string.Concat(Enumerable.Repeat("A very long name of a very small group ", 8));
    static readonly FigureHead Head = new("f", Hostile, false);

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

    [Fact]
    public void The_longest_bar_is_on_top_and_ongoing_has_an_arrow()
    {
        var figure = new SwimmerFigure
        {
            Head = Head,
            Time = new("months", "infusion"),
            DoseLevels = ["L1"],
            Subjects =
            [
                new("short", 0, 2, false, [new(2, SwimmerEvent.Death)]),
                new("long", 0, 9, true, []),
                new("tie", 0, 9, false, []),
            ],
        }.Draw();
        var drawn = new Drawn(figure);
        Assert.Equal(
            ["long", "tie", "short"],
            drawn.Texts.Where(t => t.Words is "long" or "tie" or "short").OrderBy(t => t.Y).Select(t => t.Words),
            StringComparer.Ordinal
        );
        Assert.Equal(1, drawn.All("polygon").Count(p => p.Value == "ongoing"));
        Assert.Contains("death in 1", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waterfall_is_sorted_capped_with_a_notch_and_ends_with_those_not_evaluable()
    {
        var figure = new WaterfallFigure
        {
            Head = Head,
            Measure = "Change",
            Subjects =
            [
                new("a", null, ResponseCategory.NotEvaluable),
                new("b", -90, ResponseCategory.CR),
                new("c", 250, ResponseCategory.NoResponse),
                new("d", 10, ResponseCategory.NoResponse),
                new("e", null, ResponseCategory.CR),
            ],
        }.Draw();
        var drawn = new Drawn(figure);
        var bars = drawn.All("rect").Where(r => r.HasElements).ToList();
        Assert.Equal(
            [
                "c: +250.0%, no response",
                "d: +10.0%, no response",
                "b: −90.0%, CR",
                "e: change not evaluable, CR",
                "a: change not evaluable, not evaluable",
            ],
            bars.Select(b => b.Value),
            StringComparer.Ordinal
        );
        Assert.Equal(30, Drawn.Number(bars[0], "y"));
        Assert.Single(drawn.All("polygon"));
        Assert.Contains("f-cr ", bars[3].Attribute("class")!.Value, StringComparison.Ordinal);
        Assert.Equal("url(#f-hatch)", bars[4].Attribute("fill")!.Value);
        Assert.Contains("f-cr ", bars[2].Attribute("class")!.Value, StringComparison.Ordinal);
        Assert.Equal(2, bars.Count(b => b.Attribute("stroke-dasharray") is not null));
        foreach (var words in (string[])["CR (n = 2)", "not evaluable (n = 1)", "change not evaluable (n = 2)"])
            Assert.Contains(drawn.Texts, t => t.Words == words);
        Assert.Contains("1 decreased, 0 unchanged, 2 increased, 2 not evaluable", figure.Description, StringComparison.Ordinal);
        Assert.Equal("Bars with a notch are cut at +100%: c +250.0%.", figure.Notes[^1].ToString());
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

    [Fact]
    public void Each_grade_is_printed_in_its_cell_and_a_missing_day_is_hatched()
    {
        var figure = new ToxicityHeatMapFigure
        {
            Head = Head,
            Panels = [new("CRS", [new("001", [0, 1, 3, null, 2]), new("002", [0, 0])])],
        }.Draw();
        var drawn = new Drawn(figure);
        Assert.Equal(
            ["1", "3", "2"],
            drawn.All("text").Where(t => t.Attribute("text-anchor")?.Value == "middle").Select(t => t.Value).Take(3),
            StringComparer.Ordinal
        );
        Assert.Equal(2, drawn.All("line").Count(l => l.Attribute("stroke-dasharray") is not null)); // grade 0: day 0; both days
        Assert.Contains(drawn.All("rect"), r =>
            r.Value == "001, day 3: not assessed" && r.Attribute("fill")!.Value == "url(#f-hatch)"
        );
        Assert.Equal("CRS in 1 (50.0%) of 2 subjects, grade 3 or higher in 1 (50.0%).", figure.Notes[0].ToString());
    }

    [Fact]
    public void Tokens_of_the_board_differ_by_shape_and_decisions_by_the_committees_mark()
    {
        var day = new DateOnly(2026, 1, 5);
        var drawn = new Drawn(
            new DoseBoardFigure
            {
                Head = Head,
                Levels = ["1", "2"],
                AsOf = day.AddDays(90),
                Subjects =
                [
                    new("p", 2, day.AddDays(80), DoseToken.Pending),
                    new("e", 1, day, DoseToken.Evaluable),
                    new("d", 1, day.AddDays(20), DoseToken.Dlt),
                    new("n", 1, day.AddDays(40), DoseToken.NotEvaluable),
                    new("x", 1, day.AddDays(60), DoseToken.ExpansionClean),
                    new("w", 1, day.AddDays(64), DoseToken.ExpansionPending),
                    new("y", 1, day.AddDays(68), DoseToken.ExpansionNotEvaluable),
                ],
                Decisions = [new(day.AddDays(70), 1, 2, "escalate", true)],
            }.Draw()
        );
        var token = drawn
            .All("circle")
            .Concat(drawn.All("polygon"))
            .Where(e => e.HasElements)
            .ToDictionary(e => e.Value[..1], StringComparer.Ordinal);
        Assert.Equal("f-paper s-ink", token["p"].Attribute("class")!.Value);
        Assert.Equal("f-ink", token["e"].Attribute("class")!.Value);
        Assert.Equal("polygon f-not-met", token["d"].Name.LocalName + " " + token["d"].Attribute("class")!.Value);
        Assert.Equal("polygon f-muted s-muted", token["x"].Name.LocalName + " " + token["x"].Attribute("class")!.Value);
        Assert.Equal("polygon f-paper s-muted", token["w"].Name.LocalName + " " + token["w"].Attribute("class")!.Value);
        Assert.NotNull(token["y"].Attribute("stroke-dasharray"));
        Assert.NotNull(token["n"].Attribute("stroke-dasharray"));
        Assert.Equal("f-accent s-accent", token["1"].Attribute("class")!.Value);
        Assert.True(Drawn.Number(token["p"], "cy") < Drawn.Number(token["e"], "cy"));
    }

    [Fact]
    public void Tokens_of_one_day_do_not_cover_each_other()
    {
        var day = new DateOnly(2026, 1, 5);
        var drawn = new Drawn(
            new DoseBoardFigure
            {
                Head = Head,
                Levels = ["1"],
                AsOf = day,
                Decisions = [],
                Subjects =
                [
                    .. Enumerable.Range(0, 30).Select(i => new BoardSubject($"{i}", 1, day.AddDays(i / 3), DoseToken.Evaluable)),
                ],
            }.Draw()
        );
        var centres = drawn
            .All("circle")
            .Where(c => c.HasElements)
            .Select(c => (X: Drawn.Number(c, "cx"), Y: Drawn.Number(c, "cy")))
            .ToList();
        foreach (var (a, i) in centres.Select((c, i) => (c, i)))
            Assert.All(centres.Skip(i + 1), b => Assert.True(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2) >= 12 * 12));
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
