using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Documents.Languages;
using Microsoft.AspNetCore.Localization;

namespace Cairn.App.Web.Languages;

/// <summary>
/// The language of a request: the one that was chosen in this browser, else the first that it asks for and the pages have, else
/// English.
/// </summary>
static class LanguageRoutes
{
    const string Path = "/language/{culture}";

    /// <summary>
    /// Letters that pages write as they are: those of English, and of Chinese, which would be thrice as long otherwise.
    /// </summary>
    public static HtmlEncoder Letters { get; } =
        HtmlEncoder.Create(
            UnicodeRanges.BasicLatin,
            UnicodeRanges.CjkSymbolsandPunctuation,
            UnicodeRanges.CjkUnifiedIdeographs,
            UnicodeRanges.HalfwidthandFullwidthForms
        );

    static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Where a language is chosen, and whence it goes back to.</summary>
    public static string AddressOf(Language language, string from) =>
        $"/language/{language.Culture.Name}?from={Uri.EscapeDataString(from)}";

    /// <summary>From here on each request is answered in its language.</summary>
    public static void Use(WebApplication app)
    {
        Language[] all = [.. Language.All, Language.Bracketed];
        var cultures = all.Select(l => l.Culture).ToList();
        app.UseRequestLocalization(
            new RequestLocalizationOptions
            {
                DefaultRequestCulture = new(Language.English.Culture),
                SupportedCultures = cultures,
                SupportedUICultures = cultures,
                RequestCultureProviders =
                [
                    new CookieRequestCultureProvider(),
                    new AcceptLanguageHeaderRequestCultureProvider { MaximumAcceptLanguageHeaderValuesToTry = 5 },
                ],
            }
        );
        app.Use(Spoken.Choose);
    }

    public static void Map(WebApplication app) =>
        app.Reads(Path, (HttpContext http, string culture) => Choose(http, culture)).IsPublic();

    // It says nothing but which words are read: kept for a year, and for every page of this server.
    static IResult Choose(HttpContext http, string culture)
    {
        if (Language.All.FirstOrDefault(l => l.Culture.Name == culture) is { } chosen)
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new(chosen.Culture)),
                new()
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    Secure = http.Request.IsHttps,
                    MaxAge = Kept,
                }
            );
        return DeskResults.Next(DeskResults.Within(http.Request.Query["from"].ToString()));
    }
}
