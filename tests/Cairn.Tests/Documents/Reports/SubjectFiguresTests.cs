using Cairn.Documents.Reports.Figures;
using Cairn.Studies;
using static Cairn.Tests.Documents.Reports.FiguresTests;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Figures that draw each subject: swimmer, waterfall, heat map of grades, dose board. Expected numbers: by hand.</summary>
public sealed class SubjectFiguresTests
{
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
        Assert.Equal("CRS: 2 subjects graded on a day or more; worst grade of a day 3.", figure.Notes[0].ToString());
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
}
