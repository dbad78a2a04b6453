using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Conduct;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Accounts;

/// <summary>The people of a study: who has which role since when, the delegation log, and the log of training.</summary>
sealed class StudyPeopleRoutes(PageRoutes pages, OpenTrials trials, AccountStore accounts, Gate gate)
{
    public const string Path = PageRoutes.StudyPeople;

    public void Map(WebApplication app)
    {
        app.Reads(Of(""), (HttpContext http, string study) => Page(http, study)).Takes(Right.SeePeople);
        app.Sends(Of("/give"), Give).Takes(Right.GrantRoles);
        app.Sends(Of("/take"), Take).Takes(Right.GrantRoles);
        app.Sends(Of("/delegate"), Delegate).Takes(Right.Delegate);
        app.Sends(Of("/end"), End).Takes(Right.Delegate);
        app.Sends(Of("/trained"), Train).Takes(Right.Delegate);
    }

    static string Of(string verb) => $"/studies/{{study}}/{Path}{verb}";

    async Task<IResult> Page(HttpContext http, string study, Phrase? wrong = null)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var people = await gate.PeopleOf(study, http.RequestAborted);
        var known = (await accounts.All(http.RequestAborted)).Where(a => a.ClosedAt is null).ToList();
        return DeskResults.Page(
            http,
            view,
            Path,
            new("People")
            {
                Wrong = wrong,
                Sections = StudyPeopleSections.Of(view, people, await trials.Ledger.State(study, cancel: http.RequestAborted)),
                Forms = [.. StudyPeopleForms.Of(view, people, known)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    async Task<IResult> Give(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var account = await accounts.Find(form.Sent("account"), http.RequestAborted);
        if (
            !ProtocolWords.TryRead(form.Sent("role"), out Role role)
            || role == Role.Administrator
            || account is not { ClosedAt: null }
        )
            return await Page(http, study, "Choose a person and a role.");
        var held = await HeldAnywhere(account.Name, http.RequestAborted);
        if (RoleChange.Giving(http.Visitor().Account, account.Name, role, held) is { } refused)
            return await Page(http, study, $"{refused.What} {refused.Mend}");
        var content = new RoleGranted(account.Name, account.Printed, role, Site(form));
        return await Say(http, study, content, null, $"{account.Printed} is {RoleWords.Of(role)} from now on.");
    }

    async Task<IReadOnlyList<Role>> HeldAnywhere(string account, CancellationToken cancel)
    {
        var held = new List<Role>();
        foreach (var place in trials.Studies.Prepend(AccountChanged.Ledger))
            held.AddRange((await gate.PeopleOf(place, cancel)).Of(account, gate.Now).Select(r => r.Role));
        return held;
    }

    async Task<IResult> Take(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var people = await gate.PeopleOf(study, http.RequestAborted);
        if (people.Roles.FirstOrDefault(r => r.Until is null && StudyPeopleForms.Key(r) == form.Sent("held")) is not { } held)
            return await Page(http, study, "Nobody holds that role any more.");
        var content = new RoleWithdrawn(held.Account, held.Role, held.Site);
        return await Say(http, study, content, form.Sent("reason"), $"{held.Name} is no {RoleWords.Of(held.Role)} any more.");
    }

    async Task<IResult> Delegate(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        List<Right> rights =
        [
            .. form["right"].Select(r => ProtocolWords.TryRead(r ?? "", out Right right) ? right : (Right?)null).OfType<Right>(),
        ];
        var (from, to) = (Day(form, "from"), Day(form, "to"));
        if (
            from is not { } first
            || rights.Count == 0
            || rights.Exists(r => !StudyPeopleForms.Delegable.Contains(r))
            || to < first
        )
            return await Page(http, study, "Say what is delegated, and from which day to which.");
        if (!http.Permit().Reaches(Site(form)))
            return await Page(http, study, "You delegate at your own site.");
        var content = new Delegated(form.Sent("account"), rights, first, to, Site(form));
        return await Say(http, study, content, null, "The line stands in the delegation log.");
    }

    async Task<IResult> End(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var people = await gate.PeopleOf(study, http.RequestAborted);
        var line = people.Delegations.FirstOrDefault(d => d.Entry.ToString(CultureInfo.InvariantCulture) == form.Sent("entry"));
        if (line is null || Day(form, "last") is not { } last || !http.Permit().Reaches(line.Site))
            return await Page(http, study, "Choose a line of your site and its last day.");
        return await Say(http, study, new DelegationEnded(line.Entry, last), form.Sent("reason"), "The line ends on that day.");
    }

    async Task<IResult> Train(HttpContext http, string study)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Day(form, "day") is not { } day || form.Sent("version") is not { Length: > 0 } version)
            return await Page(http, study, "Say which version, and on which day.");
        return await Say(http, study, new Trained(form.Sent("account"), version, day), null, "The training is recorded.");
    }

    async Task<IResult> Say(HttpContext http, string study, EntryContent content, string? reason, string done)
    {
        var draft = new Draft(content, http.Permit().By(reason));
        var answer = await trials.Append(study, Change.Of(draft), http.RequestAborted);
        return answer.IsDone
            ? DeskResults.Next(http, TrialView.AddressOf(study, Path), done)
            : await Page(http, study, Phrase.Join(" ", answer.Refusals.Select(r => r.Says)));
    }

    static string? Site(IFormCollection form) => form.Sent("site") is { Length: > 0 } site ? site : null;

    static DateOnly? Day(IFormCollection form, string name) =>
        DateOnly.TryParseExact(form.Sent(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
