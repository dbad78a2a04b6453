using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Documents.Languages;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

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

    const int MostAsked = 5;

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
                RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(Asked)],
            }
        );
        app.Use(Spoken.Choose);
    }

    // A browser may ask for a language of a country alone (zh-CN), or of a script: each stands for its language, too.
    static Task<ProviderCultureResult?> Asked(HttpContext http)
    {
        var asked = http.Request.GetTypedHeaders().AcceptLanguage;
        var first = asked.OrderByDescending(l => l.Quality ?? 1).Take(MostAsked);
        List<StringSegment> names = [.. first.SelectMany(l => new[] { l.Value, l.Value.Split(['-']).First() })];
        return Task.FromResult(names.Count == 0 ? null : new ProviderCultureResult(names));
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
