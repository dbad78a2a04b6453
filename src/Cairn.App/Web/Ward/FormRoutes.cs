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
/// Forms of a subject: shown, checked while somebody types, and saved. What is saved goes on to another address, so that going
/// back does not send it again; sent again all the same, it changes nothing.
/// </summary>
sealed class FormRoutes(WardSubjects subjects, WardDrafts drafts, FormSaving saving, Gate gate)
{
    public void Map(WebApplication app)
    {
        CaptureScript.Script.Map(app);
        foreach (var path in new[] { "{form}", "{form}/{when}" })
        {
            var address = $"/studies/{{study}}/subjects/{{subject}}/forms/{path}";
            app.Reads(address, Show).Takes(Right.SeeSubjects);
            app.Sends(address, Save).Takes(Right.EnterRecords);
        }
        // The form of a day or visit named "check" there is none.
        app.Sends("/studies/{study}/subjects/{subject}/forms/{form}/check", Check).Takes(Right.EnterRecords);
        app.Sends("/studies/{study}/subjects/{subject}/forms/{form}/{when}/check", Check).Takes(Right.EnterRecords);
    }

    async Task<IResult> Show(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, form, when);
        if (found is null)
            return instead!;
        if (await drafts.Find(http, found, place!.Code) is not { } draft)
            return Page(http, found, place!, null, null);
        var sent = new SentForm(draft.Fields, draft.Key);
        var captured = Capturing.Plan(found.State, place!, sent, saving.Rules(found));
        if (captured.State != CaptureState.Nothing)
            return Page(http, found, place!, captured, sent.Reason, draft: draft);
        await drafts.Discard(http, found, place!.Code); // it was saved, and the answer never came
        return Page(http, found, place!, null, null);
    }

    async Task<IResult> Save(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, form, when);
        if (found is null)
            return instead!;
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var sent = Sent(fields);
        return await saving.Save(http, found, place!, sent) switch
        {
            SaveAnswer.Saved saved => await Saved(http, found, place!, fields["then"].ToString(), saved.Done),
            SaveAnswer.Same => await Saved(http, found, place!, fields["then"].ToString(), "same"),
            SaveAnswer.Open open => Page(http, open.Found, place!, open.Captured, sent.Reason),
            SaveAnswer.Refused no => Page(http, no.Found, place!, no.Captured, sent.Reason, Say(no.Refusals)),
            SaveAnswer.NotYours => PageRoutes.Say(SaveAnswer.NotYours.Words),
            SaveAnswer.Busy => PageRoutes.Say(SaveAnswer.Busy.Words),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    async Task<IResult> Check(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, form, when);
        if (found is null)
            return instead!;
        var sent = Sent(await http.Request.ReadFormAsync(http.RequestAborted));
        var captured = Capturing.Plan(found.State, place!, sent, saving.Rules(found));
        return Results.Json(new { notes = FormNotes.Of(captured, sent) });
    }

    /// <summary>A form as it was sent.</summary>
    public static SentForm Sent(IFormCollection fields) =>
        new(
            fields
                .Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
                .ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal),
            fields[SentForm.KeyField].ToString() is { Length: > 0 and <= 64 } key && key.All(char.IsAsciiLetterOrDigit)
                ? key
                : "none"
        );

    static Phrase Say(IEnumerable<Finding> refusals) => Phrase.Join(" ", refusals.Select(r => (Phrase)$"{r.Place}: {r.Says}"));

    async Task<IResult> Saved(HttpContext http, WardSubject found, FormPlace place, string then, string done)
    {
        await drafts.Discard(http, found, place.Code);
        return Next(found, place, then, done);
    }

    static IResult Next(WardSubject found, FormPlace place, string then, string done)
    {
        if (then == "stay")
            return DeskResults.Next($"{found.ToForm(place)}?done={done}");
        var forms = place.Visit is { } visit ? found.View.Study.FormsAt(visit).ToList() : [];
        var after = forms.SkipWhile(f => f.Id != place.Form.Id).Skip(1);
        var next = after.FirstOrDefault(f => f.Repeats == FormRepeat.Visit);
        return then == "next" && next is not null && done != SaveAnswer.TooLate
            ? DeskResults.Next(found.ToForm(place with { Form = next }))
            : DeskResults.Next($"{found.Visits}?done={done}&form={Uri.EscapeDataString(place.Code)}");
    }

    IResult Page(
        HttpContext http,
        WardSubject found,
        FormPlace place,
        Captured? captured,
        string? reason,
        Phrase? wrong = null,
        FormDraft? draft = null
    )
    {
        // The framework says itself that a page with a form is kept nowhere.
        http.Response.Headers.Remove(HeaderNames.CacheControl);
        PageScript.Allow(http.Response);
        var sheet = FormSheet.Of(found.State, place);
        var view = new FormView(
            found,
            sheet,
            RecordMarks.Of(found.State),
            Needs(found),
            captured,
            reason,
            http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken ?? "",
            KeyOf(http) ?? draft?.Key ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))
        )
        {
            Likely = Likely(found, place),
            Wrong = wrong ?? (draft is null ? Wrong(captured?.State) : null),
            Kept = draft,
            Done = Done(http.Request.Query["done"].ToString()),
        };
        return new RazorComponentResult<FormPage>(new { View = view })
        {
            StatusCode = draft is null ? Status(captured?.State, wrong) : 200,
        };
    }

    // A form that comes back keeps its key: it is the same form still.
    static string? KeyOf(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Form[SentForm.KeyField].ToString() is { Length: > 0 } key
            ? key
            : null;

    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Studies.Study, NeededBy> NeededOf = [];

    static NeededBy Needs(WardSubject found) => NeededOf.GetValue(found.View.Study, NeededBy.Of);

    string Likely(WardSubject found, FormPlace place)
    {
        if (place.Visit is not { } visit)
            return "";
        var others = found.View.Study.FormsAt(visit).Where(f => f.Repeats == FormRepeat.Visit);
        var held = others.Select(f => FormSheet.Of(found.State, place with { Form = f }).Date).FirstOrDefault(d => d.Length > 0);
        if (held is not null)
            return held;
        var planned = visit.Day is { } day ? found.FirstCells?.AddDays(day) : null;
        return planned?.AddDays(-visit.Before) <= gate.Today && gate.Today <= planned?.AddDays(visit.After)
            ? TrialView.Iso(gate.Today)
            : "";
    }

    static string? Wrong(CaptureState? state) =>
        state switch
        {
            CaptureState.Unreadable => "Nothing is saved yet: what cannot be read is marked below.",
            CaptureState.Moved => "Nothing is saved yet: somebody else wrote here meanwhile.",
            CaptureState.NeedsReason => "Nothing is saved yet: saved values change, and a reason is asked for.",
            CaptureState.Nothing or CaptureState.Ready or null => null,
        };

    /// <summary>What an address says was done.</summary>
    public static string? Done(string done) =>
        done switch
        {
            "saved" => "Saved.",
            SaveAnswer.TooLate => SaveAnswer.TooLateWords,
            "same" => "Nothing was new: it stands as it was.",
            _ => null,
        };

    static int Status(CaptureState? state, Phrase? wrong) =>
        state switch
        {
            CaptureState.Unreadable or CaptureState.NeedsReason => StatusCodes.Status422UnprocessableEntity,
            CaptureState.Moved => StatusCodes.Status409Conflict,
            CaptureState.Nothing or CaptureState.Ready or null => wrong is null
                ? StatusCodes.Status200OK
                : StatusCodes.Status409Conflict,
        };
}
