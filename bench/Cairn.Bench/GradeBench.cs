using System.Diagnostics;
using System.Globalization;
using Cairn.Safety.Ctcae;

namespace Cairn.Bench;

/// <summary>
/// A million laboratory results graded by CTCAE v5.0 on one thread: eight tests in turn, values around their limits, the term and
/// the unit found by name for each row. Prints rows, grades of each kind, and the first run and the median of the next nine, in
/// milliseconds by the clock and of processor (with other programs on the machine the clock says how long it was waited for, too).
/// </summary>
static class GradeBench
{
    const int Rows = 1_000_000;

    sealed record Row(string Term, string Unit, double Value, double Lower, double Upper, double Baseline);

    static readonly (string Term, string Unit, double Low, double High)[] Tests =
    [
        ("Anemia", "g/L", 120, 160),
        ("Neutrophil count decreased", "10*9/L", 1.5, 8),
        ("Platelet count decreased", "10*3/uL", 150, 450),
        ("Alanine aminotransferase increased", "U/L", 0, 40),
        ("Blood bilirubin increased", "umol/L", 0, 21),
        ("Creatinine increased", "umol/L", 45, 104),
        ("Hypokalemia", "mmol/L", 3.5, 5.1),
        ("Hypocalcemia", "mg/dL", 8.5, 10.5),
    ];

    /// <param name="export">Where to write the rows with their grades, for a peer; null: nowhere.</param>
    public static int Run(string? export)
    {
        var rows = Draw();
        var grades = new int[6];
        List<double> times = [],
            processor = [];
        for (var run = 0; run < 10; run++)
        {
            Array.Clear(grades);
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            foreach (var row in rows)
                grades[Grade(row) ?? 5]++;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }
        Console.WriteLine($"grade {Rows} rows: by the clock {InShort(times)}; of processor {InShort(processor)}");
        if (export is not null)
            File.WriteAllLines(export, rows.Select(Line).Prepend("term,unit,value,lower,upper,baseline,grade"));
        Console.WriteLine($"grades 0 to 4 and unknown: {string.Join(", ", grades)}");
        return 0;
    }

    static string InShort(List<double> runs)
    {
        double[] warm = [.. runs[1..].Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"first {runs[0]:0} ms, median of the next {warm[warm.Length / 2]:0} ms"
        );
    }

    static readonly Dictionary<(string Term, string Unit), ValueScale> Scales = [];

    static int? Grade(Row row)
    {
        if (!Scales.TryGetValue((row.Term, row.Unit), out var scale))
            Scales[(row.Term, row.Unit)] = scale = ValueScale.Of(CtcaeVersion.Usual.FindValue(row.Term)!, row.Unit)!;
        return scale.Grade(new(row.Value, row.Lower, row.Upper, row.Baseline)).Grade;
    }

    static string Line(Row r) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Term},{r.Unit},{r.Value:R},{r.Lower:R},{r.Upper:R},{(double.IsNaN(r.Baseline) ? "NA" : r.Baseline.ToString("R", CultureInfo.InvariantCulture))},{Grade(r)}"
        );

    static Row[] Draw()
    {
        var chance = new Random(1);
        var rows = new Row[Rows];
        for (var i = 0; i < Rows; i++)
        {
            var (term, unit, low, high) = Tests[i % Tests.Length];
            var baseline = i % 3 == 0 ? double.NaN : low + chance.NextDouble() * (high - low);
            rows[i] = new(term, unit, chance.NextDouble() * high * 2, low, high, baseline);
        }
        return rows;
    }
}
