using System.Globalization;
using System.Text;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Figures;
using Cairn.Registry;
using Cairn.Registry.Queries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Registry;

/// <summary>Addresses of the public pages. A page is a function of its address and of what is loaded.</summary>
sealed class RegistryRoutes(OpenRegistry registry)
{
    /// <summary>Rows of a list as CSV or JSON at most; the interface gives the rest page by page.</summary>
    const int MostRows = 1000;

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Where pages are on a server.</summary>
    public static RegistryLinks Links { get; } =
        new([StyleSheetFile.Address, RegistrySheet.Address], OpenRegistry.AddressOf, "/registry")
        {
            Json = number => "/api/v2/studies/" + number,
        };

    public void Map(WebApplication app)
    {
        RegistrySheet.Map(app);
        app.MapMethods("/registry", Reading, (Delegate)Search).IsPublic();
        app.MapMethods(RegistryQuery.LandscapePath, Reading, (Delegate)Landscape).IsPublic();
        app.MapMethods("/registry/compare", Reading, (Delegate)Compare).IsPublic();
        app.MapMethods("/registry/{id}", Reading, Trial).IsPublic();
        app.MapMethods("/registry/{id}/versions", Reading, Versions).IsPublic();
    }

    async Task<IResult> Search(HttpContext http)
    {
        var (query, wrong) = RegistryQuery.Read(http.Request.Query);
        if (query is null)
            return CannotBeAsked(wrong!);
        return http.Request.Query["format"].ToString() switch
        {
            "" => Page<SearchPage>(new { View = await registry.Search(query, http.RequestAborted) }),
            "json" => await Rows(query, AsJson, http.RequestAborted),
            "csv" => await Rows(query, AsCsv, http.RequestAborted),
            var format => PageRoutes.Say(
                new(
                    400,
                    "There is no such format",
                    $"'{format}' is none.",
                    "Ask for json or csv.",
                    [("The page", query.ToAddress())]
                )
            ),
        };
    }

    async Task<IResult> Rows(
        RegistryQuery query,
        Func<SearchResult, IReadOnlyList<TrialRow>, IResult> write,
        CancellationToken cancel
    )
    {
        var read = QueryReader.Read(query.Text);
        if (read.Value is not { } question)
            return Results.Text(read.Findings[0].ToString() + "\n", "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        var result = await registry.Store.Search(query.Of(question) with { Skip = 0, Take = MostRows }, cancel);
        var stored = await registry.Store.Find([.. result.Hits.Select(h => h.Number)], cancel);
        return write(result, [.. stored.Select(OpenRecord.Of).Select(TrialRow.Of)]);
    }

    static IResult AsJson(SearchResult result, IReadOnlyList<TrialRow> rows) =>
        Results.Json(FoundTrials.Json(result, rows), Shell.Json);

    static IResult AsCsv(SearchResult result, IReadOnlyList<TrialRow> rows) =>
        Results.Text(CsvText.Of(TrialRow.Head, rows.Select(r => r.Cells)), "text/csv", Encoding.UTF8);

    async Task<IResult> Landscape(HttpContext http)
    {
        var (query, wrong) = RegistryQuery.Read(http.Request.Query);
        if (query is null)
            return CannotBeAsked(wrong!);
        var view = await registry.Landscape(query, http.RequestAborted);
        return (http.Request.Query["format"].ToString(), view.Landscape) switch
        {
            ("json", { } landscape) => Results.Json(LandscapeJson.Of(landscape), Shell.Json),
            ("csv", { } landscape) => Results.Text(
                CsvText.Of(LandscapeFigures.Head, LandscapeFigures.Rows(landscape)),
                "text/csv",
                Encoding.UTF8
            ),
            _ => Page<LandscapePage>(new { View = view }),
        };
    }

    static IResult CannotBeAsked(string why) =>
        PageRoutes.Say(
            new(400, "That cannot be asked", why, "Choose from the lists on the page.", [("All trials", "/registry")])
        );

    async Task<IResult> Compare(HttpContext http)
    {
        var asked = http.Request.Query;
        var (a, b) = (asked["a"].ToString().Trim(), asked["b"].ToString().Trim());
        var view = await registry.Compare(a, b, http.RequestAborted);
        if (asked["format"] == "json" && view.Comparison is { } comparison)
            return Results.Json(ComparisonJson.Of(comparison), Shell.Json);
        return Page<ComparePage>(new { View = view });
    }

    async Task<IResult> Versions(HttpContext http, string id)
    {
        var asked = http.Request.Query;
        var view = await registry.Versions(id, Id(asked["from"]), Id(asked["to"]), http.RequestAborted);
        if (view is null)
            return NotThere(id);
        return asked["format"] == "json" && view is { From: { } from, To: { } to }
            ? Results.Json(RecordHistory.Json(view.Number, from, to, view.Changes), Shell.Json)
            : Page<VersionsPage>(new { View = view });
    }

    /// <summary>The id of a version; one that no version has where the text is no number; null where nothing is asked.</summary>
    static long? Id(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;
    }

    async Task<IResult> Trial(HttpContext http, string id)
    {
        var (asked, cancel) = (http.Request.Query, http.RequestAborted);
        if (Id(asked["version"]) is { } version)
            return await registry.Older(id, version, cancel) is { } older ? Page<TrialPage>(new { Sheet = older }) : NotThere(id);
        if (await registry.Sheet(id, asked["from"] == "record", asked["related"].ToString(), cancel) is { } sheet)
            return Page<TrialPage>(new { Sheet = sheet });
        return NotThere(id);
    }

    static IResult NotThere(string id) =>
        PageRoutes.Say(
            new(
                404,
                "There is no such trial",
                $"The record of '{id}' is not loaded here.",
                "Search for it, or look at the registry itself.",
                [("All trials", "/registry"), (id + " at ClinicalTrials.gov", RegistryLinks.Official(id))]
            )
        );

    static IResult Page<T>(object parameters)
        where T : IComponent => new RazorComponentResult<T>(parameters);
}
