using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Documents.Datasets;
using Cairn.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Exports;

/// <summary>
/// The records of a study and what is derived of them as datasets: what they hold, and each kind of file to take. They hold every
/// subject, so that whoever sees the subjects of one site alone takes none.
/// </summary>
sealed class DatasetsRoutes(PageRoutes pages)
{
    /// <summary>The page's address under the study's.</summary>
    public const string Path = "datasets";

    public void Map(WebApplication app) => app.Reads($"/studies/{{study}}/{Path}", Show).Takes(Right.SeeSubjects);

    async Task<IResult> Show(HttpContext http, string study)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var isWhole = view.MayOfAll(Right.SeeSubjects);
        if (http.Request.Query["format"].ToString() is { Length: > 0 } asked)
            return isWhole ? File(view, asked) : PageRoutes.Say(OneSite(view));
        return new RazorComponentResult<DatasetsPage>(
            new { View = view, Datasets = isWhole ? Of(view, DatasetFormat.All[0]).Datasets : null }
        );
    }

    static IResult File(TrialView view, string asked)
    {
        if (DatasetFormat.Of(asked) is not { } format)
            return PageRoutes.Say(NoFormat(view));
        var package = Of(view, format);
        if (package.Faults is [var fault, ..])
            return PageRoutes.Say(Unfit(view, fault));
        using var file = new MemoryStream();
        package.Write(file);
        return Results.Bytes(file.ToArray(), "application/zip", package.FileName);
    }

    static DatasetPackage Of(TrialView view, DatasetFormat format) =>
        Datasets.Of(view.Analysis, view.Head, format, Enum.GetValues<DatasetStandard>());

    static Trouble OneSite(TrialView view) =>
        new(
            StatusCodes.Status403Forbidden,
            "The datasets hold every subject",
            "Your role reaches the subjects of one site.",
            "Ask somebody who sees the whole trial.",
            Back(view)
        );

    static Trouble NoFormat(TrialView view) =>
        new(
            StatusCodes.Status404NotFound,
            "There is no such kind of file",
            "The address names another kind than those that are written.",
            "Choose one of the page.",
            Back(view)
        );

    static Trouble Unfit(TrialView view, Finding fault) =>
        new(
            StatusCodes.Status409Conflict,
            "This kind of file cannot hold the data",
            $"{fault.Place} [{fault.Column}]: {fault.What}",
            "Take Dataset-JSON, which holds all.",
            Back(view)
        );

    static IReadOnlyList<(Phrase, string)> Back(TrialView view) => [("Datasets", view.To(Path))];
}
