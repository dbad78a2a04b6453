using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Ward;

/// <summary>What is due today, overdue, and waited for, by the role of whoever looks.</summary>
sealed class TodayRoutes(PageRoutes pages, OpenTrials trials)
{
    public void Map(WebApplication app) => app.Reads($"/studies/{{study}}/{PageRoutes.Today}", Show).Takes(Right.SeeSubjects);

    async Task<IResult> Show(HttpContext http, string study)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var state = await trials.State(study, http.RequestAborted);
        return new RazorComponentResult<TodayPage>(new { View = view, Items = TodayList.Of(view, state) });
    }
}
