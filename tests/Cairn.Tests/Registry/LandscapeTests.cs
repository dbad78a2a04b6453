using Cairn.Documents.Reports.Figures;
using Cairn.Registry;

namespace Cairn.Tests.Registry;

/// <summary>Counts of trials found; every number is counted by hand.</summary>
public sealed class LandscapeTests
{
    static Landscape Of(long[] starts, long[] sizes, int trials = 6) =>
        new(trials, [new(new(Facet.Find("phase")!, [("PHASE1", 4), ("PHASE2", 2)]), 1)], starts, sizes);

    static string Said(IEnumerable<CountOfRange> ranges) =>
        string.Join(" ", ranges.Where(r => r.Trials > 0).Select(r => $"{r.From}..{r.To}:{r.Trials}"));

    [Fact]
    public void Starts_are_counted_by_year_with_years_of_none_between()
    {
        var landscape = Of([20210301, 20230101, 20230501, 20240101], []);
        Assert.Equal([1, 0, 2, 1], landscape.Starts.Select(s => s.Trials));
        Assert.Equal(2, landscape.WithoutStart);
    }

    [Fact]
    public void Years_long_ago_are_told_together()
    {
        var landscape = Of([19010101, 19800601, 20260101], []);
        Assert.Equal("..1986:2 2026..2026:1", Said(landscape.Starts));
        Assert.Equal(3, landscape.Starts.Sum(s => s.Trials));
    }

    [Fact]
    public void Sizes_are_counted_in_bands_each_trial_once()
    {
        var landscape = Of([], [0, 1, 10, 11, 20_000]);
        Assert.Equal("0..0:1 1..10:2 11..20:1 1001..:1", Said(landscape.Sizes));
        Assert.Equal((10.0, 1), (landscape.MedianSize, landscape.WithoutSize));
        Assert.Null(Of([], []).MedianSize);
        Assert.Equal(15, Of([], [10, 20]).MedianSize);
    }

    [Fact]
    public void Figures_and_rows_say_the_same_numbers_and_what_is_not_stated()
    {
        var landscape = Of([20210301], [30]);
        var figures = LandscapeFigures.Of(landscape);
        Assert.Equal(["Phase", "Starts over time", "Enrolment, planned or actual"], figures.Select(f => f.Head.Title));
        var phases = figures[0]
            .Data.Groups.SelectMany(g => g.Rows)
            .Select(r => string.Join(" ", r.Select(c => c.Content.ToString())));
        Assert.Equal(["phase 1 4 (66.7%)", "phase 2 2 (33.3%)", "not stated 1 (16.7%)"], phases);
        Assert.Contains(figures[0].Notes, n => n.ToString().Contains("counts once for each", StringComparison.Ordinal));
        var rows = LandscapeFigures.Rows(landscape).Select(r => string.Join(",", r)).ToList();
        Assert.Contains("phase,PHASE1,phase 1,4,6", rows);
        Assert.Contains("phase,,not stated,1,6", rows);
        Assert.Contains("starts,2021..2021,2021,1,6", rows);
        Assert.Contains("enrolment,,not stated,5,6", rows);
    }

    [Fact]
    public void Nothing_found_is_said_and_not_drawn()
    {
        var figures = LandscapeFigures.Of(new(0, [new(new(Facet.Find("phase")!, []), 0)], [], []));
        Assert.All(figures, f => Assert.Null(f.Drawing));
    }
}
