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
    /// <summary>What has to be said beside it; empty when nothing.</summary>
    public string Note { get; init; } = "";

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

    /// <summary>From the first to the last day, both counted; null without either.</summary>
    public int? Days => Last?.DayNumber - First?.DayNumber + 1;

    /// <summary>How long a row of adverse events lasted at least and at most; null of other occurrences.</summary>
    public LastedDays? Lasted { get; init; }

    /// <summary>Days from the first cells to its first day; the day of the cells is 0.</summary>
    public int? Onset => Subject.DaysAfterCells(First);

    /// <summary>The occurrence that a row of adverse events tells.</summary>
    internal static SpecialEvent Of(TreatedSubject subject, AdverseEvent ae)
    {
        var (first, last) = (Day(ae.Start), ae.End is { Year: not null } end ? end.Latest : (DateOnly?)null);
        var given = GivenFor(subject, first, last);
        return new(subject, ae.Start?.Date, ae.End?.Date, ae.WorstGrade, given, [ae.AsFact()])
        {
            Lasted = LastedDays.Of([ae], subject.Followed),
        };
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
