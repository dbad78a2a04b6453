using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>A form of a subject that is expected by a day, or holds something.</summary>
/// <param name="Visit">Null for a form that is filled in once, or whenever something happens.</param>
/// <param name="IsMissing">True when its visit is over, or was held, and nothing of it is recorded.</param>
public sealed record ExpectedForm(VisitState? Visit, FormState Form, bool IsMissing);

/// <summary>How the data of one subject stand: what is expected, missing, asked, verified, locked, signed.</summary>
/// <param name="Queries">Open ones, oldest first.</param>
/// <param name="Deviations">From the protocol: records, and entries of the ledger.</param>
public sealed record DataProgress(
    string Subject,
    IReadOnlyList<ExpectedForm> Forms,
    IReadOnlyList<OpenQuery> Queries,
    int Deviations
)
{
    public int Missing => Forms.Count(f => f.IsMissing);
    public int Begun => Forms.Count(f => f.Form.Fill == FormFill.Begun);

    /// <summary>Those that hold something: what verified, locked and signed are counted of.</summary>
    public int Held => Forms.Count(f => f.Form.Fill != FormFill.Empty);
    public int Verified => Forms.Count(f => f.Form.IsVerified);
    public int Locked => Forms.Count(f => f.Form.IsLocked);
    public int Signed => Forms.Count(f => f.Form.IsSigned);

    public static DataProgress Of(Study study, LedgerState state, SubjectRecords subject, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(subject);
        var marks = RecordMarks.Of(state);
        var visits = VisitState.Of(study, state, subject.Id, SubjectTimes.Of(subject), today);
        var others = study.Forms.Where(f => f.Repeats is Cairn.Forms.FormRepeat.Once or Cairn.Forms.FormRepeat.Log);
        IEnumerable<ExpectedForm> ofVisits = visits.SelectMany(OfVisit);
        var whenever = others.Select(f => FormState.Of(FormSheet.Of(state, new(subject.Id, f)), marks));
        return new(
            subject.Id,
            [.. ofVisits, .. whenever.Where(f => f.Fill != FormFill.Empty).Select(f => new ExpectedForm(null, f, false))],
            [.. OpenQuery.Of(state).Where(q => q.Key.Subject == subject.Id)],
            subject.Of<ProtocolDeviation>().Count() + state.Of<DeviationRecorded>().Count(d => d.Content.Whom == subject.Id)
        );
    }

    static IEnumerable<ExpectedForm> OfVisit(VisitState visit)
    {
        var isOver = visit.Timing is VisitTiming.Missed or VisitTiming.Held or VisitTiming.HeldEarly or VisitTiming.HeldLate;
        return from form in visit.Forms
            where isOver || visit.Timing == VisitTiming.Open || form.Fill != FormFill.Empty
            select new ExpectedForm(visit, form, isOver && form.Fill == FormFill.Empty);
    }
}
