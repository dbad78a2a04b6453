using Cairn.Capture;
using Cairn.Criteria.Gates;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Rights;

namespace Cairn.App.Web.Ward;

/// <summary>Something that waits for somebody today.</summary>
/// <param name="Subject">Null when it is the study's.</param>
/// <param name="What">In words.</param>
/// <param name="By">Its last day; null when it has none.</param>
/// <param name="IsLate">That day is over.</param>
/// <param name="Waits">For whom: who has the right.</param>
/// <param name="Address">Where it is done; for who may not do it, where it is shown.</param>
public sealed record TodayItem(string? Subject, Phrase What, DateOnly? By, bool IsLate, Right Waits, string Address)
{
    /// <summary>True when it cannot go on until something else is settled.</summary>
    public bool IsBlocked { get; init; }
}

/// <summary>What is due, overdue, and running in a study on a day, each with whom it waits for.</summary>
static class TodayList
{
    /// <summary>Late ones first, then by day.</summary>
    public static IReadOnlyList<TodayItem> Of(TrialView view, LedgerState state)
    {
        var subjects = view.Analysis.Casebook.Subjects.Where(s => view.MayOf(Right.SeeSubjects, s.Id)).ToList();
        IEnumerable<TodayItem> items =
        [
            .. subjects.SelectMany(s => Visits(view, state, s)),
            .. subjects.SelectMany(s => TodayProducts.Of(view, s)),
            .. subjects.SelectMany(s => Bedside(view, state, s)),
            .. view.Analysis.Gates.SelectMany(g => Gates(view, g)),
            .. OpenQuery.Of(state).SelectMany(q => Query(view, q)),
            .. view.Analysis.Due.Open.Select(d => Clock(view, d)),
            .. Committee(view),
        ];
        return
        [
            .. items
                .OrderByDescending(i => i.IsLate)
                .ThenBy(i => i.By ?? DateOnly.MaxValue)
                .ThenBy(i => i.Subject ?? "", StringComparer.Ordinal),
        ];
    }

    // With the point in the past that is looked at, before the place on the page.
    static string ToSubject(TrialView view, string subject, string page)
    {
        var parts = page.Split('#');
        var address = view.To($"subjects/{Uri.EscapeDataString(subject)}/{parts[0]}");
        return parts.Length == 1 ? address : $"{address}#{parts[1]}";
    }

    /// <summary>
    /// Days for which a visit that was missed is work of today; what is older is a hole in the data, and stands on the page Data.
    /// Assumed.
    /// </summary>
    public const int DaysOverdue = 14;

    static IEnumerable<TodayItem> Visits(TrialView view, LedgerState state, Records.SubjectRecords subject)
    {
        var times = SubjectTimes.Of(subject);
        if (times.End < view.Day.AddDays(-DaysOverdue))
            yield break;
        var visits = VisitState.Of(view.Study, state, subject.Id, times, view.Day);
        foreach (var visit in visits.Where(v => v.To is null || v.To >= view.Day.AddDays(-DaysOverdue)))
        {
            var missing = visit.Forms.Count - visit.Entered;
            var isLate = visit.Timing == VisitTiming.Missed;
            if (isLate || visit.Timing == VisitTiming.Open)
                yield return new(
                    subject.Id,
                    $"{visit.Visit.Name}: {Written.Plural(missing, "form", "forms")} to fill in",
                    visit.To,
                    isLate,
                    Right.EnterRecords,
                    ToSubject(view, subject.Id, $"visits#v-{visit.Visit.Id}")
                );
        }
    }

    // Day by day while the window of toxicity is open.
    static IEnumerable<TodayItem> Bedside(TrialView view, LedgerState state, Records.SubjectRecords subject)
    {
        var times = SubjectTimes.Of(subject);
        var last = times.FirstCells?.AddDays(view.Study.Dlt?.WindowDays ?? 28);
        if (view.Study.Form("bedside") is not { } form || view.Day < times.FirstCells || view.Day > last || times.End < view.Day)
            yield break;
        if (last is null || FormSheet.Of(state, new(subject.Id, form, Day: view.Day)).Lines.Any(l => l.IsAnswered))
            yield break;
        var place = new FormPlace(subject.Id, form, Day: view.Day);
        yield return new(
            subject.Id,
            "CRS and ICANS today",
            view.Day,
            false,
            Right.EnterRecords,
            ToSubject(view, subject.Id, "forms/" + place.Code)
        );
    }

    static IEnumerable<TodayItem> Gates(TrialView view, GateReview gate)
    {
        if (gate.State != GateState.Ahead || !view.MayOf(Right.SeeSubjects, gate.Subject))
            yield break;
        var name = GateNames.Of(gate.Gate, gate.Fraction);
        yield return gate.Gate == Studies.Gate.Screening
            ? new(
                gate.Subject,
                $"Screening: {GateNames.Of(gate.Verdict)}",
                null,
                false,
                Right.EnterRecords,
                view.MayOf(Right.EnterRecords, gate.Subject)
                    ? ToSubject(view, gate.Subject, "enrol")
                    : view.ToSubject(gate.Subject)
            )
            : new(
                gate.Subject,
                $"Go or no-go: {name}",
                gate.Day,
                gate.Day < view.Day,
                Right.Adjudicate,
                ToSubject(view, gate.Subject, "go")
            );
    }

    static IEnumerable<TodayItem> Query(TrialView view, OpenQuery query)
    {
        if (!view.MayOf(Right.SeeSubjects, query.Key.Subject))
            yield break;
        var address = ToSubject(view, query.Key.Subject, FormattableString.Invariant($"queries/{query.Entry}"));
        yield return new(
            query.Key.Subject,
            $"Query: {query.Question}",
            null,
            false,
            query.WaitsForSite ? Right.AnswerQueries : Right.AskQueries,
            address
        );
    }

    static TodayItem Clock(TrialView view, Clocks.DueItem due) =>
        new(
            due.Event?.Subject,
            $"{ClockWords.Of(due.Kind)}: {due.Name}",
            due.By.Value.Day,
            due.State == Clocks.DueState.Overdue,
            due.Kind == Clocks.ClockKind.ToSponsor ? Right.NoteSafety : Right.JudgeSafety,
            view.To(PageRoutes.Due)
        );

    static IEnumerable<TodayItem> Committee(TrialView view) =>
        view.Analysis.Doses is { Advice: DoseAdvice.Frozen or DoseAdvice.Hold } board
            ? [new(null, AdviceWords.InShort(board), null, true, Right.DecideDose, ToDecision(view))]
            : [];

    static string ToDecision(TrialView view) => view.To(view.May(Right.DecideDose) ? "decide" : "dose");
}
