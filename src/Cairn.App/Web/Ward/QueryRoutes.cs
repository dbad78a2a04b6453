using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Ward;

/// <summary>Queries: asked at a record, answered by the site, closed by whoever may ask; and all that are open, by age.</summary>
sealed class QueryRoutes(WardSubjects subjects, PageRoutes pages, Gate gate)
{
    const string OfSubject = "/studies/{study}/subjects/{subject}/queries";

    public void Map(WebApplication app)
    {
        app.Reads("/studies/{study}/queries", List).Takes(Right.SeeSubjects);
        app.Reads($"{OfSubject}/new", (HttpContext http, string study, string subject) => Ask(http, study, subject))
            .Takes(Right.SeeSubjects);
        app.Sends($"{OfSubject}/new", Open).Takes(Right.AskQueries);
        app.Reads($"{OfSubject}/{{query:long}}", (HttpContext http, string study, string subject, long query) =>
                Thread(http, study, subject, query)
            )
            .Takes(Right.SeeSubjects);
        app.Sends($"{OfSubject}/{{query:long}}/answer", Answer).Takes(Right.AnswerQueries);
        app.Sends($"{OfSubject}/{{query:long}}/close", Close).Takes(Right.AskQueries);
    }

    async Task<IResult> List(HttpContext http, string study)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var state = await subjects.Trials.State(study, http.RequestAborted);
        var mine = OpenQuery.Of(state).Where(q => http.Permit().Reaches(WardSubject.SiteOf(state, q.Key.Subject)));
        return new RazorComponentResult<QueriesPage>(
            new
            {
                View = view,
                Queries = mine.ToList(),
                gate.Now,
            }
        );
    }

    async Task<IResult> Ask(HttpContext http, string study, string subject, Phrase? wrong = null)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        var named = http.Request.HasFormContentType ? http.Request.Form.Sent("record") : http.Request.Query["record"].ToString();
        if (KeyOf(found, named) is not { } key)
            return Missing(found);
        return DeskResults.Page(
            http,
            found.View,
            $"subjects/{Uri.EscapeDataString(subject)}/queries/new",
            new($"Ask about {key}")
            {
                Wrong = wrong,
                Forms = found.May(Right.AskQueries)
                    ?
                    [
                        new(
                            found.To("queries/new"),
                            "Ask",
                            Field.Hidden("record", named),
                            new Field("variable", "About which value", FieldKind.Choice) { Choices = Variables(found, key) },
                            new Field("question", "What is asked", FieldKind.LongText)
                        ),
                    ]
                    : [],
                Done = found.May(Right.AskQueries) ? null : "Queries are asked by data managers, statisticians and monitors.",
                Links = [("Visits and forms", found.Visits)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    static IReadOnlyList<(string, Phrase)> Variables(WardSubject found, RecordKey key) =>
        [
            ("", "the record as a whole"),
            .. found
                .State.Record(key)!
                .Newest.ReadableValues.Select(v => (v.Name, $"{v.Name}: {v.Text ?? EntryValue.RemovedMark}")),
        ];

    static IResult Missing(WardSubject found) =>
        PageRoutes.Say(
            new(
                404,
                "There is no such record",
                "Nothing of this subject stands under that number.",
                "Choose a record of the subject.",
                [("Visits and forms", found.Visits)]
            )
        );

    // DOMAIN.NUMBER; DM. without a number.
    static RecordKey? KeyOf(WardSubject found, string written)
    {
        if (written.Split('.') is not [var domain, var number])
            return null;
        int? known = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        var key = new RecordKey(found.Subject, domain, known);
        return found.State.Record(key) is { IsRemoved: false } ? key : null;
    }

    async Task<IResult> Open(HttpContext http, string study, string subject)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        if (KeyOf(found, form.Sent("record")) is not { } key)
            return Missing(found);
        if (form.Sent("question") is not { Length: > 0 and <= LongestText } question)
            return await Ask(http, study, subject, "Write what is asked, in at most 2,000 letters.");
        var variable = form.Sent("variable") is { Length: > 0 } said ? said : null;
        return await Write(http, found, new QueryOpened(key, variable, question), null);
    }

    const int LongestText = 2000;

    async Task<IResult> Thread(HttpContext http, string study, string subject, long query, Phrase? wrong = null)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        if (Find(found, query) is not { } open)
            return Missing(found);
        return new RazorComponentResult<QueryPage>(
            new
            {
                Of = found,
                Query = open,
                Desk = DeskResults.Ready(
                    http,
                    new Desk($"Query about {open.Key}") { Wrong = wrong, Forms = [.. Forms(found, open)] }
                ),
            }
        )
        {
            StatusCode = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    static OpenQuery? Find(WardSubject found, long query) =>
        OpenQuery.Of(found.State).FirstOrDefault(q => q.Entry == query && q.Key.Subject == found.Subject);

    static IEnumerable<Form> Forms(WardSubject found, OpenQuery open)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"queries/{open.Entry}");
        if (found.May(Right.AnswerQueries))
            yield return new(found.To(address + "/answer"), "Answer", new Field("answer", "Answer", FieldKind.LongText));
        if (found.May(Right.AskQueries))
            yield return new(found.To(address + "/close"), "Close the query") { Title = "It is settled" };
    }

    async Task<IResult> Answer(HttpContext http, string study, string subject, long query)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        if (Find(found, query) is not { } open)
            return Missing(found);
        if (form.Sent("answer") is not { Length: > 0 and <= LongestText } text)
            return await Thread(http, study, subject, query, "Write an answer, in at most 2,000 letters.");
        return await Write(http, found, new QueryAnswered(open.Key, query, text), query);
    }

    async Task<IResult> Close(HttpContext http, string study, string subject, long query)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        return Find(found, query) is { } open ? await Write(http, found, new QueryClosed(open.Key, query), null) : Missing(found);
    }

    async Task<IResult> Write(HttpContext http, WardSubject found, EntryContent content, long? query)
    {
        var change = Change.Of(new Draft(content, http.Permit().By()));
        var answer = await subjects.Trials.Append(found.View.Study.Id, change, http.RequestAborted);
        if (!answer.IsDone)
            return PageRoutes.Say(new(409, "Nothing was written", "It is locked, or somebody wrote meanwhile.", "Do it again."));
        return DeskResults.Next(
            query is { } thread
                ? found.To(string.Create(CultureInfo.InvariantCulture, $"queries/{thread}"))
                : TrialView.AddressOf(found.View.Study.Id, PageRoutes.Queries)
        );
    }
}
