using System.Globalization;
using Cairn.Analyses;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// The safety committee's page: what the rule proposes, and the decision, as cautious or more, with its signature.
/// </summary>
sealed class DecideRoutes(PageRoutes pages, OpenTrials trials, Signing signing, Gate gate)
{
    const string Path = "decide";

    public void Map(WebApplication app)
    {
        app.Reads($"/studies/{{study}}/{Path}", (HttpContext http, string study) => Page(http, study)).Takes(Right.DecideDose);
        app.Sends($"/studies/{{study}}/{Path}", Decide).Takes(Right.DecideDose);
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
            new("Decide on the next dose")
            {
                Wrong = wrong ?? NotNow(view),
                Sections = Sections(view.Analysis),
                Forms = NotNow(view) is null ? [DecisionForm(http, view)] : [],
                Links = [("The dose board", view.To("dose"))],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static IReadOnlyList<Section> Sections(Analysis analysis) =>
        analysis is { Doses: { } board, Casebook.Subjects.Count: > 0 }
            ? [Proposal(board, LimitBlocks.Warnings(analysis)), SignatureSection.OfDecisions(analysis)]
            : [];

    /// <summary>Why the committee cannot decide on a view; null when it can.</summary>
    public static string? NotNow(TrialView view) =>
        view switch
        {
            { Analysis.Doses: null } => "The study has no dose board: it names no levels, no rule or no definition of a DLT.",
            { Analysis.Casebook.Subjects.Count: 0 } => DoseSection.NobodyYet,
            { IsUsual: false } or { Known: not null } =>
                "A decision is made on what is known now: open the page as of the latest day.",
            _ => null,
        };

    static Section Proposal(DoseBoard board, IEnumerable<Block> warnings) =>
        new(
            "proposal",
            "What the rule proposes",
            [
                new Answered(AdviceWords.Of(board)),
                .. warnings,
                new KeyFacts([
                    ("Rule", AdviceWords.ByItself(board)),
                    ("DLTs of evaluable, by level", board.Now.State.ToString()),
                ]),
                new Words("The committee may be as cautious as the rule, or more; never less."),
            ]
        );

    static Form DecisionForm(HttpContext http, TrialView view) =>
        new(
            TrialView.AddressOf(view.Study.Id, Path),
            "Sign the decision",
            [
                Field.Hidden("head", new SignedEntry(view.Head.Sequence, view.Head.Hash).Code),
                new("action", "Decision", FieldKind.Choice)
                {
                    Choices =
                    [
                        (ProtocolWords.Of(CommitteeAction.Treat), "treat more subjects at a dose level"),
                        (ProtocolWords.Of(CommitteeAction.Hold), "hold: nobody is infused until we decide again"),
                        (ProtocolWords.Of(CommitteeAction.Stop), "stop: escalation ends"),
                    ],
                },
                new("level", "Dose level; at the end, the MTD")
                {
                    IsOptional = true,
                    Hint =
                        "To treat: 1 or above. To stop: the MTD, 0 when no level is tolerable, empty when none was determined.",
                },
                new("subjects", "How many more subjects") { IsOptional = true, Hint = "To treat." },
                new("reason", "Why", FieldKind.LongText),
                .. Signing.Fields(http.Visitor()),
            ]
        )
        {
            Title = "The decision",
            Says = $"{Signing.Says(http.Permit())} It means: {SignatureWords.Of(SignatureMeaning.Decision)}.",
        };

    async Task<IResult> Decide(HttpContext http, string study, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        if (view.Analysis.Doses is not { } board || NotNow(view) is not null)
            return await Page(http, study, NotNow(view) ?? "");
        if (!view.IsSynthetic && view.Day > gate.Today)
            return await Page(http, study, "That day has not come.");
        if (view.Analysis.Casebook.Decisions is [.., var last] && last.Day > view.Day)
            return await Page(http, study, $"The committee decided later, on {Written.Date(last.Day)}.");
        if (Head(form) is not { } head || Wanted(http, form) is not { } wanted)
            return await Page(http, study, "Choose a decision, with numbers in digits, and say why.");
        var held = wanted.On(board);
        if (held.Value is not { } decision)
            return await Page(http, study, Phrase.Join(" ", held.Findings.Select(f => f.Says)));
        if (await signing.Proof(http, people, form) is not { } proof)
            return await Page(http, study, Signing.NotProved);
        return await Write(http, study, decision, proof, head);
    }

    async Task<IResult> Write(HttpContext http, string study, CommitteeDecision decision, SignatureProof proof, ChainHead head)
    {
        var drafts = Draft.SignedDecision(decision, proof, http.Permit().By());
        var answer = await trials.Append(study, Change.Of(drafts) with { RestsOn = head }, http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(TrialView.AddressOf(study, "dose"))
            : await Page(http, study, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));
    }

    /// <summary>
    /// What the committee had before it: when the ledger has moved since, the store says so and writes nothing.
    /// </summary>
    public static ChainHead? Head(IFormCollection form)
    {
        try
        {
            var seen = SignedEntry.Parse(form.Sent("head"));
            return new(seen.Sequence, seen.Hash);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static WantedDecision? Wanted(HttpContext http, IFormCollection form)
    {
        var (level, subjects, reason) = (Number(form, "level"), Number(form, "subjects"), form.Sent("reason"));
        if (!ProtocolWords.TryRead(form.Sent("action"), out CommitteeAction action) || reason.Length == 0)
            return null;
        if ((level is null && form.Sent("level").Length > 0) || (subjects is null && form.Sent("subjects").Length > 0))
            return null;
        var treats = action == CommitteeAction.Treat;
        return new(
            action,
            action == CommitteeAction.Hold ? null : level,
            treats ? subjects : null,
            reason,
            http.Visitor().Name,
            http.Permit().RoleInWords
        );
    }

    static int? Number(IFormCollection form, string name) =>
        int.TryParse(form.Sent(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
