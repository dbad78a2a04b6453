using System.Globalization;
using System.Text;
using static Cairn.App.Tests.Commands.StatsRun;

namespace Cairn.App.Tests.Commands;

/// <summary>Long tables: the same text as the library's formats with the same widths, the lines in their order.</summary>
public sealed class AlignedTableTests
{
    static string Line(double time, int count, double? number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{time, 12:G7}{count, 9}{number?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "NE", 9}\n"
        );

    [Fact]
    public void A_row_is_what_the_library_would_write()
    {
        var chance = new Random(7);
        var row = new AlignedRow();
        double[] odd = [0, 1, 1e-7, 123456.78, 12345678.9, 1e22, 0.1 + 0.2, 1e5, 9999999.5, double.MaxValue];
        foreach (var time in odd.Concat(Enumerable.Range(0, 20_000).Select(_ => Math.Exp(chance.NextDouble() * 40 - 20))))
        {
            var (count, number) = (chance.Next(), chance.Next(4) == 0 ? (double?)null : time);
            row.Clear();
            row.Time(time, 12);
            row.Count(count, 9);
            row.Fixed(number, 4, 9);
            row.End();
            Assert.Equal(Line(time, count, number), Encoding.UTF8.GetString(row.Text.Span));
        }
    }

    // More lines than a piece has, and a last piece that is not full: by hand, one subject leaves at each time.
    [Fact]
    public async Task A_long_curve_leaves_in_its_order_without_a_line_lost()
    {
        const int Subjects = 40_001;
        var rows = string.Concat(Enumerable.Range(1, Subjects).Select(t => $"{t},{t % 3}\n"));
        var said = await Run("t,s\n" + rows, "cif", "--data", "f.csv", "--time", "t", "--status", "s", "--cause", "1");
        var lines = said
            .Output.Split('\n')
            .Skip(2)
            .Take(Subjects)
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            Enumerable.Range(1, Subjects).Select(t => $"{t} {Subjects + 1 - t} {(t % 3 == 1 ? 1 : 0)}"),
            lines.Select(l => string.Join(' ', l.Take(3)))
        );
    }
}
