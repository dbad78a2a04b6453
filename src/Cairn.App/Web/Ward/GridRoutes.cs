using System.Globalization;
using System.Security.Cryptography;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Forms;
using Cairn.Rights;
using Cairn.Store.Drafts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cairn.App.Web.Ward;

/// <summary>
/// Days of CRS and ICANS as one table: the same forms as those of each day, written the same way, a day after another.
/// </summary>
sealed class GridRoutes(WardSubjects subjects, WardDrafts drafts, FormSaving saving, Gate gate)
{
    const string Address = "/studies/{study}/subjects/{subject}/grid";

    public void Map(WebApplication app)
    {
        app.Reads(Address, ToToday).Takes(Right.SeeSubjects);
        app.Reads(Address + "/{from}", Show).Takes(Right.SeeSubjects);
        app.Sends(Address + "/{from}", Save).Takes(Right.EnterRecords);
        app.Sends(Address + "/{from}/check", Check).Takes(Right.EnterRecords);
        app.Sends(Address + "/{from}/draft", Keep).Takes(Right.EnterRecords);
        app.Sends(Address + "/{from}/discard", Discard).Takes(Right.EnterRecords);
    }

    async Task<(WardSubject? Found, DateOnly From, IResult? Instead)> Find(
        HttpContext http,
        string study,
        string subject,
        string? from
    )
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return (null, default, instead);
        if (
            found.View.Study.Form(BedsideLines.Form) is not null
            && DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day <= Last(found)
        )
            return (found, day, null);
        return (
            null,
            default,
            PageRoutes.Say(
                new(
                    404,
                    "There is no such grid",
                    "The address names no day, or one that lies ahead.",
                    "Choose from the subject's visits.",
                    [("Visits and forms", found.Visits)]
                )
            )
        );
    }

    // Of a rehearsal the day is that of its records.
    DateOnly Last(WardSubject found) => gate.Today > found.View.UsualDay ? gate.Today : found.View.UsualDay;

    async Task<IResult> ToToday(HttpContext http, string study, string subject)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        var week = StartOf(found).AddDays(1 - GridView.DaysShown);
        return DeskResults.Next(GridView.AddressOf(found, found.FirstCells is { } first && first > week ? first : week));
    }

    // Where days are graded: the last of the month after the first cells, as long as that is over.
    DateOnly StartOf(WardSubject found)
    {
        var (first, last) = Days(found);
        var month = first.AddDays(VisitsPage.MostDays - 1);
        return month < last ? month : last;
    }

    (DateOnly First, DateOnly Last) Days(WardSubject found)
    {
        var today = Last(found);
        var last = found.Times.End is { } end && end < today ? end : today;
        var first = found.FirstCells is { } cells && cells < last ? cells : last;
        return (first, last);
    }

    async Task<IResult> Show(HttpContext http, string study, string subject, string from)
    {
        var (found, day, instead) = await Find(http, study, subject, from);
        if (found is null)
            return instead!;
        var draft = await drafts.Find(http, found, Place(day));
        var kept = draft is null ? null : new SentForm(draft.Fields, draft.Key);
        var planned = kept is null ? [] : Plan(http, found, kept);
        if (draft is null || planned.Any(p => p.Captured.State != CaptureState.Nothing))
            return Page(http, found, day, planned, draft: draft, reason: kept?.Reason);
        await drafts.Discard(http, found, Place(day)); // it was saved, and the answer never came
        return Page(http, found, day, []);
    }

    static string Place(DateOnly from) => $"grid/{TrialView.Iso(from)}";

    IReadOnlyList<(FormPlace Place, SentForm Sent, Captured Captured)> Plan(HttpContext http, WardSubject found, SentForm sent) =>
        found.May(Right.EnterRecords) ? GridForms.Plan(found, sent, saving, (c, s) => FormSaving.Drafts(http, c, s)) : [];

    async Task<IResult> Save(HttpContext http, string study, string subject, string from)
    {
        var (found, day, instead) = await Find(http, study, subject, from);
        if (found is null)
            return instead!;
        var sent = FormRoutes.Sent(await http.Request.ReadFormAsync(http.RequestAborted));
        var planned = Plan(http, found, sent);
        if (planned.Any(p => p.Captured.State is not (CaptureState.Ready or CaptureState.Nothing)))
            return Page(http, found, day, planned, NothingYet, sent.Reason);
        var done = "same";
        foreach (var (place, form, _) in planned)
            switch (await saving.Save(http, found, place, form))
            {
                case SaveAnswer.Saved saved:
                    done = saved.After(done);
                    break;
                case SaveAnswer.Same:
                    break;
                case SaveAnswer.Open or SaveAnswer.Refused:
                    return await Meanwhile(http, study, subject, day, sent);
                case SaveAnswer.NotYours:
                    return PageRoutes.Say(SaveAnswer.NotYours.Words);
                case SaveAnswer.Busy:
                    return PageRoutes.Say(SaveAnswer.Busy.Words);
            }
        await drafts.Discard(http, found, Place(day));
        return DeskResults.Next($"{GridView.AddressOf(found, day)}?done={done}");
    }

    const string NothingYet = "Nothing is saved yet: look at the notes under the days.";

    // The days before the one that somebody else wrote, or locked, are saved; the page says which are not.
    async Task<IResult> Meanwhile(HttpContext http, string study, string subject, DateOnly day, SentForm sent)
    {
        var (found, _, instead) = await Find(http, study, subject, TrialView.Iso(day));
        return found is null
            ? instead!
            : Page(
                http,
                found,
                day,
                Plan(http, found, sent),
                "Somebody wrote or locked a day meanwhile: the days before it are saved, the others not yet.",
                sent.Reason
            );
    }

    async Task<IResult> Check(HttpContext http, string study, string subject, string from)
    {
        var (found, _, instead) = await Find(http, study, subject, from);
        if (found is null)
            return instead!;
        var sent = FormRoutes.Sent(await http.Request.ReadFormAsync(http.RequestAborted));
        var notes = Plan(http, found, sent).SelectMany(p => FormNotes.OfDay(p.Place, p.Captured));
        return Results.Json(new { notes });
    }

    async Task<IResult> Keep(HttpContext http, string study, string subject, string from)
    {
        var (found, day, instead) = await Find(http, study, subject, from);
        if (found is null)
            return instead!;
        var sent = FormRoutes.Sent(await http.Request.ReadFormAsync(http.RequestAborted));
        return Results.Json(new { keptAt = await drafts.Keep(http, found, Place(day), sent) });
    }

    async Task<IResult> Discard(HttpContext http, string study, string subject, string from)
    {
        var (found, day, instead) = await Find(http, study, subject, from);
        if (found is null)
            return instead!;
        await drafts.Discard(http, found, Place(day));
        return DeskResults.Next(GridView.AddressOf(found, day));
    }

    IResult Page(
        HttpContext http,
        WardSubject found,
        DateOnly from,
        IReadOnlyList<(FormPlace Place, SentForm Sent, Captured Captured)> planned,
        Phrase? wrong = null,
        string? reason = null,
        FormDraft? draft = null
    )
    {
        http.Response.Headers.Remove(HeaderNames.CacheControl);
        PageScript.Allow(http.Response);
        var form = found.View.Study.Form(BedsideLines.Form)!;
        var (marks, last) = (RecordMarks.Of(found.State), Days(found).Last);
        var until = from.AddDays(GridView.DaysShown - 1) is var end && end < Last(found) ? end : Last(found);
        var view = new GridView(
            found,
            form,
            [.. Range(from, until).Select(day => Day(found, form, day, marks, planned))],
            http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken ?? "",
            draft?.Key ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))
        )
        {
            Wrong = wrong,
            Done = FormRoutes.Done(http.Request.Query["done"].ToString()),
            Reason = reason,
            Kept = draft,
            Earlier = from.AddDays(-GridView.DaysShown),
            Later = until < last ? until.AddDays(1) : null,
        };
        var status = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return new RazorComponentResult<GridPage>(new { View = view }) { StatusCode = status };
    }

    static IEnumerable<DateOnly> Range(DateOnly from, DateOnly until) =>
        Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    static GridDay Day(
        WardSubject found,
        FormPlan form,
        DateOnly day,
        RecordMarks marks,
        IReadOnlyList<(FormPlace Place, SentForm Sent, Captured Captured)> planned
    )
    {
        var sheet = FormSheet.Of(found.State, new(found.Subject, form, Day: day));
        var sent = planned.FirstOrDefault(p => p.Place.Day == day).Captured;
        return new(day, sheet, sent, sheet.Lines.Any(l => l.Key is { } key && marks.IsLocked(key)));
    }
}
