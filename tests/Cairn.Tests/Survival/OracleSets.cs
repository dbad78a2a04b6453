using System.Globalization;
using Cairn.Survival;

namespace Cairn.Tests.Survival;

/// <summary>The sets and numbers in oracles/survival: R 4.2.2 with survival 3.5-3 and cmprsk 2.2-11.</summary>
static class OracleSets
{
    public sealed record Subject(double Start, double Time, int Status, string Group, string Stratum);

    static readonly Dictionary<string, ILookup<string, IReadOnlyDictionary<string, string>>> Files = new(StringComparer.Ordinal);

    /// <summary>Rows of an oracle file by the values of some of its columns, joined with '|'.</summary>
    public static ILookup<string, IReadOnlyDictionary<string, string>> Rows(string file, params string[] by)
    {
        var key = $"{file}?{string.Join('&', by)}";
        lock (Files)
        {
            if (!Files.TryGetValue(key, out var rows))
                Files[key] = rows = Shared
                    .Csv($"oracles/survival/{file}")
                    .ToLookup(row => string.Join('|', by.Select(name => row[name])), StringComparer.Ordinal);
            return rows;
        }
    }

    public static IEnumerable<string> Names(string file) => Rows(file, "set").Select(set => set.Key);

    public static IReadOnlyList<Subject> Km(string set) =>
        [
            .. Rows("km_sets.csv", "set")[set]
                .Select(r => new Subject(
                    Number(r["start"])!.Value,
                    Number(r["time"])!.Value,
                    int.Parse(r["event"], CultureInfo.InvariantCulture),
                    r["group"],
                    ""
                )),
        ];

    public static IReadOnlyList<Subject> Cif(string set) =>
        [
            .. Rows("cif_sets.csv", "set")[set]
                .Select(r => new Subject(
                    0,
                    Number(r["time"])!.Value,
                    int.Parse(r["status"], CultureInfo.InvariantCulture),
                    r["group"],
                    r["strata"]
                )),
        ];

    /// <summary>A set in time order, with its groups numbered in the order of their names.</summary>
    public static FollowUp FollowUpOf(IReadOnlyList<Subject> subjects)
    {
        var entry = subjects.Any(s => s.Start > 0) ? subjects.Select(s => s.Start).ToArray() : [];
        return FollowUp.Of(
            subjects.Select(s => s.Time).ToArray(),
            subjects.Select(s => s.Status).ToArray(),
            Numbered(subjects.Select(s => s.Group)),
            entry
        );
    }

    /// <summary>The whole set as "all", then each group by its name.</summary>
    public static IEnumerable<(string Name, FollowUp FollowUp)> Parts(IReadOnlyList<Subject> subjects)
    {
        var all = FollowUpOf(subjects);
        return [("all", all), .. GroupNames(subjects).Zip(all.ByGroup())];
    }

    public static IReadOnlyList<string> GroupNames(IReadOnlyList<Subject> subjects) =>
        [.. subjects.Select(s => s.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static int[] Numbered(IEnumerable<string> labels)
    {
        var all = labels.ToList();
        var names = all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. all.Select(label => names.IndexOf(label))];
    }

    public static double? Number(string text) => text is "NA" or "" ? null : double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Equal to 1e-9, relative where the number is larger than 1; null where the oracle has none.</summary>
    public static void Same(string expected, double? actual, string where)
    {
        if (Number(expected) is not { } number)
            Assert.True(actual is null, $"{where}: expected none, got {actual}");
        else
            Assert.True(
                actual is { } found && Math.Abs(found - number) <= 1e-9 * Math.Max(1, Math.Abs(number)),
                $"{where}: expected {expected}, got {actual}"
            );
    }
}
