using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Rights;

namespace Cairn.App.Web.Ward;

/// <summary>Keeps what somebody types until they save it, and lets it go when they say so.</summary>
sealed class DraftRoutes(WardSubjects subjects, WardDrafts drafts)
{
    public void Map(WebApplication app)
    {
        // As with "check", there is no form of a visit or day of these names.
        foreach (var path in new[] { "{form}", "{form}/{when}" })
        {
            var address = $"/studies/{{study}}/subjects/{{subject}}/forms/{path}";
            app.Sends($"{address}/draft", Keep).Takes(Right.EnterRecords);
            app.Sends($"{address}/discard", Discard).Takes(Right.EnterRecords);
        }
    }

    async Task<IResult> Keep(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, form, when);
        if (found is null)
            return instead!;
        var sent = FormRoutes.Sent(await http.Request.ReadFormAsync(http.RequestAborted));
        return Results.Json(new { keptAt = await drafts.Keep(http, found, place!.Code, sent) });
    }

    async Task<IResult> Discard(HttpContext http, string study, string subject, string form, string? when)
    {
        var (found, place, instead) = await subjects.Find(http, study, subject, form, when);
        if (found is null)
            return instead!;
        await drafts.Discard(http, found, place!.Code);
        return DeskResults.Next(found.ToForm(place!));
    }
}
