using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Documents.Laboratory;
using Cairn.Ledger.Entries;
using Cairn.Rights;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cairn.App.Web.Ward.Laboratory;

/// <summary>
/// Results pasted from a spreadsheet, from a file, or as FHIR: read, shown with what is found, and saved on the visit's forms
/// once a person approved them. What is approved is read again from the same bytes, whose hash the entries name.
/// </summary>
sealed class LaboratoryRoutes(WardSubjects subjects, FormSaving saving)
{
    const string Address = "/studies/{study}/subjects/{subject}/laboratory";

    /// <summary>The most that is brought at once, in bytes: more is imported at the command line.</summary>
    const int LongestSheet = 1 << 20;

    public void Map(WebApplication app)
    {
        app.Reads(Address, Show).Takes(Right.EnterRecords);
        app.Sends(Address, Read).Takes(Right.EnterRecords);
        app.Sends(Address + "/save", Save).Takes(Right.EnterRecords);
    }

    async Task<IResult> Show(HttpContext http, string study, string subject)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        return found is null ? instead! : Page(Empty(http, found) with { Visit = http.Request.Query["visit"].ToString() });
    }

    static LaboratoryView Empty(HttpContext http, WardSubject found)
    {
        // The framework says itself that a page with a form is kept nowhere.
        http.Response.Headers.Remove(HeaderNames.CacheControl);
        return new(found, http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken ?? "");
    }

    async Task<IResult> Read(HttpContext http, string study, string subject)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        var view = await Brought(http, found);
        return Page(view.Sheet is null ? view : Checked(view));
    }

    async Task<IResult> Save(HttpContext http, string study, string subject)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        var view = await Brought(http, found);
        if (view.Sheet is not { } sheet)
            return Page(view);
        view = Checked(view);
        if (Why(view) is { } why)
            return Page(view with { Wrong = why });
        var source = EntrySource.File(sheet.Name, sheet.Sha256);
        var done = "same";
        foreach (var (form, _) in view.Forms)
            switch (await saving.Save(http, found, form.Place, form.Sent, source))
            {
                case SaveAnswer.Saved saved:
                    done = saved.After(done);
                    break;
                case SaveAnswer.Same:
                    break;
                case SaveAnswer.Open or SaveAnswer.Refused:
                    return Page(await Again(http, found, "A form was written or locked meanwhile: look again."));
                case SaveAnswer.NotYours:
                    return PageRoutes.Say(SaveAnswer.NotYours.Words);
                case SaveAnswer.Busy:
                    return PageRoutes.Say(SaveAnswer.Busy.Words);
            }
        return DeskResults.Next($"{found.Visits}?done={done}&form={Uri.EscapeDataString(view.Forms[0].Form.Place.Code)}");
    }

    async Task<LaboratoryView> Again(HttpContext http, WardSubject found, string wrong)
    {
        var state = await subjects.Trials.State(found.View.Study.Id, http.RequestAborted);
        return Checked(await Brought(http, found with { State = state })) with { Wrong = wrong };
    }

    // Nothing is saved while somebody has to look.
    static string? Why(LaboratoryView view)
    {
        if (view.Sheet!.Patients.Count > 0 && view.Patient.Length == 0)
            return "Say whose results these are: nothing is saved before.";
        if (view.Forms.Count == 0)
            return "No result is on a form of this visit: nothing is saved.";
        if (view.Sheet.Findings.Any(f => f.Severity == Severity.Error))
            return "Something cannot be read for sure: mend it in the spreadsheet, and bring it again.";
        if (view.Forms.Any(f => f.Captured.State == CaptureState.NeedsReason))
            return "Saved values change: say why.";
        return view.Forms.All(f => f.Captured.State is CaptureState.Ready or CaptureState.Nothing)
            ? null
            : "Nothing is saved yet: what cannot be read is marked below.";
    }

    static async Task<LaboratoryView> Brought(HttpContext http, WardSubject found)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, bytes) = await Bytes(form, http.RequestAborted);
        var view = Empty(http, found) with
        {
            Visit = form.Sent("visit"),
            Day = form.Sent("day"),
            Patient = form.Sent("patient"),
            Reason = form.Sent("reason"),
            Answers = form.Where(f => f.Key.StartsWith("answer.", StringComparison.Ordinal))
                .ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal),
            Raw = Convert.ToBase64String(bytes),
        };
        return bytes.Length switch
        {
            0 => view with { Wrong = "Nothing was pasted and no file was chosen." },
            > LongestSheet => view with { Wrong = "That is more than a megabyte: bring it in at the command line.", Raw = "" },
            _ => view with { Sheet = LaboratorySheet.Read(name, bytes, view.Answers) },
        };
    }

    static async Task<(string Name, byte[] Bytes)> Bytes(IFormCollection form, CancellationToken cancel)
    {
        if (form.Sent("raw") is { Length: > 0 } raw)
            return (NameOf(form.Sent("name")), Decoded(raw));
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return ("pasted.tsv", System.Text.Encoding.UTF8.GetBytes(form["paste"].ToString().Trim()));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return (NameOf(file.FileName), bytes.ToArray());
    }

    static byte[] Decoded(string raw)
    {
        var bytes = new byte[raw.Length];
        return Convert.TryFromBase64String(raw, bytes, out var written) ? bytes[..written] : [];
    }

    // As somebody's machine named it: no path, no letters that no name has.
    static string NameOf(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return new([.. last.Where(c => !char.IsControl(c)).Take(120)]);
    }

    LaboratoryView Checked(LaboratoryView view)
    {
        var (found, sheet) = (view.Of, view.Sheet!);
        var visit = found.View.Study.Schedule.FirstOrDefault(v => v.Id == view.Visit);
        if (visit is null)
            return view with { Wrong = "Choose the visit." };
        var patient = view.Patient.Length > 0 ? view.Patient : sheet.Patients.FirstOrDefault(p => p == found.Subject) ?? "";
        List<ResultRow> rows = [.. sheet.Results.Where(r => r.Patient is null || r.Patient == patient).Select(r => r.Row)];
        var placed = PlacedResults.At(found.State, found.View.Study, found.Subject, visit, rows, view.Day, view.Reason);
        var rules = saving.Rules(found);
        return view with
        {
            Patient = patient,
            Placed = placed,
            Forms = [.. placed.Forms.Select(f => (f, Capturing.Plan(found.State, f.Place, f.Sent, rules)))],
        };
    }

    static RazorComponentResult<LaboratoryPage> Page(LaboratoryView view)
    {
        var status = view.Wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return new(new { View = view }) { StatusCode = status };
    }
}
