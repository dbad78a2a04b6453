using System.Globalization;
using Cairn.Documents.Languages;
using Cairn.Studies;

namespace Cairn.App.Web.Languages;

/// <summary>The language of the request at hand: pages say their words through it.</summary>
public static class Spoken
{
    sealed class Request
    {
        public required Language Language { get; set; }
    }

    static readonly AsyncLocal<Request?> Now = new();

    /// <summary>What pages write: <c>@T["Subjects"]</c>, <c>@T[$"Today, {day}"]</c>.</summary>
    public static Language T => Now.Value?.Language ?? Language.English;

    /// <summary>From here on the request is answered in the language that was chosen for it.</summary>
    public static async Task Choose(HttpContext http, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Now.Value = new() { Language = Language.Of(CultureInfo.CurrentUICulture) };
        await next(http);
    }

    /// <summary>The page is a study's: its own words are known from here on.</summary>
    public static void Know(Study study)
    {
        if (Now.Value is { } request)
            request.Language = request.Language.With(study);
    }
}
