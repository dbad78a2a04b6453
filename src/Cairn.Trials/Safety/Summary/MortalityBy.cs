namespace Cairn.Safety.Summary;

/// <summary>Deaths by a day from the first cells, with the share that they come to.</summary>
/// <param name="Day">Days from the first cells, the last one counted.</param>
/// <param name="Deaths">Deaths of the kind so far.</param>
/// <param name="UnknownCause">Of these, how many without a cause.</param>
/// <param name="Incidence">The share, 0 to 1; null past the last day that somebody was followed.</param>
public readonly record struct MortalityBy(int Day, int Deaths, int UnknownCause, double? Incidence, double? Lower, double? Upper)
{
    /// <summary>The deaths themselves.</summary>
    public IReadOnlyList<Death> Died { get; init; } = [];

    /// <summary>How many were under watch on the day: their outcome is the last thing known then.</summary>
    public int UnderWatch { get; init; }

    /// <summary>The days that reports ask for: the first three months, half a year, one year and two.</summary>
    public static IReadOnlyList<int> Days { get; } = [30, 60, 100, 180, 365, 730];
}
