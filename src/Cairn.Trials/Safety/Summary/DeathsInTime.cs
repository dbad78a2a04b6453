using Cairn.Survival;

namespace Cairn.Safety.Summary;

/// <summary>Deaths of one kind from the first cells, among people who were followed for a time.</summary>
/// <param name="Deaths">The deaths of the kind.</param>
/// <param name="IsOpen">True of a death of which nobody knows whether it is one of the kind.</param>
/// <param name="Followed">Days from the first cells to which the outcome of each subject is known.</param>
/// <param name="Share">The share that they come to by a day.</param>
sealed record DeathsInTime(
    IReadOnlyList<Death> Deaths,
    Func<Death, bool> IsOpen,
    IReadOnlyList<double> Followed,
    Func<int, MortalityShare> Share
)
{
    /// <summary>By the days that reports ask for.</summary>
    public IReadOnlyList<MortalityBy> ByDays => [.. MortalityBy.Days.Select(By)];

    /// <summary>On the last day that somebody was followed; null of nobody.</summary>
    public MortalityBy? Last => Followed.Count == 0 ? null : By((int)Followed.Max());

    MortalityBy By(int day)
    {
        var (died, share) = (Deaths.Where(d => d.DaysAfterCells <= day).ToList(), Share(day));
        return new MortalityBy(day, died.Count, died.Count(IsOpen), share.Incidence, share.Lower, share.Upper)
        {
            Died = died,
            UnderWatch = Followed.Count(time => time >= day),
        };
    }
}

/// <summary>A share, 0 to 1, with its limits; null where nothing is estimated.</summary>
readonly record struct MortalityShare(double? Incidence, double? Lower, double? Upper)
{
    /// <summary>Nobody of a number died: the exact limits.</summary>
    public static MortalityShare OfNone(int followed)
    {
        if (followed == 0)
            return new(0, null, null);
        var exact = BinomialInterval.Of(0, followed);
        return new(0, exact.Lower, exact.Upper);
    }
}
