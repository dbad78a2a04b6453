using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Documents.Reports.Html;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cairn.App.Web.Design;

/// <summary>
/// A dose-escalation design for who knows no command: chosen and judged on a page whose address holds it, and taken along as the
/// appendix of a protocol. No word of any patient: it is open to everybody.
/// </summary>
sealed class DesignRoutes(TimeProvider clock)
{
    public const string Path = "/design";

    public void Map(WebApplication app)
    {
        app.Reads(Path, Show).IsPublic();
        app.Reads($"{Path}/appendix", Appendix).IsPublic();
    }

    DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    async Task<IResult> Show(HttpContext http)
    {
        var query = DesignQuery.Read(http.Request.Query);
        var answer = await DesignAnswer.Of(query, Today, http.RequestAborted);
        return new RazorComponentResult<DesignPage>(
            new
            {
                Query = query,
                Answer = answer,
                Address = http.Request.QueryString.Value ?? "",
            }
        )
        {
            StatusCode = answer.Report is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    async Task<IResult> Appendix(HttpContext http)
    {
        var answer = await DesignAnswer.Of(DesignQuery.Read(http.Request.Query), Today, http.RequestAborted);
        if (answer.Report is not { } report)
            return Results.Redirect(Path + http.Request.QueryString);
        Site.AllowStyleWithin(http.Response);
        http.Response.Headers[HeaderNames.ContentDisposition] = "attachment; filename=\"dose-escalation-design.html\"";
        using var file = new MemoryStream();
        HtmlFile.Write(report, file);
        return Results.Bytes(file.ToArray(), "text/html; charset=utf-8");
    }
}
