using System.Globalization;

namespace Cairn.App.Web.Registry.Api;

/// <summary>Sizes of records, as /stats/size gives them: of the records as they were loaded, not packed.</summary>
static class SizeStatistics
{
    const int Largest = 10;
    static readonly int[] Percents = [1, 5, 10, 25, 50, 75, 90, 95, 99];
    static readonly int[] Bounds = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];

    public static object Of(IReadOnlyList<(string Number, int Bytes)> sizes)
    {
        int[] sorted = [.. sizes.Select(s => s.Bytes).Order()];
        return new
        {
            totalStudies = sizes.Count,
            averageSizeBytes = sizes.Count == 0 ? 0 : (int)Math.Round(sizes.Average(s => (double)s.Bytes)),
            percentiles = Percents.ToDictionary(
                p => p.ToString(CultureInfo.InvariantCulture),
                p => sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(p / 100.0 * sorted.Length) - 1)],
                StringComparer.Ordinal
            ),
            ranges = Ranges(sorted),
            largestStudies = sizes
                .OrderByDescending(s => s.Bytes)
                .ThenBy(s => s.Number, StringComparer.Ordinal)
                .Take(Largest)
                .Select(s => new { id = s.Number, sizeBytes = s.Bytes }),
        };
    }

    static IEnumerable<object> Ranges(int[] sorted)
    {
        var from = 0;
        foreach (var to in Bounds.Append(int.MaxValue))
        {
            var count = sorted.Count(s => s > from && s <= to);
            var range = to == int.MaxValue ? $"over {Said(from)}" : $"{Said(from)} to {Said(to)}";
            yield return new { sizeRange = range, studiesCount = count };
            from = to;
        }
    }

    static string Said(int bytes) => (bytes / 1000).ToString(CultureInfo.InvariantCulture) + " kB";
}
