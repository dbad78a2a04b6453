using System.Diagnostics;
using System.Globalization;

namespace Cairn.Bench;

/// <summary>
/// Estimators beside R on sets drawn for the purpose: for every quantity how many numbers were compared, and the furthest apart,
/// relative to the larger of 1 and R's number. A quantity that R's packages at hand do not have is not in the table.
/// </summary>
static class RandomSetBench
{
    /// <param name="script">bench/r/sets.R.</param>
    /// <returns>0 when all agree to 1e-6 and nothing is missing on one side.</returns>
    public static int Run(int sets, string script)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-sets-").FullName;
        RandomSet[] drawn = [.. Enumerable.Range(1, sets).Select(RandomSet.Draw)];
        foreach (var set in drawn)
            File.WriteAllLines(Path.Combine(folder, $"{set.Name}.csv"), set.Lines());
        using (var r = Process.Start(new ProcessStartInfo("Rscript", [script, folder]))!)
        {
            r.WaitForExit();
            if (r.ExitCode != 0)
                return 3;
        }
        var found = drawn.ToDictionary(set => set.Name, RandomSetEstimates.Of, StringComparer.Ordinal);
        var apart = Expected(folder)
            .GroupBy(row => row.Quantity, row => (row, Apart: Distance(row, found)), StringComparer.Ordinal)
            .ToList();
        Console.Out.WriteLine($"{sets} sets\n\n| quantity | numbers | furthest apart |\n|---|---:|---:|");
        foreach (var quantity in apart)
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {quantity.Key} | {quantity.Count()} | {quantity.Max(q => q.Apart):0.0e0} |"
                )
            );
        var wrong = apart.SelectMany(q => q).Where(q => !(q.Apart <= 1e-6)).Take(40).ToList();
        foreach (var (row, distance) in wrong)
            Console.Error.WriteLine(
                $"set {row.Set}, {row.Quantity} {row.Term}: R {row.Value}, {Of(row, found)}, apart {distance:0.0e0}"
            );
        Directory.Delete(folder, recursive: true);
        return wrong.Count == 0 ? 0 : 1;
    }

    sealed record Row(string Set, string Quantity, string Term, double Value);

    static IEnumerable<Row> Expected(string folder) =>
        File.ReadLines(Path.Combine(folder, "expected.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(c => new Row(c[0], c[1], c[2], double.Parse(c[3].Replace("Inf", "Infinity"), CultureInfo.InvariantCulture)));

    static double? Of(Row row, Dictionary<string, Dictionary<(string, string), double?>> found) =>
        found[row.Set].GetValueOrDefault((row.Quantity, row.Term));

    // A number that one side does not have is as far apart as can be, but where R has none either.
    static double Distance(Row row, Dictionary<string, Dictionary<(string, string), double?>> found) =>
        Of(row, found) is { } own ? Math.Abs(own - row.Value) / Math.Max(1, Math.Abs(row.Value))
        : double.IsFinite(row.Value) ? double.PositiveInfinity
        : 0;
}
