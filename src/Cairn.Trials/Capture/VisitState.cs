using System.Globalization;
using Cairn.Forms;
using Cairn.Ledger;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>Where a visit stands in time.</summary>
public enum VisitTiming
{
    /// <summary>It has no day: no cells were given yet, or the visit is not planned by day.</summary>
    NotDated,
    Ahead,

    /// <summary>Today lies in its window.</summary>
    Open,

    /// <summary>Its window is over, and nothing is recorded.</summary>
    Missed,
    Held,
    HeldEarly,
    HeldLate,

    /// <summary>The subject left the trial before its day.</summary>
    NotExpected,
}

/// <summary>A visit of one subject: its window, and its forms.</summary>
/// <param name="From">First day of its window; null without a day.</param>
/// <param name="Planned">Its day.</param>
/// <param name="To">Last day of its window.</param>
/// <param name="Held">The first day on which something of it is recorded; null when nothing is.</param>
/// <param name="Forms">Those that belong to the visit alone.</param>
public sealed record VisitState(
    VisitPlan Visit,
    DateOnly? From,
    DateOnly? Planned,
    DateOnly? To,
    DateOnly? Held,
    VisitTiming Timing,
    IReadOnlyList<FormState> Forms
)
{
    public int Entered => Forms.Count(f => f.Fill != FormFill.Empty);

    /// <summary>
    /// The visits of a subject, in the order of the schedule; of those not planned by day each that took place.
    /// </summary>
    public static IReadOnlyList<VisitState> Of(Study study, LedgerState state, string subject, SubjectTimes times, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(study);
        var marks = RecordMarks.Of(state);
        return [.. Visits(study, state, subject).Select(v => Of(study, state, subject, v, marks, times, today))];
    }

    /// <summary>The number of the next visit that is not planned by day.</summary>
    public static int NextUnplanned(LedgerState state, string subject) => (Unplanned(state, subject).Max(n => (int?)n) ?? 0) + 1;

    static VisitState Of(
        Study study,
        LedgerState state,
        string subject,
        VisitPlan visit,
        RecordMarks marks,
        SubjectTimes times,
        DateOnly today
    )
    {
        var forms = study
            .FormsAt(visit)
            .Where(f => f.Repeats == FormRepeat.Visit)
            .Select(f => FormState.Of(FormSheet.Of(state, new(subject, f, visit)), marks))
            .ToList();
        var planned = visit.Day is { } day ? times.FirstCells?.AddDays(day) : null;
        var (from, to) = (planned?.AddDays(-visit.Before), planned?.AddDays(visit.After));
        var held = forms.SelectMany(f => f.Sheet.Lines).Min(l => l.IsAnswered ? l.Date?.Date : null);
        var isRecorded = forms.Exists(f => f.Fill != FormFill.Empty);
        return new(
            visit,
            from,
            planned,
            to,
            held,
            isRecorded ? TimingOf(from, to, held) : Expected(from, planned, to, times.End, today),
            forms
        );
    }

    static VisitTiming TimingOf(DateOnly? from, DateOnly? to, DateOnly? held)
    {
        if (held < from)
            return VisitTiming.HeldEarly;
        return held > to ? VisitTiming.HeldLate : VisitTiming.Held;
    }

    static VisitTiming Expected(DateOnly? from, DateOnly? planned, DateOnly? to, DateOnly? end, DateOnly today)
    {
        if (planned > end || from is null && end < today)
            return VisitTiming.NotExpected;
        if (from is null || to is null)
            return VisitTiming.NotDated;
        if (today < from)
            return VisitTiming.Ahead;
        return today <= to ? VisitTiming.Open : VisitTiming.Missed;
    }

    static IEnumerable<VisitPlan> Visits(Study study, LedgerState state, string subject)
    {
        List<int> numbers = [.. Unplanned(state, subject).Order()];
        foreach (var visit in study.Schedule)
            if (visit.Day is not null)
                yield return visit;
            else
                foreach (var number in numbers)
                    yield return visit with
                    {
                        Id = string.Create(CultureInfo.InvariantCulture, $"{visit.Id}.{number}"),
                        Name = string.Create(CultureInfo.InvariantCulture, $"UNSCHEDULED {number}"),
                    };
    }

    static IEnumerable<int> Unplanned(LedgerState state, string subject) =>
        state
            .RecordsOf(subject)
            .Values.Where(r => !r.IsRemoved)
            .SelectMany(r => r.Newest.ReadableValues.Where(v => v.Name == "VISIT"))
            .Select(v =>
                v.Text?.Split(' ') is ["UNSCHEDULED", var n] && int.TryParse(n, CultureInfo.InvariantCulture, out var k) ? k : 0
            )
            .Where(n => n > 0)
            .Distinct();
}
