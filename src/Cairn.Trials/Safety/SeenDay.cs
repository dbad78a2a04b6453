using Cairn.Records;

namespace Cairn.Safety;

/// <summary>A day of the grid of CRS or ICANS on which something was seen and its grade cannot be read.</summary>
static class SeenDay
{
    // A site's own zero.
    static readonly string[] Absent = ["NONE", "NO", "N", "ABSENT", "NIL", "NEGATIVE", "NORMAL", "无"];

    /// <summary>True of a grade in words or beyond the scale, and of a yes on a day without a grade.</summary>
    /// <param name="grid">All rows of the syndrome.</param>
    public static bool IsWithoutGrade(FindingAbout row, IEnumerable<FindingAbout> grid) =>
        row.TestCode switch
        {
            TestCode.Grade => row.Result is { } said
                && !IsRead(row)
                && !Absent.Contains(said.Trim(), StringComparer.OrdinalIgnoreCase),
            TestCode.Occurrence => row.YesNo.IsTrue && !grid.Any(g => g.TestCode == TestCode.Grade && g.Date == row.Date),
            _ => false,
        };

    static bool IsRead(FindingAbout row) => row.Number is 0 or 1 or 2 or 3 or 4 or 5;
}
