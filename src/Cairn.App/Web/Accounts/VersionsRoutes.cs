using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Point = Cairn.Ledger.Point;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// The versions of the protocol and of the consent form: which was in force when, how the files on the shelf differ from the
/// newest, and a form each that puts one into force.
/// </summary>
sealed class VersionsRoutes(PageRoutes pages, OpenTrials trials)
{
    public const string Path = PageRoutes.Versions;

    public void Map(WebApplication app)
    {
        app.Reads(Of(""), (HttpContext http, string study) => Page(http, study)).Takes(Right.SeeProtocol);
        app.Sends(Of("/protocol"), PutProtocol).Takes(Right.ChangeProtocol);
        app.Sends(Of("/consent"), PutConsent).Takes(Right.ChangeProtocol);
    }

    const string Again = "yes",
        NotAgain = "no";

    static string Of(string verb) => $"/studies/{{study}}/{Path}{verb}";

    async Task<IResult> Page(HttpContext http, string study, Phrase? wrong = null)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var state = await trials.Ledger.State(study, new Point(view.Head.Sequence), http.RequestAborted);
        var files = StudyFolder.Files(trials.FolderOf(study)!);
        return DeskResults.Page(
            http,
            view,
            Path,
            new("Versions")
            {
                Wrong = wrong,
                Sections = VersionSections.Of(view, state, files),
                Forms = view.Known is null && view.May(Right.ChangeProtocol) ? [ProtocolForm(study), ConsentForm(study)] : [],
                Links = [("Whom to ask for consent again", view.To(PageRoutes.StudyPeople))],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static Form ProtocolForm(string study) =>
        new(
            TrialView.AddressOf(study, Path + "/protocol"),
            "Put the protocol into force",
            new("version", "Version") { Hint = "As it is printed on the protocol: 2.1." },
            new("from", "First day on which the site works by it", FieldKind.Day),
            Field.Reason("Why: the amendment, in a few words")
        )
        {
            Title = "A version of the protocol",
            Says =
                "The study's files as they lie on the shelf now are kept in the ledger under this name. What happened before "
                + "its first day is read by the version in force then.",
        };

    static Form ConsentForm(string study) =>
        new(
            TrialView.AddressOf(study, Path + "/consent"),
            "Put the consent form into force",
            new("version", "Version") { Hint = "As it is printed on the form." },
            new("from", "First day on which it is given", FieldKind.Day),
            new("again", "Who consented to an earlier version", FieldKind.Choice)
            {
                Choices = [(NotAgain, "need not be asked again"), (Again, "has to be asked again: a new risk became known")],
            },
            Field.Reason()
        )
        {
            Title = "A version of the consent form",
        };

    async Task<IResult> PutProtocol(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await NotNow(http, study) is { } instead)
            return instead;
        if (Named(form) is not var (name, from))
            return await Page(http, study, WhatIsMissing);
        var files = StudyFolder.Files(trials.FolderOf(study)!);
        if (StudyFolder.Read(trials.FolderOf(study)!).Value is null)
            return await Page(http, study, "The files on the shelf have errors: mend them first.");
        var by = http.Permit().By(form.Sent("reason"));
        var answer = await trials.Ledger.Append(study, ProtocolVersion.Of(name, from, files), files, by, http.RequestAborted);
        return await Said(http, study, answer, $"Version {name} of the protocol is in force from {Written.Date(from)}.");
    }

    async Task<IResult> PutConsent(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await NotNow(http, study) is { } instead)
            return instead;
        if (Named(form) is not var (name, from) || form.Sent("again") is not (Again or NotAgain))
            return await Page(http, study, WhatIsMissing);
        var draft = new Draft(new ConsentVersion(name, from, form.Sent("again") == Again), http.Permit().By(form.Sent("reason")));
        var answer = await trials.Append(study, Change.Of(draft), http.RequestAborted);
        return await Said(http, study, answer, $"Version {name} of the consent form is given from {Written.Date(from)} on.");
    }

    const string WhatIsMissing = "Give the version's name, its first day, and why.";

    async Task<IResult?> NotNow(HttpContext http, string study) => (await pages.Find(http, study)).Instead;

    async Task<IResult> Said(HttpContext http, string study, Store.Appended answer, string done) =>
        answer.IsDone
            ? DeskResults.Next(http, TrialView.AddressOf(study, Path), done)
            : await Page(http, study, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));

    static (string Name, DateOnly From)? Named(IFormCollection form) =>
        form.Sent("version") is { Length: > 0 and <= 40 } name
        && form.Sent("reason").Length > 0
        && DateOnly.TryParseExact(form.Sent("from"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (name, day)
            : null;
}
