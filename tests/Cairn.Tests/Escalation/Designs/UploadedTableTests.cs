using Cairn.Escalation.Designs;

namespace Cairn.Tests.Escalation.Designs;

public sealed class UploadedTableTests
{
    // The BOIN table for 0.3, written out cell by cell, must be BOIN.
    static string Boin(int most) =>
        "subjects,dlts,decision\n"
        + string.Join(
            '\n',
            from n in Enumerable.Range(1, most)
            from y in Enumerable.Range(0, n + 1)
            let rule = new Boin(.3) { CohortSize = 1 }
            let closes = rule.ClosedFrom(new([new(3, 0), new(n, y)], 2)) == 2
            select $"{n},{y},{(rule.At(new(n, y)) switch { RateVerdict.Low => "E", RateVerdict.InRange => "S", _ => closes ? "DU" : "D" })}"
        );

    [Fact]
    public void A_written_table_behaves_as_the_design_it_was_written_from()
    {
        var table = new UploadedTable(.3, DecisionCells.Read(Boin(30), "table.csv").Value!);
        Assert.Equivalent(new Boin(.3).Exact([.1, .3, .5]), table.Exact([.1, .3, .5]));
    }

    [Theory]
    [InlineData("n,y,d\n1,0,E", "table.csv:1", "The heading is")]
    [InlineData("subjects,dlts,decision\n1,0,E\n1,1,X", "table.csv:3 [decision]", "no decision 'X'")]
    [InlineData("subjects,dlts,decision\n1,0,E\n1,2,D", "table.csv:3 [dlts]", "'2' is no number of DLTs in 1 subjects")]
    [InlineData("subjects,dlts,decision\n0,0,E", "table.csv:2 [subjects]", "'0' is no number of subjects")]
    [InlineData("subjects,dlts,decision\n1,0", "table.csv:2", "2 values")]
    [InlineData("subjects,dlts,decision\n1,0,E\n1,0,S\n1,1,D", "table.csv:3", "decided twice")]
    [InlineData("subjects,dlts,decision\n1,0,E\n1,1,D\n2,0,E\n2,2,D", "table.csv", "does not decide about 1 DLT in 2 subjects")]
    [InlineData("subjects,dlts,decision\n1,0,D\n1,1,E", "table.csv", "less cautiously")]
    [InlineData("subjects,dlts,decision\n", "table.csv", "empty")]
    public void What_is_no_table_is_refused_with_its_place(string text, string place, string what)
    {
        var read = DecisionCells.Read(text, "table.csv");
        Assert.Null(read.Value);
        Assert.Contains(read.Findings, f =>
            f.ToString().StartsWith(place + ":", StringComparison.Ordinal) && f.What.Contains(what, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void More_subjects_than_the_table_has_are_judged_by_the_rate_on_the_cautious_side()
    {
        var table = new UploadedTable(.3, DecisionCells.Read(Boin(6), "table.csv").Value!);
        Assert.Equal(RateVerdict.Low, table.At(new(12, 2)));
        Assert.Equal(RateVerdict.InRange, table.At(new(12, 3))); // 1.5 of 6 counts as 2
    }
}
