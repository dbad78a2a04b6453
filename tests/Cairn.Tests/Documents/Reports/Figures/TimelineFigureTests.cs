using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;

namespace Cairn.Tests.Documents.Reports.Figures;

/// <summary>
/// The timeline of one subject: every strip is drawn, its words are in the table, what lies outside is not drawn.
/// </summary>
public sealed class TimelineFigureTests
{
    static Figure Draw(params IReadOnlyList<TimelineLane> lanes) =>
        new TimelineFigure
        {
            Head = new("way", "S-1: the first two months", Synthetic: false),
            Axis = "days from the first cells",
            Days = (-10, 60),
            Lanes = lanes,
        }.Draw();

    static readonly TimelineLane Grades = new TimelineLane.Grades("CRS", [(0, 1), (1, 3), (70, 2)]),
        Bars = new TimelineLane.Bars("events", [new(-2, 5, 4, "Neutropenia 4"), new(61, 70, 2, "Rash 2")]),
        Marks = new TimelineLane.Marks("cells", [new(0, Shape.Plus, Palette.Ink, "0.5, fraction 1")]),
        Curve = new TimelineLane.Curve("neutrophils", "10*9/L", [(0, 2.5), (7, 0.1), (80, 4)]);

    [Fact]
    public void Grades_are_printed_in_their_days_and_bars_have_their_words()
    {
        var words = Draw(Grades, Bars, Marks, Curve).Drawing!.Marks.OfType<Mark.Text>().Select(t => t.Words.ToString()).ToList();
        foreach (var word in new[] { "CRS", "events", "cells", "neutrophils", "Neutropenia 4" })
            Assert.Contains(word, words);
        Assert.DoesNotContain("Rash 2", words);
        Assert.Contains("2.5", words);
        Assert.Contains("0.1", words);
    }

    // 70 days on about 600 units: 12 days on either side are narrower than the name at 11 units, about 190.
    [Fact]
    public void A_long_bar_with_no_room_beside_it_holds_its_whole_name()
    {
        const string name = "Lymphocyte count decreased 4";
        var drawn = Draw(new TimelineLane.Bars("events", [new(2, 48, 4, name)])).Drawing!;
        Assert.Contains(name, drawn.Marks.OfType<Mark.Text>().Select(t => t.Words.ToString()));
    }

    [Fact]
    public void A_name_that_is_cut_keeps_its_grade()
    {
        var name = "Immune effector cell-associated hemophagocytic lymphohistiocytosis-like syndrome in a patient with fever 3";
        var drawn = Draw(new TimelineLane.Bars("events", [new(20, 24, 3, name)])).Drawing!;
        var shown = drawn
            .Marks.OfType<Mark.Text>()
            .Single(t => t.Words.ToString().StartsWith("Immune", StringComparison.Ordinal));
        Assert.EndsWith("… 3", shown.Words, StringComparison.Ordinal);
    }

    // Three grades, two bars, a mark and three values: nine rows, those that are not drawn among them.
    [Fact]
    public void Everything_stands_in_the_table()
    {
        var figure = Draw(Grades, Bars, Marks, Curve);
        Assert.Equal(9, figure.Data.Groups.Sum(g => g.Rows.Count));
        Assert.Contains("CRS 2", figure.Description, StringComparison.Ordinal); // two of its three days are shown
    }

    [Fact]
    public void Without_anything_it_says_so()
    {
        var empty = Draw(new TimelineLane.Marks("gates", []));
        Assert.Null(empty.Drawing);
        Assert.Contains("Nothing with a day", empty.Description, StringComparison.Ordinal);
    }
}
