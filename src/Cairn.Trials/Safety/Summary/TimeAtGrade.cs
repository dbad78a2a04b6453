using Cairn.Safety.CellTherapy;

namespace Cairn.Safety.Summary;

/// <summary>How long a syndrome was at a grade or above.</summary>
/// <param name="Days">Days that have such a grade.</param>
/// <param name="Hours">The longest stretch, at least and at most; null where times of day are not recorded, or it goes
/// on.</param>
public sealed record TimeAtGrade(int Grade, int Days, (double? AtLeast, double? AtMost) Hours)
{
    /// <summary>Of an episode, from grade 1 to its worst.</summary>
    public static IReadOnlyList<TimeAtGrade> Of(SyndromeEpisode episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var grades = Enumerable.Range(1, episode.Worst);
        return [.. grades.Select(grade => new TimeAtGrade(grade, episode.DaysAt(grade), episode.HoursAt(grade)))];
    }
}
