using Cairn.Capture;
using Cairn.Documents.Reports.Content;
using Cairn.Forms;

namespace Cairn.App.Web.Ward;

/// <summary>How the pages of the ward say what the domain knows.</summary>
static class WardWords
{
    /// <summary>Of who has left nothing is overdue any more: what was not done was missed.</summary>
    public static string Of(VisitTiming timing, SubjectTimes times) =>
        timing switch
        {
            VisitTiming.NotDated => "no day yet",
            VisitTiming.Ahead => "ahead",
            VisitTiming.Open => "open now",
            VisitTiming.Missed => times.End is null ? "overdue" : "missed",
            VisitTiming.Held => "held",
            VisitTiming.HeldEarly => "held before its window",
            VisitTiming.HeldLate => "held after its window",
            VisitTiming.NotExpected => times.HasDied
                ? "not expected: the subject died before"
                : "not expected: follow-up ended before",
        };

    public static string Of(FormFill fill) =>
        fill switch
        {
            FormFill.Empty => "not entered",
            FormFill.Begun => "begun",
            FormFill.Complete => "complete",
        };

    /// <summary>A sign beside the word, for who scans a column.</summary>
    public static string Mark(FormFill fill) =>
        fill switch
        {
            FormFill.Empty => "○",
            FormFill.Begun => "◐",
            FormFill.Complete => "●",
        };

    /// <summary>What stands beside a form: everything that is to be known of it, in words.</summary>
    public static Phrase Of(FormState form)
    {
        Phrase[] says =
        [
            Of(form.Fill),
            form.Queries.Count > 0 ? Written.Plural(form.Queries.Count, "open query", "open queries") : "",
            form.IsLate ? "entered late" : "",
            form.IsVerified ? "verified" : "",
            form.IsSigned ? "signed" : "",
            form.IsLocked ? "locked" : "",
        ];
        return Phrase.Join(", ", says.Where(s => s != ""));
    }

    public static string Of(LeftOut why) =>
        why switch
        {
            LeftOut.UnknownTest => "no test is known by that name",
            LeftOut.NotAsked => "no form of the visit asks for it",
            LeftOut.OtherDay => "of another day than the form",
            LeftOut.NoDay => "the day is not known, or there are several: choose it above",
            LeftOut.NoUnit => "a number without its unit",
            LeftOut.Twice => "the test stands there twice for that day",
        };

    public static Phrase Window(VisitState visit) =>
        (visit.From, visit.To) switch
        {
            ({ } from, { } to) when from == to => Written.Date(from),
            ({ } from, { } to) => (Phrase)$"{Written.Date(from)} to {Written.Date(to)}",
            _ => "unknown before the first cells",
        };

    public static string Of(Absence absence) =>
        absence switch
        {
            Absence.Unknown => "unknown",
            Absence.NotDone => "not done",
            Absence.NotApplicable => "not applicable",
        };
}
