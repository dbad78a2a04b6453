using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.StudyFiles;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;
using Cairn.Safety;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// The committee's page for events of which the definition of dose-limiting toxicity leaves open whether they are one.
/// </summary>
sealed class AdjudicateRoutes(PageRoutes pages, OpenTrials trials, Signing signing, Gate gate)
{
    const string Path = "adjudicate";

    public void Map(WebApplication app)
    {
        app.Reads($"/studies/{{study}}/{Path}", (HttpContext http, string study) => Page(http, study)).Takes(Right.DecideDose);
        app.Sends($"/studies/{{study}}/{Path}", Rule).Takes(Right.DecideDose);
    }

    async Task<IResult> Page(HttpContext http, string study, Phrase? wrong = null)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        return DeskResults.Page(
            http,
            view,
            Path,
            new("Rule about an event")
            {
                Wrong = wrong ?? DecideRoutes.NotNow(view),
                Sections = [AdjudicationSection.Of(view.Analysis)],
                Forms = DecideRoutes.NotNow(view) is null && Events(view) is { Count: > 0 } ? [RulingForm(http, view)] : [],
                Links = [("The dose board", view.To("dose")), ("Serious events", view.To("safety-serious"))],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    // Those that may be one first, then every other of the windows.
    static List<AdverseEvent> Events(TrialView view)
    {
        var board = view.Analysis.Doses;
        return
        [
            .. from s in board?.Subjects ?? []
            orderby s.Assessment.Status.Value == DltStatus.Pending ? 0 : 1
            from ae in view.Analysis.Casebook.Subject(s.Subject)!.Of<AdverseEvent>()
            where !(ae.Start?.Latest < s.Assessment.Infused) && !(ae.Start?.Earliest > s.Assessment.Window.Last)
            select ae,
        ];
    }

    static Form RulingForm(HttpContext http, TrialView view) =>
        new(
            TrialView.AddressOf(view.Study.Id, Path),
            "Sign the ruling",
            [
                Field.Hidden("head", new SignedEntry(view.Head.Sequence, view.Head.Hash).Code),
                new("event", "Event", FieldKind.Choice) { Choices = [.. Events(view).Select(ae => (Code(ae.Key), Says(ae)))] },
                new("outcome", "Ruling", FieldKind.Choice)
                {
                    Choices =
                    [
                        (ProtocolWords.Of(RulingOutcome.Dlt), "it is a dose-limiting toxicity"),
                        (ProtocolWords.Of(RulingOutcome.NotDlt), "it is none"),
                    ],
                },
                new("reason", "Why", FieldKind.LongText),
                .. Signing.Fields(http.Visitor()),
            ]
        )
        {
            Title = "The ruling",
            Says = Signing.Says(http.Permit()),
        };

    static string Code(RecordKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Number}/{key.Subject}");

    static string Says(AdverseEvent ae) =>
        $"{ae.Subject}: {ae.Name}, {(ae.WorstGrade is { } grade ? $"grade {Written.Count(grade)}" : "grade unknown")}, from "
        + $"{(ae.Start is { } start ? Written.Date(start) : "an unknown day")}";

    async Task<IResult> Rule(HttpContext http, string study, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        if (view.Analysis.Doses is not { } board || DecideRoutes.NotNow(view) is not null)
            return await Page(http, study, DecideRoutes.NotNow(view) ?? "");
        if (!view.IsSynthetic && view.Day > gate.Today)
            return await Page(http, study, "That day has not come.");
        var reason = form.Sent("reason");
        if (DecideRoutes.Head(form) is not { } head || Wanted(http, view, form) is not { } wanted || reason.Length == 0)
            return await Page(http, study, "Choose an event and a ruling, and say why.");
        var held = wanted.On(board, view.Analysis.Casebook);
        if (held.Value is not { } ruling)
            return await Page(http, study, Phrase.Join(" ", held.Findings.Select(f => f.Says)));
        if (await signing.Proof(http, people, form) is not { } proof)
            return await Page(http, study, Signing.NotProved);
        var drafts = Draft.SignedRuling(ruling, proof, http.Permit().By(reason));
        var answer = await trials.Append(study, Change.Of(drafts) with { RestsOn = head }, http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(TrialView.AddressOf(study, Path))
            : await Page(http, study, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));
    }

    static WantedRuling? Wanted(HttpContext http, TrialView view, IFormCollection form)
    {
        var sent = form.Sent("event");
        return
            Events(view).Find(ae => Code(ae.Key) == sent) is { } ae
            && ProtocolWords.TryRead(form.Sent("outcome"), out RulingOutcome outcome)
            ? new(ae.Key, outcome, http.Visitor().Name)
            : null;
    }
}
