using Cairn.Records;
using Cairn.Survival;

namespace Cairn.Safety.Summary;

/// <summary>How often events come per time under watch.</summary>
/// <param name="Events">Events that begin under watch; one that was entered in pieces, a row for each grade, is one.</param>
/// <param name="Subjects">Subjects with one or more.</param>
/// <param name="Months">Time under watch of all subjects, months of 30.4375 days.</param>
/// <param name="MonthsToFirst">Time up to the first event of each subject, or under watch without one.</param>
public sealed record ExposureRate(int Events, int Subjects, double Months, double MonthsToFirst)
{
    /// <summary>The rows of the events.</summary>
    public IReadOnlyList<AdverseEvent> Counted { get; init; } = [];

    const double DaysAMonth = 365.25 / 12,
        Hundred = 100;

    /// <summary>Events for 100 subject-months; null without time under watch.</summary>
    public double? EventRate => Months > 0 ? 100 * Events / Months : null;

    /// <summary>
    /// The same with its exact interval, events taken as independent of one another: where those of one subject are not, it is
    /// too narrow.
    /// </summary>
    public IntervalEstimate EventInterval => PoissonInterval.Of(Events, Months / Hundred);

    /// <summary>Subjects with a first event for 100 subject-months at risk of one (exposure-adjusted incidence rate).</summary>
    public double? IncidenceRate => MonthsToFirst > 0 ? 100 * Subjects / MonthsToFirst : null;

    /// <summary>The same with its exact interval.</summary>
    public IntervalEstimate IncidenceInterval => PoissonInterval.Of(Subjects, MonthsToFirst / Hundred);

    /// <summary>
    /// Of events of a kind; a subject is under watch from the first day of treatment to the last contact or death.
    /// </summary>
    public static ExposureRate Of(IEnumerable<TreatedSubject> subjects, Func<AdverseEvent, bool> which)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        var (rows, events, with, months, toFirst) = (new List<AdverseEvent>(), 0, 0, 0.0, 0.0);
        foreach (var subject in subjects)
        {
            if (subject.WatchedFrom is not { } from || Until(subject) is not { } until || until < from)
                continue;
            var days = until.DayNumber - from.DayNumber + 1;
            var counted = subject.Events.Where(which).ToList();
            var first = counted.Min(ae => (DateOnly?)(ae.Start is { Year: not null } s ? s.Earliest : from)) ?? until;
            rows.AddRange(counted);
            events += subject.ToxicitiesWith(which);
            with += counted.Count > 0 ? 1 : 0;
            months += days / DaysAMonth;
            toFirst += Math.Clamp(first.DayNumber - from.DayNumber + 1, 1, days) / DaysAMonth;
        }
        return new(events, with, months, toFirst) { Counted = rows };
    }

    static DateOnly? Until(TreatedSubject subject) => subject.Vital.Death.Value ?? subject.Vital.LastKnownAlive.Value;
}
