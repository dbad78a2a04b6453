using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Capture;
using Cairn.Criteria;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;

namespace Cairn.App.Web.Ward;

/// <summary>A person comes into the trial: the consent, then enrolment or a failed screening.</summary>
sealed class BeginningRoutes(WardSubjects subjects, PageRoutes pages, Gate gate)
{
    public void Map(WebApplication app)
    {
        const string New = "/studies/{study}/subjects/new",
            Enrol = "/studies/{study}/subjects/{subject}/enrol";
        app.Reads(New, (HttpContext http, string study) => NewPage(http, study)).Takes(Right.EnterRecords);
        app.Sends(New, Add).Takes(Right.EnterRecords);
        app.Reads(Enrol, (HttpContext http, string study, string subject) => EnrolPage(http, study, subject))
            .Takes(Right.EnterRecords);
        app.Sends(Enrol, Conclude).Takes(Right.EnterRecords);
    }

    async Task<IResult> NewPage(HttpContext http, string study, Phrase? wrong = null)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var state = await subjects.Trials.State(study, http.RequestAborted);
        return DeskResults.Page(
            http,
            view,
            "subjects/new",
            new("A new subject")
            {
                Wrong = wrong,
                Forms = [NewForm(http, view, Consents(state))],
                Links = [("All subjects", view.To("subjects"))],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    static List<string> Consents(LedgerState state) => [.. state.Of<ConsentVersion>().Select(c => c.Content.Version)];

    static Form NewForm(HttpContext http, TrialView view, IReadOnlyList<string> consents)
    {
        string Typed(string name) => http.Request.HasFormContentType ? http.Request.Form.Sent(name) : "";
        return new(
            TrialView.AddressOf(view.Study.Id, "subjects/new"),
            "Begin the screening",
            [
                new("subject", "Subject identifier")
                {
                    Value = Typed("subject"),
                    Hint = "No name, no initials: the study's number.",
                },
                new("site", "Site") { Value = Typed("site") is { Length: > 0 } site ? site : http.Permit().Site },
                new("day", "Day of the informed consent", FieldKind.Day) { Value = Typed("day") },
                .. consents.Count == 0
                    ? Array.Empty<Field>()
                    :
                    [
                        new("version", "Version of the consent form", FieldKind.Choice)
                        {
                            Choices = [.. consents.Select(c => (c, c))],
                            Value = consents[^1],
                        },
                    ],
            ]
        )
        {
            Title = "A new subject",
            Says = "The screening begins with the informed consent; nothing of the trial is recorded before it.",
        };
    }

    async Task<IResult> Add(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (subject, site) = (form.Sent("subject"), form.Sent("site"));
        if (!http.Permit().Reaches(site.Length == 0 ? null : site))
            return await NewPage(http, study, "Your role is given at another site: write your own.");
        if (DayOf(form) is not { } day)
            return await NewPage(http, study, "The day of the consent is missing, or lies ahead.");
        var state = await subjects.Trials.State(study, http.RequestAborted);
        if (Beginning.Wrong(state, subject) is { } wrong)
            return await NewPage(http, study, wrong.Says);
        var version = Consents(state).Find(c => c == form.Sent("version"));
        var says = Beginning.Consent(subject, site.Length == 0 ? null : site, day, version);
        var answer = await subjects.Trials.Append(study, Of(http, says, null), http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(TrialView.AddressOf(study, $"subjects/{Uri.EscapeDataString(subject)}/visits?done=added"))
            : await NewPage(http, study, "Somebody gave that identifier at the same moment. Choose another one.");
    }

    static Change Of(HttpContext http, IReadOnlyList<EntryContent> says, string? reason)
    {
        var by = http.Permit().By(reason);
        return Change.Of([.. says.Select(s => new Draft(s, by))]);
    }

    DateOnly? DayOf(IFormCollection form) =>
        DateOnly.TryParseExact(form.Sent("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day <= gate.Today
            ? day
            : null;

    async Task<IResult> EnrolPage(HttpContext http, string study, string subject, Phrase? wrong = null)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        var verdict = Verdict(found);
        var isEligible = verdict == Eligibility.Eligible;
        return DeskResults.Page(
            http,
            found.View,
            $"subjects/{Uri.EscapeDataString(subject)}/enrol",
            new($"{subject}: enrol, or end the screening")
            {
                Wrong = wrong,
                Done = Phrase.Join("", (Phrase)$"By the criteria, as recorded: {Words(verdict)}.", OfNow(found.View)),
                Forms = [EnrolForm(found, isEligible), FailForm(found)],
                Links = [("The criteria, one by one", found.View.ToSubject(subject)), ("Visits and forms", found.Visits)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    static Eligibility? Verdict(WardSubject found) =>
        found.View.Analysis.Screening.FirstOrDefault(s => s.Subject == found.Subject)?.Verdict;

    static string Words(Eligibility? verdict) =>
        verdict switch
        {
            Eligibility.Eligible => "eligible",
            Eligibility.Ineligible => "not eligible",
            Eligibility.Undetermined => "not known yet: criteria are open",
            null => "nothing is recorded",
        };

    // A page of another day asks about that day; none lies ahead.
    DateOnly Likely(TrialView view) => view.IsUsual || view.Day > gate.Today ? gate.Today : view.Day;

    // What is written from a page of the past is still an entry of now.
    static Phrase OfNow(TrialView view) =>
        view.IsUsual && view.Known is null
            ? ""
            : (Phrase)$" This page stands at {Written.Date(view.Day)}; what is written here is an entry of now.";

    Form EnrolForm(WardSubject found, bool isEligible) =>
        new(
            found.To("enrol"),
            "Enrol",
            [
                Field.Hidden("do", "enrol"),
                new("day", "Day of enrolment", FieldKind.Day) { Value = TrialView.Iso(Likely(found.View)) },
                .. isEligible ? Array.Empty<Field>() : [Field.Reason("Why against the criteria, or before they are known")],
            ]
        )
        {
            Title = "Enrol",
            Says = isEligible ? "Every criterion is met." : "This is recorded as a major deviation, with the reason.",
            IsDangerous = !isEligible,
        };

    Form FailForm(WardSubject found) =>
        new(
            found.To("enrol"),
            "Screening failed",
            Field.Hidden("do", "fail"),
            new Field("day", "Day", FieldKind.Day) { Value = TrialView.Iso(Likely(found.View)) },
            new Field("why", "Why: the criterion, or another reason")
        )
        {
            Title = "The screening failed",
        };

    async Task<IResult> Conclude(HttpContext http, string study, string subject)
    {
        var (found, instead) = await subjects.Find(http, study, subject);
        if (found is null)
            return instead!;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (DayOf(form) is not { } day)
            return await EnrolPage(http, study, subject, "The day is missing, or lies ahead.");
        var isFailed = form.Sent("do") == "fail";
        var (why, isEligible) = (form.Sent(isFailed ? "why" : "reason"), Verdict(found) == Eligibility.Eligible);
        if (why.Length == 0 && (isFailed || !isEligible))
            return await EnrolPage(http, study, subject, "Say why.");
        if (Beginning.Concluded(found.State, subject) is { } already)
            return await EnrolPage(http, study, subject, already.What);
        var says = isFailed
            ? Beginning.Fail(found.State, subject, day, why)
            : Beginning.Enrol(found.State, subject, day, isEligible, why);
        var answer = await subjects.Trials.Append(study, Of(http, says, why.Length > 0 ? why : null), http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next($"{found.Visits}?done={(isFailed ? "failed" : "enrolled")}")
            : await EnrolPage(http, study, subject, "Somebody wrote meanwhile: look, and do it again.");
    }
}
