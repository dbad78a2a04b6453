using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Rights;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cairn.App.Web.Ward;

/// <summary>
/// The ten questions of the ICE score, asked at the bedside. A part counts once all its questions are answered; what was not
/// asked is no point lost.
/// </summary>
sealed class IceRoutes(WardSubjects subjects, FormSaving saving)
{
    const string Address = "/studies/{study}/subjects/{subject}/ice/{when}";

    public void Map(WebApplication app)
    {
        app.Reads(Address, Show).Takes(Right.EnterRecords);
        app.Sends(Address, Save).Takes(Right.EnterRecords);
    }

    /// <summary>The name of a question's field: ICEORI.1.</summary>
    public static string Name(string line, int question) => string.Create(CultureInfo.InvariantCulture, $"{line}.{question}");

    async Task<IResult> Show(HttpContext http, string study, string subject, string when)
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, BedsideLines.Form, when);
        return found is null ? instead! : Page(http, found, place!, null, null);
    }

    async Task<IResult> Save(HttpContext http, string study, string subject, string when)
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, BedsideLines.Form, when);
        if (found is null)
            return instead!;
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var sent = new SentForm(Answers(fields), "ice");
        if (sent.Fields.Keys.All(k => !k.EndsWith(".FAORRES", StringComparison.Ordinal)))
            return Page(http, found, place!, "No part was asked to its end: nothing is saved.", fields);
        return await saving.Save(http, found, place!, sent) switch
        {
            SaveAnswer.Saved saved => DeskResults.Next($"{found.ToForm(place!)}?done={saved.Done}"),
            SaveAnswer.Same => DeskResults.Next($"{found.ToForm(place!)}?done=same"),
            SaveAnswer.Open { Captured: var captured, Found: var now } => Page(http, now, place!, Why(captured), fields),
            SaveAnswer.Refused no => Page(http, no.Found, place!, string.Join(" ", no.Refusals.Select(r => r.What)), fields),
            SaveAnswer.NotYours => PageRoutes.Say(SaveAnswer.NotYours.Words),
            SaveAnswer.Busy => PageRoutes.Say(SaveAnswer.Busy.Words),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    static string Why(Captured captured) =>
        captured.State switch
        {
            CaptureState.NeedsReason => "Nothing is saved yet: a score stands already. Say why it changes.",
            CaptureState.Moved => "Nothing is saved yet: somebody else wrote the score meanwhile. Look, and save again.",
            CaptureState.Unreadable or CaptureState.Nothing or CaptureState.Ready => string.Join(
                " ",
                captured.Findings.Select(f => f.What)
            ),
        };

    // The points of each part that was asked to its end, and the entries that were on the screen.
    static Dictionary<string, string> Answers(IFormCollection fields)
    {
        var answers = fields
            .Where(f => f.Key.EndsWith(".base", StringComparison.Ordinal) || f.Key == SentForm.ReasonField)
            .ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        foreach (var (line, questions) in BedsideLines.IceParts)
        {
            List<string> said = [.. questions.Select((_, i) => fields[Name(line, i + 1)].ToString())];
            if (said.TrueForAll(s => s is "Y" or "N"))
                answers[line + ".FAORRES"] = said.Count(s => s == "Y").ToString(CultureInfo.InvariantCulture);
        }
        return answers;
    }

    static RazorComponentResult<IcePage> Page(
        HttpContext http,
        WardSubject found,
        FormPlace place,
        Phrase? wrong,
        IFormCollection? said
    )
    {
        http.Response.Headers.Remove(HeaderNames.CacheControl);
        return new(
            new
            {
                Of = found,
                Sheet = FormSheet.Of(found.State, place),
                Wrong = wrong,
                Said = said,
                Token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken ?? "",
            }
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
