using Cairn.App.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cairn.App.Web.Accounts;

/// <summary>Desks as answers.</summary>
static class DeskResults
{
    /// <summary>A page of its own.</summary>
    public static IResult Page(HttpContext http, Desk desk, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<DeskPage>(new { Desk = Ready(http, desk) }) { StatusCode = status };

    /// <summary>A page of a study.</summary>
    public static IResult Page(HttpContext http, TrialView view, string path, Desk desk, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<StudyDeskPage>(
            new
            {
                View = view,
                Desk = Ready(http, desk),
                Path = path,
            }
        )
        {
            StatusCode = status,
        };

    /// <summary>
    /// On to another address, which is asked for anew (303, RFC 9110 section 15.4.4): going back does not send the form again.
    /// </summary>
    public static IResult Next(string address) => new SeeOther(address);

    /// <summary>The same, and the page says once what was done.</summary>
    public static IResult Next(HttpContext http, string address, Phrase done)
    {
        var code = http.RequestServices.GetRequiredService<SaidOnce>().Keep(http.Visitor().Account, done);
        return Next($"{address}?{Said}={code}");
    }

    const string Said = "said";

    /// <summary>What the page before said was done; null for nothing, or when it was told already.</summary>
    public static Phrase? Told(HttpContext http) =>
        http.Request.Query[Said].ToString() is { Length: > 0 } code
            ? http.RequestServices.GetRequiredService<SaidOnce>().Take(http.Visitor().Account, code)
            : null;

    sealed record SeeOther(string Address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Address;
            return Task.CompletedTask;
        }
    }

    /// <summary>An address of this server; the first page for any other.</summary>
    public static string Within(string? address) =>
        address is ['/', ..] and not (['/', '/' or '\\', ..]) && !address.Contains('\n', StringComparison.Ordinal)
            ? address
            : "/";

    /// <summary>A field of the form that was sent, without space around it; empty where it was left out.</summary>
    public static string Sent(this IFormCollection form, string name) => form[name].ToString().Trim();

    /// <summary>A desk with the proof that its forms came from this server.</summary>
    public static Desk Ready(HttpContext http, Desk desk)
    {
        // A page with a form is kept nowhere: the framework says so itself.
        http.Response.Headers.Remove(HeaderNames.CacheControl);
        if (desk.UsesPasskeys)
            PageScript.Allow(http.Response);
        return desk with
        {
            Done = desk.Done ?? Told(http),
            Token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken ?? "",
        };
    }
}
