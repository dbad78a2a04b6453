using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Cairn.Analyses;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Ward;

/// <summary>
/// How the data of a study stand, subject by subject and form by form: queries with owner and age, what is missing, deviations,
/// verification, locks, signatures; and the same as CSV.
/// </summary>
sealed class DataRoutes(PageRoutes pages, OpenTrials trials, Gate gate)
{
    /// <summary>Subjects on a page.</summary>
    public const int PageSize = 25;

    static readonly string[] Heads =
    [
        "Subject",
        "Visit",
        "Form",
        "State",
        "Missing",
        "Open queries",
        "Owner of the oldest",
        "Age of the oldest, days",
        "Entered late",
        "Verified",
        "Locked",
        "Signed",
    ];

    public void Map(WebApplication app) => app.Reads($"/studies/{{study}}/{PageRoutes.Data}", Show).Takes(Right.SeeSubjects);

    async Task<IResult> Show(HttpContext http, string study)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        // The state as it stands keeps what was read of each subject; a past one is read anew.
        var state = view.Known is null
            ? await trials.State(study, http.RequestAborted)
            : await trials.Ledger.State(study, new Cairn.Ledger.Point(view.Head.Sequence), http.RequestAborted);
        var mine = view.Analysis.Casebook.Subjects.Where(s => view.MayOf(Right.SeeSubjects, s.Id)).ToList();
        var one = http.Request.Query["subject"].ToString();
        if (one.Length > 0)
            mine = [.. mine.Where(s => s.Id == one)];
        DataProgress Of(Records.SubjectRecords s) => DataProgress.Of(view.Study, state, s, view.Day);
        if (http.Request.Query["format"] == "csv")
            return Results.Text(CsvText.Of(Heads, mine.Select(Of).SelectMany(Rows)), "text/csv", Encoding.UTF8);
        var page = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1;
        page = Math.Clamp(page, 1, Math.Max(1, (mine.Count + PageSize - 1) / PageSize));
        var kept = Rows(view.Analysis);
        var shown = mine.Skip((page - 1) * PageSize).Take(PageSize);
        var queries = OpenQuery.Of(state).Where(q => view.MayOf(Right.SeeSubjects, q.Key.Subject));
        return new RazorComponentResult<DataPage>(
            new
            {
                View = view,
                Rows = shown.Select(s => kept.GetOrAdd(s.Id, _ => Of(s))).ToList(),
                Queries = queries.ToList(),
                One = one.Length > 0 ? one : null,
                All = mine.Count,
                Page = page,
                Now = view.IsSynthetic ? state.Time ?? gate.Now : gate.Now,
            }
        );
    }

    // Of the subjects that were shown, as long as nothing is entered, no file of the study is changed and the day is the same.
    static readonly ConditionalWeakTable<Analysis, ConcurrentDictionary<string, DataProgress>> Kept = [];

    static ConcurrentDictionary<string, DataProgress> Rows(Analysis analysis) =>
        Kept.GetValue(analysis, _ => new(StringComparer.Ordinal));

    IEnumerable<IReadOnlyList<string>> Rows(DataProgress subject) => subject.Forms.Select(f => Row(subject.Subject, f));

    IReadOnlyList<string> Row(string subject, ExpectedForm form)
    {
        var oldest = form.Form.Queries.Count > 0 ? form.Form.Queries[0] : null;
        return
        [
            subject,
            form.Visit?.Visit.Name ?? "",
            form.Form.Place.Form.Title,
            WardWords.Of(form.Form.Fill),
            YesNo(form.IsMissing),
            form.Form.Queries.Count.ToString(CultureInfo.InvariantCulture),
            oldest is null ? "" : DataPage.OwnerOf(oldest),
            oldest is null ? "" : ((int)(gate.Now - oldest.Asked.Time).TotalDays).ToString(CultureInfo.InvariantCulture),
            YesNo(form.Form.IsLate),
            YesNo(form.Form.IsVerified),
            YesNo(form.Form.IsLocked),
            YesNo(form.Form.IsSigned),
        ];
    }

    static string YesNo(bool isSo) => isSo ? "yes" : "no";
}
