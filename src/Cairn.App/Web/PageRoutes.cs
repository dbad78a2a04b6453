using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cairn.Analyses;
using Cairn.App.Web.Access;
using Cairn.App.Web.Pages;
using Cairn.Documents.Languages;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Html;
using Cairn.Documents.Reports.Sections;
using Cairn.Rights;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Point = Cairn.Ledger.Point;

namespace Cairn.App.Web;

/// <summary>Addresses to pages. A page is a function of its address, the shelf and the ledger.</summary>
sealed class PageRoutes(OpenTrials trials, Gate gate)
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The pages of a study, in the order of the list.</summary>
    public static IReadOnlyList<TrialPage> Links { get; } =
    [
        new("", "Overview"),
        new(Today, "Today"),
        new("subjects", "Subjects"),
        .. TrialSections.Pages.Where(page => page.Under is null),
        new(Products, "Product"),
        new(Data, "Data"),
        new(Queries, "Queries"),
        new(Due, "Due"),
        new(StudyPeople, "People"),
        new(Versions, "Versions"),
        new(Ranges, "Laboratory ranges"),
        new(History, "History"),
        new("report", "Report"),
    ];

    /// <summary>Where what waits for somebody stands.</summary>
    public const string Today = "today";

    /// <summary>Where the cells of all subjects stand.</summary>
    public const string Products = "product";

    /// <summary>Where it stands how far the data are: missing, asked, verified, locked, signed.</summary>
    public const string Data = "data";

    /// <summary>Where the open queries stand.</summary>
    public const string Queries = "queries";

    /// <summary>Where what is to be reported stands.</summary>
    public const string Due = "due";

    /// <summary>Where the entries of a study stand.</summary>
    public const string History = "history";

    /// <summary>Where the people of a study stand.</summary>
    public const string StudyPeople = "people";

    /// <summary>Where the versions of protocol and consent form stand.</summary>
    public const string Versions = "versions";

    /// <summary>Where the laboratories' ranges stand.</summary>
    public const string Ranges = "ranges";

    /// <summary>The pages that say nothing of any subject: the plan and the public record.</summary>
    static readonly string[] OfProtocol = ["record", "schedule", "assumed", Versions, Ranges];

    /// <summary>The right that a page of the list takes, and what belongs to it.</summary>
    public static Right RightOf(TrialPage page) =>
        page.Listed.Path switch
        {
            "subjects" or Today or Queries or Products or Data => Right.SeeSubjects,
            StudyPeople => Right.SeePeople,
            History => Right.SeeLedger,
            var path => OfProtocol.Contains(path) ? Right.SeeProtocol : Right.SeeTrial,
        };

    public void Map(WebApplication app)
    {
        app.MapMethods("/", Reading, (Delegate)Shelf).IsForPeople();
        OfStudy(app, "", Right.SeeTrial, (http, view) => Page<OverviewPage>(new { View = view }));
        foreach (var page in TrialSections.Pages)
            OfStudy(app, page.Path, RightOf(page), (http, view) => Page<SectionsPage>(new { View = view, Shown = page }));
        OfStudy(app, "safety-level-{level}", Right.SeeTrial, Level);
        OfStudy(app, "subjects", Right.SeeSubjects, Subjects);
        OfStudy(app, "subjects/{subject}", Right.SeeSubjects, Subject);
        OfStudy(app, "evidence/{page}/{table}/{row:int}/{column:int}", Right.SeeSubjects, Evidence);
        OfStudy(app, "report", Right.SeeTrial, Report);
        app.MapFallback("{*path}", (HttpContext http) =>
                Say(
                    new(
                        404,
                        "There is no such page",
                        $"Nothing lies at {http.Request.Path.Value}.",
                        "The studies and their pages are these.",
                        StudyLinks()
                    )
                )
            )
            .WithMetadata(new HttpMethodMetadata(Reading))
            .IsForPeople();
    }

    /// <summary>A page of trouble, with its status.</summary>
    public static IResult Say(Trouble trouble) => Page<TroublePage>(new { Trouble = trouble }, trouble.Status);

    static IResult Page<T>(object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent => new RazorComponentResult<T>(parameters) { StatusCode = status };

    async Task<IResult> Shelf(HttpContext http)
    {
        var rows = await Task.WhenAll(trials.Studies.Select(id => Row(http, id)));
        return Page<ShelfPage>(
            new
            {
                Studies = rows.OfType<ShelfRow>().ToList(),
                trials.Places,
                Who = http.Visitor(),
            }
        );
    }

    // A study in which the visitor has no role is not named to them.
    async Task<ShelfRow?> Row(HttpContext http, string id)
    {
        var pass = await gate.PassFor(http.Visitor(), id, http.RequestAborted);
        if (!pass.Has(Right.SeeProtocol) || await trials.Find(id, http.RequestAborted) is not { } found)
            return null;
        return new(id, View(found.Value, null) is { } view ? view with { Pass = pass } : null, found.Findings);
    }

    void OfStudy(WebApplication app, string path, Right right, Func<HttpContext, TrialView, IResult> page) =>
        app.MapMethods($"/studies/{{study}}/{path}".TrimEnd('/'), Reading, async (HttpContext http, string study) =>
                await Find(http, study) switch
                {
                    ({ } view, _) => page(http, view),
                    (_, var instead) => instead!,
                }
            )
            .Takes(right);

    /// <summary>The study on the day that an address asks for; what to say instead where there is none.</summary>
    public async Task<(TrialView? View, IResult? Instead)> Find(HttpContext http, string study)
    {
        var (point, notKnown) = await PointOf(http, study);
        if (notKnown is not null)
            return (null, Say(notKnown));
        if (await trials.Find(study, point, http.RequestAborted) is not { } found)
            return (null, Say(NoStudy(study)));
        if (found.Value is not { } trial)
            return (null, Say(WithErrors(study, found.Findings)));
        Languages.Spoken.Know(trial.Study);
        var (day, wrong) = DayOf(http.Request, trial.UsualDay);
        return wrong is null
            ? (View(trial, day, KnownIn(http.Request))! with { Pass = http.Pass() }, null)
            : (null, Say(NoDay(http, wrong.Value.What, wrong.Value.Mend)));
    }

    Trouble NoStudy(string study) =>
        new(
            404,
            "There is no such study",
            $"No study '{study}' is on the shelf.",
            trials.Studies.Count == 0 ? $"No study lies in {trials.Places}." : "The studies are these.",
            StudyLinks()
        );

    static Trouble NoDay(HttpContext http, Phrase what, Phrase mend) =>
        new(400, "There is no such day", what, mend, [("The page as of the usual day", http.Request.Path)]);

    static TrialView? View(KeptTrial? trial, DateOnly? day, string? known = null) =>
        trial is null
            ? null
            : new(trial.On(day ?? trial.UsualDay), trial.UsualDay, day is not null, trial.Head, known, trial.KnownAt);

    static string? KnownIn(HttpRequest request) =>
        request.Query[TrialView.KnownName].ToString() is { Length: > 0 } given ? given : null;

    async Task<(Point Point, Trouble? Wrong)> PointOf(HttpContext http, string study)
    {
        if (KnownIn(http.Request) is not { } given)
            return (Point.Now, null);
        if (KnownPoint.TryRead(given) is not { } point)
            return (Point.Now, NotKnown(http, $"'{given}' is neither an entry nor a time."));
        var notYet = KnownPoint.NotYet(point, await trials.State(study, http.RequestAborted));
        return (point, notYet is null ? null : NotKnown(http, notYet));
    }

    static Trouble NotKnown(HttpContext http, Phrase what) =>
        new(400, "There is no such moment", what, KnownPoint.Mend, [("The page as known now", http.Request.Path)]);

    static (DateOnly? Day, (Phrase What, Phrase Mend)? Wrong) DayOf(HttpRequest request, DateOnly usual)
    {
        if (request.Query["as-of"] is not { Count: > 0 } given || given is [""])
            return (null, null);
        if (
            given is not [var text]
            || !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
            return (
                null,
                ($"'{string.Join(", ", given.AsEnumerable())}' is no day.", "Write as-of as YYYY-MM-DD, for example 2026-03-12.")
            );
        // The form sends the day of the page it stands on, which may lie behind the point of the past that is asked for.
        if (KnownIn(request) is not null && day > usual)
            return (null, null);
        return day <= usual
            ? (day, null)
            : (
                null,
                (
                    $"{Written.Date(day)} lies after the last day that is known, {Written.Date(usual)}.",
                    "A window that is still open would look as if it had been completed: ask for that day or an earlier one."
                )
            );
    }

    static IResult Subjects(HttpContext http, TrialView view)
    {
        var (query, wrong) = SubjectQuery.Read(http.Request.Query);
        return query is null
            ? Say(
                new(
                    400,
                    "That cannot be asked",
                    wrong!,
                    "Choose from the lists on the page.",
                    [("All subjects", view.To("subjects"))]
                )
            )
            : Page<SubjectsPage>(new { View = view, Query = query });
    }

    static IResult Subject(HttpContext http, TrialView view)
    {
        var id = LastSegment(http);
        var subject = SubjectAnalysis.Of(view.Analysis, id);
        if (subject is not null && !view.MayOf(Right.SeeSubjects, id))
            return Say(OtherSite(view));
        if (subject is not null)
            return Page<SubjectPage>(new { View = view, Subject = subject });
        var known = view.Analysis.Casebook.Subjects;
        return Say(
            new(
                404,
                "There is no such subject",
                $"{view.Name} has no subject '{id}' as of {Written.Date(view.Day)}.",
                known.Count == 0
                    ? "No records are known by that day."
                    : $"{Written.Plural(known.Count, "subject is", "subjects are")} known by that day.",
                [("All subjects", view.To("subjects")), .. known.Take(10).Select(s => (s.Id, view.ToSubject(s.Id)))]
            )
        );
    }

    /// <summary>Why a person of one site is not shown what is another's.</summary>
    public static Trouble OtherSite(TrialView view) =>
        new(
            403,
            "This is another site's",
            "Your role is given at one site, and reaches the records of its subjects.",
            "Ask the site whose subject it is, or an administrator for a wider role.",
            [("The subjects of your site", view.To("subjects"))]
        );

    // A dose level has a page once somebody was treated at it.
    static IResult Level(HttpContext http, TrialView view)
    {
        if (TrialSections.At(LastSegment(http), view.Analysis) is { } page)
            return Page<SectionsPage>(new { View = view, Shown = page });
        return Say(
            new(
                404,
                "Nobody was treated there",
                $"As of {Written.Date(view.Day)} nobody was treated at that dose level.",
                "The page of safety names the levels that have one.",
                [("Safety", view.To("safety"))]
            )
        );
    }

    // As it was asked for: routing would leave a %2F alone, and an identifier may hold a slash.
    static string LastSegment(HttpContext http)
    {
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    static IResult Evidence(HttpContext http, TrialView view)
    {
        if (!view.MayOfAll(Right.SeeSubjects))
            return Say(OtherSite(view));
        var asked = http.Request.RouteValues;
        var (page, table) = (TrialSections.At((string)asked["page"]!, view.Analysis), (string)asked["table"]!);
        var (row, column) = (Number(asked["row"]), Number(asked["column"]));
        var evidence = page is null ? null : EvidenceSection.Of(TrialSections.On(page, view.Analysis), table, row, column);
        return evidence is null
            ? Say(
                new(
                    404,
                    "No record is behind that",
                    "There is no such number on this day, or it rests on no record.",
                    "Follow a number from its page.",
                    [(page?.Title ?? "Overview", view.To(page?.Path ?? ""))]
                )
            )
            : Page<EvidencePage>(
                new
                {
                    View = view,
                    Shown = page,
                    Table = table,
                    Address = FormattableString.Invariant($"evidence/{page!.Path}/{table}/{row}/{column}"),
                    Evidence = evidence,
                }
            );
    }

    static int Number(object? routed) => int.Parse((string)routed!, CultureInfo.InvariantCulture);

    static IResult Report(HttpContext http, TrialView view)
    {
        Site.AllowStyleWithin(http.Response);
        var language = Languages.Spoken.T;
        var reports = Reports.GetValue(view.Analysis, _ => []);
        return Results.Bytes(reports.GetOrAdd(language, l => Report(view, l)), "text/html; charset=utf-8");
    }

    // Written once of an analysis in a language, and kept as long as that is: a new day, or a new head of the ledger, has one
    // of its own.
    static readonly ConditionalWeakTable<Analysis, ConcurrentDictionary<Language, byte[]>> Reports = [];

    static byte[] Report(TrialView view, Language language)
    {
        using var file = new MemoryStream();
        HtmlFile.Write(TrialReport.Of(view.Analysis, view.Head) with { Language = language }, file);
        return file.ToArray();
    }

    static Trouble WithErrors(string study, IReadOnlyList<Finding> findings) =>
        new(
            503,
            $"The files of {study} have errors",
            string.Join(
                " ",
                findings
                    .Where(f => f.Severity == Severity.Error)
                    .Take(5)
                    .Select(f =>
                        $"{Path.GetFileName(f.Place)}"
                        + $"{(f.Line is { } line ? $", line {line.ToString(CultureInfo.InvariantCulture)}" : "")}: "
                        + $"{f.What} {f.Mend}"
                    )
            ),
            $"Mend them; 'cairn study check {study}' lists them all. The page works again at once."
        );

    List<(Phrase, string)> StudyLinks() => [("All studies", "/"), .. trials.Studies.Select(id => (id, TrialView.AddressOf(id)))];
}

/// <summary>A study on the list of studies; without a view when its files have errors.</summary>
public sealed record ShelfRow(string Id, TrialView? View, IReadOnlyList<Finding> Findings);
