using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Conduct;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.App.Web.Accounts;

/// <summary>What is to be reported of serious events, and the steps that are taken, by the site and by the sponsor.</summary>
sealed class DueRoutes(PageRoutes pages, OpenTrials trials)
{
    const string Path = PageRoutes.Due;

    public void Map(WebApplication app)
    {
        app.Reads(Of(""), (HttpContext http, string study) => Page(http, study)).Takes(Right.SeeTrial);
        app.Sends(Of("/site"), (HttpContext http, string study) => Note(http, study)).Takes(Right.NoteSafety);
        app.Sends(Of("/sponsor"), (HttpContext http, string study) => Note(http, study)).Takes(Right.JudgeSafety);
        app.Sends(Of("/measure"), (HttpContext http, string study) => Note(http, study, isMeasure: true))
            .Takes(Right.JudgeSafety);
        app.Sends(Of("/opinion"), Judge).Takes(Right.JudgeSafety);
    }

    static string Of(string verb) => $"/studies/{{study}}/{Path}{verb}";

    async Task<IResult> Page(HttpContext http, string study, Phrase? wrong = null)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        return DeskResults.Page(
            http,
            view,
            Path,
            new("Due")
            {
                Wrong = wrong,
                Sections = [DueSection.Of(view.Analysis)],
                Forms = [.. Forms(view)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static IEnumerable<Form> Forms(TrialView view)
    {
        if (view.May(Right.NoteSafety))
            yield return NoteForm(view, "/site", "The site's part", Right.NoteSafety);
        if (!view.May(Right.JudgeSafety))
            yield break;
        yield return NoteForm(view, "/sponsor", "The sponsor's part", Right.JudgeSafety);
        yield return MeasureForm(view);
        yield return new(
            TrialView.AddressOf(view.Study.Id, Path + "/opinion"),
            "Record the opinion",
            Event(view),
            new Field("expected", "Is it named in the reference safety information?", FieldKind.Choice)
            {
                Choices = [("", "not judged"), ("yes", "yes: expected"), ("no", "no: unexpected")],
                IsOptional = true,
            },
            new Field("related", "May the product have caused it?", FieldKind.Choice)
            {
                Choices =
                [
                    ("", "not judged"),
                    .. Enum.GetValues<Relatedness>().Select(r => (ProtocolWords.Of(r), ProtocolWords.Of(r))),
                ],
                IsOptional = true,
            }
        )
        {
            Title = "The sponsor's opinion",
            Says = "It stands beside the investigator's; the one that asks for more counts.",
        };
    }

    static Form MeasureForm(TrialView view) =>
        new(
            TrialView.AddressOf(view.Study.Id, Path + "/measure"),
            "Note the measure",
            new Field("event", "The event that asked for it", FieldKind.Choice)
            {
                Choices = [("", "none: a fault of the product, news of another trial ..."), .. Events(view, _ => true)],
                IsOptional = true,
            },
            Step(SafetyNote.MayStandAlone),
            When
        )
        {
            Title = "Urgent safety measures",
        };

    static Field Step(Func<SafetyStep, bool> isOffered)
    {
        var offered = Enum.GetValues<SafetyStep>().Where(isOffered);
        return new("step", "What was done", FieldKind.Choice)
        {
            Choices = [.. offered.Select(s => (ProtocolWords.Of(s), ClockWords.Of(s)))],
        };
    }

    static Field When =>
        new("at", "When") { Hint = "As 2026-03-12T14:30+08:00; what is not known is left out: 2026-03-12, 2026-03." };

    static Form NoteForm(TrialView view, string verb, string title, Right right) =>
        new(
            TrialView.AddressOf(view.Study.Id, Path + verb),
            "Note it",
            Event(view),
            Step(s => NeededRight.Of(s) == right && !SafetyNote.MayStandAlone(s)),
            When
        )
        {
            Title = title,
        };

    static Field Event(TrialView view) =>
        new("event", "Event", FieldKind.Choice) { Choices = [.. Events(view, e => !e.IsSerious.IsFalse)] };

    static IEnumerable<(string, Phrase)> Events(TrialView view, Func<AdverseEvent, bool> isOffered) =>
        view
            .Analysis.Casebook.Subjects.Where(s => view.MayOf(Right.SeeSubjects, s.Id))
            .SelectMany(s => s.Of<AdverseEvent>())
            .Where(isOffered)
            .Select(e => (Key(e), (Phrase)$"{e.Subject}: {e.Name}, {e.Start?.ToString() ?? "no date"}"));

    static string Key(AdverseEvent adverse) =>
        string.Create(CultureInfo.InvariantCulture, $"{adverse.Sequence} {adverse.Subject}");

    async Task<IResult> Note(HttpContext http, string study, bool isMeasure = false)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var adverse = await Chosen(http, study, form);
        if (adverse is null && (form.Sent("event") is { Length: > 0 } || !isMeasure))
            return await Page(http, study, "Choose an event of your site.");
        if (!ProtocolWords.TryRead(form.Sent("step"), out SafetyStep step) || !IsTaken(step, http, isMeasure))
            return await Page(http, study, "Choose what was done.");
        if (!PartialDate.TryParse(form.Sent("at"), out var at, out var why))
            return await Page(http, study, $"{why} Write it as 2026-03-12T14:30+08:00, and leave out what is not known.");
        return await Write(http, study, new SafetyNoted(adverse?.Key, step, at), $"Noted: {ClockWords.Of(step)}.");
    }

    static bool IsTaken(SafetyStep step, HttpContext http, bool isMeasure) =>
        NeededRight.Of(step) == http.Permit().Right && (!isMeasure || SafetyNote.MayStandAlone(step));

    async Task<IResult> Judge(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await Chosen(http, study, form) is not { } adverse)
            return await Page(http, study, "Choose an event.");
        var expected = form.Sent("expected") is { Length: > 0 } said ? Truth.Of(said == "yes") : Truth.Unknown;
        Relatedness? related = ProtocolWords.TryRead(form.Sent("related"), out Relatedness judged) ? judged : null;
        var day = DateOnly.FromDateTime(http.RequestServices.GetRequiredService<Gate>().Now.UtcDateTime);
        return expected.IsUnknown && related is null
            ? await Page(http, study, "Judge at least one of the two.")
            : await Write(http, study, new SafetyJudged(adverse.Key, day, expected, related), "The opinion is recorded.");
    }

    async Task<AdverseEvent?> Chosen(HttpContext http, string study, IFormCollection form)
    {
        var (view, _) = await pages.Find(http, study);
        var adverse = view
            ?.Analysis.Casebook.Subjects.SelectMany(s => s.Of<AdverseEvent>())
            .FirstOrDefault(e => Key(e) == form.Sent("event"));
        return adverse is not null && http.Permit().Reaches(view!.SiteOf(adverse.Subject)) ? adverse : null;
    }

    async Task<IResult> Write(HttpContext http, string study, EntryContent content, string done)
    {
        var answer = await trials.Append(study, Change.Of(new Draft(content, http.Permit().By())), http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(http, TrialView.AddressOf(study, Path), done)
            : await Page(http, study, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));
    }
}
