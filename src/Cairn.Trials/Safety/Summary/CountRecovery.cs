using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.CellTherapy;

namespace Cairn.Safety.Summary;

/// <summary>
/// How a count came back after the cells: it has recovered on the first of three days in a row with a count at or above a limit,
/// after it
/// was below (as transplant registries count it). A count below the limit after that is told, and does not undo it. Transfusions
/// and growth factors are not taken out, and are told elsewhere.
/// </summary>
/// <param name="Nadir">The lowest count after the cells, 10^9/L.</param>
/// <param name="NadirDay">Its first day from the cells.</param>
/// <param name="Low">First day below the limit; null when it never was.</param>
/// <param name="Recovered">Day of recovery; null when it has not come back, or never was below.</param>
/// <param name="FellAgain">First day after the recovery below the limit again; null without one.</param>
public sealed record CountRecovery(
    TreatedSubject Subject,
    double Nadir,
    int NadirDay,
    int? Low,
    int? Recovered,
    int? FellAgain,
    IReadOnlyList<Fact> Because
)
{
    const int InARow = 3;

    /// <summary>The limits that reports ask for: test, 10^9/L.</summary>
    public static IReadOnlyList<(string Test, double Limit)> Limits { get; } =
    [(TestCode.Neutrophils, 0.5), (TestCode.Neutrophils, 1.0), (TestCode.Platelets, 20), (TestCode.Platelets, 50)];

    /// <summary>Null without a count after the cells.</summary>
    public static CountRecovery? Of(TreatedSubject subject, string test, double limit)
    {
        var (counts, because) = SpecialInterest.Counts(subject, test);
        List<DayCount> after =
        [
            .. from c in counts where c.Day >= 0 group c by c.Day into day orderby day.Key select Lowest(day),
        ];
        if (after.Count == 0)
            return null;
        var nadir = after.MinBy(c => c.Count);
        var low = after.FindIndex(c => c.Count < limit);
        int? recovered = low < 0 ? null : FirstInARow(after, low, limit);
        int? again = after.Find(c => c.Day > recovered && c.Count < limit) is { Day: > 0 } fall ? fall.Day : null;
        return new(subject, nadir.Count, nadir.Day, low < 0 ? null : after[low].Day, recovered, again, because);
    }

    /// <summary>
    /// The fall came once the disease was back, or after another leukaemia therapy or a transplant; false without a fall.
    /// </summary>
    public bool FellAfterDisease =>
        FellAgain is { } fall && AfterCells.Any(kind => Subject.DaysAfterCells(Subject.Course.Day(kind)) <= fall);

    static readonly CourseEventKind[] AfterCells =
    [
        CourseEventKind.Relapse,
        CourseEventKind.PrimaryRefractory,
        CourseEventKind.NewTherapy,
        CourseEventKind.Transplant,
    ];

    // Two counts of one day are one day of the three: the lower.
    static DayCount Lowest(IEnumerable<DayCount> day) => day.MinBy(c => c.Count);

    static int? FirstInARow(List<DayCount> counts, int from, double limit)
    {
        for (var i = from; i + InARow <= counts.Count; i++)
            if (counts.GetRange(i, InARow).TrueForAll(c => c.Count >= limit))
                return counts[i].Day;
        return null;
    }
}
