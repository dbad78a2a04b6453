using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>A fraction that was given on another day than planned, counted from the first cells (day 0).</summary>
public sealed record MovedFraction(Exposure Row, int Number, int Planned, int Given)
{
    /// <summary>The fractions of an infusion whose days are fully known; one that was withheld was given on no day.</summary>
    internal static IEnumerable<MovedFraction> Of(DoseLevel? level, CellCourse course) =>
        course.Given is [{ Start: { IsComplete: true } first }, ..] given && level is not null
            ? from row in given
            where row.Start is { IsComplete: true }
            let number = row.Fraction ?? 0
            where number >= 1 && number <= level.Fractions.Count
            let planned = level.Fractions[number - 1].Day - level.Fractions[0].Day
            let day = row.Start!.Value.Earliest.DayNumber - first.Earliest.DayNumber
            where day != planned && number > 1
            select new MovedFraction(row, number, planned, day)
            : [];
}
