using Cairn.Response;

namespace Cairn.Safety.Summary;

/// <summary>
/// What can hold counts down beside the cells: the leukaemia that came back, or the next therapy, whichever is first. Low counts
/// are followed until then, as late ICAHT is (decision 0083).
/// </summary>
/// <param name="Kind">The relapse, or the other therapy.</param>
/// <param name="Day">Days from the first cells.</param>
/// <param name="HadBegun">True where the counts were low before it.</param>
public sealed record OtherCauseOfLowCounts(CourseEventKind Kind, int Day, bool HadBegun)
{
    static readonly CourseEventKind[] Kinds = [CourseEventKind.Relapse, CourseEventKind.NewTherapy];

    /// <summary>The last day of low counts before it.</summary>
    internal DateOnly? Until(TreatedSubject subject) => subject.FirstCells?.AddDays(Day - 1);

    /// <summary>The first of a subject, as far as it came while counts were low, or before.</summary>
    /// <param name="from">The first day of low counts.</param>
    /// <param name="over">The first day on which they were so no more; null while they are.</param>
    internal static OtherCauseOfLowCounts? Of(TreatedSubject subject, DateOnly? from, DateOnly? over)
    {
        var days =
            from kind in Kinds
            let at = subject.Course.Day(kind)
            where at is not null
            orderby at
            select (Kind: kind, Day: at.Value);
        if (days.ToList() is not [var (other, first), ..])
            return null;
        return over <= first || subject.DaysAfterCells(first) is not { } day ? null : new(other, day, from < first);
    }
}
