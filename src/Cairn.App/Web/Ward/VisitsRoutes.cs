using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Ward;

/// <summary>The visits of a subject with their windows and forms: what is entered, missing, asked about.</summary>
sealed class VisitsRoutes(WardSubjects subjects)
{
    public void Map(WebApplication app) => app.Reads("/studies/{study}/subjects/{subject}/visits", Show).Takes(Right.SeeSubjects);

    async Task<IResult> Show(HttpContext http, string study, string subject)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        return found is null
            ? instead!
            : new RazorComponentResult<VisitsPage>(
                new
                {
                    Of = found,
                    Now = found.View.Day,
                    Done = Done(found, http.Request.Query),
                }
            );
    }

    static Phrase? Done(WardSubject found, IQueryCollection query)
    {
        var form = query["form"].ToString().Split('/') is [var id, .. var when] ? (id, when) : default;
        var title = found.View.Study.Form(form.id ?? "")?.Title;
        return (query["done"].ToString(), title) switch
        {
            ("saved", { } known) => (Phrase)$"Saved: {known}.",
            (SaveAnswer.TooLate, _) => SaveAnswer.TooLateWords,
            ("same", { } known) => $"{known}: nothing was new, it stands as it was.",
            ("enrolled", _) => "Enrolled.",
            ("failed", _) => "The screening is recorded as failed.",
            ("added", _) => "The consent is recorded: the screening begins.",
            _ => null,
        };
    }
}
