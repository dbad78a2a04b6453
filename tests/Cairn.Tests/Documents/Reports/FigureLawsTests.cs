using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;

namespace Cairn.Tests.Documents.Reports;

/// <summary>What holds for every figure, whatever the data.</summary>
public sealed class FigureLawsTests
{
    public static TheoryData<int, int, int> Inputs()
    {
        var inputs = new TheoryData<int, int, int>();
        foreach (var subjects in new[] { 1, 2, 3, 7, 18, 37, 41, 130, 1000 })
            for (var seed = 0; seed < (subjects > 100 ? 1 : 5); seed++)
                inputs.Add(subjects, 1 + (subjects + seed) % 7, seed);
        return inputs;
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(Inputs))]
    public void Everything_drawn_is_finite_and_within_the_frame(int subjects, int groups, int seed)
    {
        foreach (var (name, draw) in new MadeUp(seed).All(subjects, groups))
        {
            var drawn = new Drawn(draw());
            var box = drawn.ViewBox;
            Assert.DoesNotContain("NaN", drawn.Root.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", drawn.Root.ToString(), StringComparison.Ordinal);
            foreach (var p in drawn.Points)
                Assert.True(
                    p.X >= -0.5 && p.X <= box[2] + 0.5 && p.Y >= box[1] - 0.5 && p.Y <= box[1] + box[3] + 0.5,
                    $"{name}: ({p.X}, {p.Y}) lies outside {box[2]} x {box[3]}"
                );
        }
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(Inputs))]
    public void The_same_data_give_the_same_bytes(int subjects, int groups, int seed)
    {
        var (first, second) = (new MadeUp(seed).All(subjects, groups), new MadeUp(seed).All(subjects, groups));
        foreach (var (one, other) in first.Zip(second))
            Assert.Equal(HtmlWriter.Text(one.Draw()), HtmlWriter.Text(other.Draw()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(18)]
    [InlineData(1000)]
    public void Text_stays_within_the_frame(int subjects)
    {
        foreach (var (name, draw) in new MadeUp(3).All(subjects, 3))
        {
            var drawn = new Drawn(draw());
            foreach (var text in drawn.All("text").Where(t => t.Attribute("transform") is null))
            {
                var (width, x) = (TextWidth.Of(text.Value, Canvas.TextSize), Drawn.Number(text, "x"));
                var left = text.Attribute("text-anchor")?.Value switch
                {
                    "middle" => x - width / 2,
                    "end" => x - width,
                    _ => x,
                };
                Assert.True(
                    left >= -6 && left + width <= drawn.ViewBox[2] + 6,
                    $"{name}: '{text.Value}' from {left} to {left + width}"
                );
            }
        }
    }

    [Fact]
    public void Every_drawing_has_a_role_a_title_a_description_and_says_synthetic()
    {
        foreach (var (_, draw) in new MadeUp(5).All(12, 2))
        {
            var figure = draw();
            var drawn = new Drawn(figure);
            Assert.Equal("img", drawn.Root.Attribute("role")!.Value);
            Assert.Equal($"{figure.Head.Id}-title {figure.Head.Id}-desc", drawn.Root.Attribute("aria-labelledby")!.Value);
            Assert.Equal(figure.Head.Title, drawn.Title);
            Assert.StartsWith("Synthetic data. ", drawn.Description, StringComparison.Ordinal);
            Assert.Contains(drawn.Texts, t => t.Words == "SYNTHETIC");
            Assert.Contains("<summary>Data as a table</summary>", HtmlWriter.Text(figure), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_subjects_a_figure_is_one_sentence()
    {
        foreach (var (_, draw) in new MadeUp(1).All(0, 1))
        {
            var figure = draw();
            Assert.Null(figure.Drawing);
            Assert.Contains("yet; ", figure.Description, StringComparison.Ordinal);
            Assert.Contains(figure.Description, HtmlWriter.Text(figure), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1-os")]
    [InlineData("os\" onload=\"x")]
    public void An_identity_that_is_none_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => new FigureHead(id, "x", false));
}
