using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>An occurrence of an event of special interest in one subject.</summary>
/// <param name="First">First day; null when it is not known, or only in part.</param>
/// <param name="Last">Last day; null while it goes on, or when it is not known, or only in part.</param>
/// <param name="Worst">Worst grade, at least; null where it has none, or is not graded.</param>
/// <param name="Treated">What was given for it, as far as it was given while it lasted.</param>
/// <param name="Because">The records behind it.</param>
public sealed record SpecialEvent(
    TreatedSubject Subject,
    DateOnly? First,
    DateOnly? Last,
    int? Worst,
    IReadOnlyList<ToxicityDrug> Treated,
    IReadOnlyList<Fact> Because
)
{
    /// <summary>What has to be said beside it; null when nothing.</summary>
    public EventNote? Note { get; init; }

    /// <summary>How long it was at each grade or above, of a syndrome that is graded day by day; empty of others.</summary>
    public IReadOnlyList<TimeAtGrade> AtGrades { get; init; } = [];

    /// <summary>
    /// The grade of the adverse event of that name, where the syndrome has grades of its own: CTCAE's stands beside ASTCT's, and
    /// neither is made from the other. Null when no such event is recorded, or it has no grade.
    /// </summary>
    public int? Reported { get; init; }

    /// <summary>What the worst grade may be, where something that decides it is not known; null where it is settled.</summary>
    public int? AtMost { get; init; }

    internal static int? Above(Quantities.GradeSpan span) => span.Known is null ? span.Most : null;

    /// <summary>True of what was done on a day: a procedure has no duration.</summary>
    public bool IsProcedure { get; init; }

    /// <summary>
    /// True of what is followed to its last day and no further, as a relapse or another therapy begins the day after: it had not
    /// ended by then.
    /// </summary>
    public bool IsCutOff { get; init; }

    /// <summary>The days of what has ended; null of what goes on, is cut off, or whose days are not known.</summary>
    public int? Ended => IsCutOff ? null : Days;

    /// <summary>
    /// From the first to the last day, both counted; of what a death ended, to the last day followed. Null without either, and
    /// of a procedure.
    /// </summary>
    public int? Days => IsProcedure ? null : Last?.DayNumber - First?.DayNumber + 1 ?? Lasted?.Exactly;

    /// <summary>How long a row of adverse events lasted at least and at most; null of other occurrences.</summary>
    public LastedDays? Lasted { get; init; }

    /// <summary>Days from the first cells to its first day; the day of the cells is 0.</summary>
    public int? Onset => Subject.DaysAfterCells(First);

    /// <summary>The occurrences that rows of adverse events tell: one entered in pieces is one.</summary>
    internal static IEnumerable<SpecialEvent> Each(TreatedSubject subject, IEnumerable<AdverseEvent> rows) =>
        EventEpisodes.Of(rows, subject.Followed).Select(pieces => Of(subject, pieces));

    /// <summary>The occurrence that rows of adverse events tell together.</summary>
    /// <param name="rows">One or more, by start.</param>
    internal static SpecialEvent Of(TreatedSubject subject, IReadOnlyList<AdverseEvent> rows)
    {
        var worst = rows.Max(ae => ae.WorstGrade);
        var given = GivenFor(subject, Day(rows[0].Start), LastOf(rows, end => end.Year is null ? null : end.Latest));
        return new(subject, rows[0].Start?.Date, LastOf(rows, end => end.Date), worst, given, [.. rows.Select(ae => ae.AsFact())])
        {
            AtMost = worst < WorstAlive && rows.Any(ae => ae.WorstGrade is null) ? WorstAlive : null,
            Lasted = LastedDays.Of(rows, subject.Followed),
        };
    }

    // A piece without a grade may have any that somebody alive has.
    const int WorstAlive = 4;

    // Null while a piece goes on, or ends on a day that is not known.
    static DateOnly? LastOf(IEnumerable<AdverseEvent> rows, Func<Quantities.PartialDate, DateOnly?> day)
    {
        List<DateOnly?> ends = [.. rows.Select(ae => ae.End is { } end ? day(end) : null)];
        return ends.Contains(null) ? null : ends.Max();
    }

    /// <summary>What was begun in a span of days.</summary>
    internal static IReadOnlyList<ToxicityDrug> GivenFor(TreatedSubject subject, DateOnly? first, DateOnly? last) =>
        [
            .. ToxicityTreatment
                .Given(subject.Records, first)
                .Where(g => last is null || !(g.Row.Start?.Earliest > last))
                .Select(g => g.Drug)
                .Distinct()
                .Order(),
        ];

    static DateOnly? Day(Quantities.PartialDate? date) => date is { Year: not null } known ? known.Earliest : null;
}
