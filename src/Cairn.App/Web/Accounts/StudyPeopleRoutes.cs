using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.Conduct;
using Cairn.Documents.Reports.Content;
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

    /// <summary>What an investigator can delegate: what the table of rights gives while delegated.</summary>
    static readonly IReadOnlyList<Right> Delegable =
    [
        .. RightsTable.Rights.Where(right => RightsTable.Roles.Any(role => RightsTable.Of(role, right) == Reach.Delegated)),
    ];

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

    async Task<IResult> Page(HttpContext http, string study, string? wrong = null, string? done = null)
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
                Done = done,
                Sections = [Roles(people), Log(people), Training(people), .. await Consents(view, http.RequestAborted)],
                Forms = [.. Forms(view, people, known)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static Section Roles(People people) =>
        new(
            "roles",
            "Roles",
            [
                new Table
                {
                    Id = "role-history",
                    Caption = "Who has, and had, which role",
                    Columns =
                    [
                        Column.OfWords("Name"),
                        Column.OfWords("Account"),
                        Column.OfWords("Role"),
                        Column.OfWords("Site"),
                        Column.OfWords("From", "UTC"),
                        Column.OfWords("To", "UTC"),
                        Column.OfWords("Given by"),
                        Column.OfWords("Taken by, why"),
                    ],
                    Groups = Table.Plain(people.Roles.Select(Row)),
                    WhenEmpty = "Nobody has a role in this study yet: an administrator gives it.",
                },
            ]
        );

    static IReadOnlyList<Cell> Row(HeldRole role) =>
        [
            role.Name,
            role.Account,
            RoleWords.Of(role.Role),
            role.Site ?? "all",
            Time(role.From),
            role.Until is { } until ? Time(until) : "now",
            role.By,
            role.TakenBy is { } by ? $"{by}: {role.Why}" : Cell.Nothing,
        ];

    static Section Log(People people) =>
        new(
            "delegation",
            "Delegation log",
            [
                new Table
                {
                    Id = "delegation-log",
                    Caption = "Who may do what, on which days",
                    Columns =
                    [
                        Column.OfWords("Account"),
                        Column.OfWords("May"),
                        Column.OfWords("Site"),
                        Column.OfWords("From"),
                        Column.OfWords("To"),
                        Column.OfWords("By"),
                        Column.OfNumbers("Entry"),
                    ],
                    Groups = Table.Plain(people.Delegations.Select(Row)),
                    WhenEmpty = "Nothing is delegated yet: an investigator writes the log.",
                },
            ]
        );

    static IReadOnlyList<Cell> Row(Delegation line) =>
        [
            line.Account,
            string.Join("; ", line.Rights.Select(RoleWords.Of)),
            line.Site ?? "all",
            Cell.Of(line.From),
            line.To is { } to ? Cell.Of(to) : "open",
            line.By,
            line.Entry.ToString(CultureInfo.InvariantCulture),
        ];

    static Section Training(People people) =>
        new(
            "training",
            "Training on the protocol",
            [
                new Table
                {
                    Id = "training-log",
                    Caption = "Who was trained on which version",
                    Columns = [Column.OfWords("Account"), Column.OfWords("Version"), Column.OfWords("Day")],
                    Groups = Table.Plain(
                        people.Training.Select(t => (IReadOnlyList<Cell>)[t.Account, t.Version, Cell.Of(t.Day)])
                    ),
                    WhenEmpty = "No training is recorded yet.",
                },
            ]
        );

    // It names subjects: who sees none sees none here.
    async Task<IReadOnlyList<Section>> Consents(TrialView view, CancellationToken cancel)
    {
        if (!view.May(Right.SeeSubjects))
            return [];
        var again = AskAgain.Of(await trials.Ledger.State(view.Study.Id, cancel: cancel), view.Day);
        return
        [
            new(
                "consent",
                "To be asked for consent again",
                [
                    new Table
                    {
                        Id = "ask-again",
                        Caption = "Subjects who have not consented to the newest form that asks again",
                        Synthetic = view.IsSynthetic,
                        Columns =
                        [
                            Column.OfWords("Subject"),
                            Column.OfWords("Consented to"),
                            Column.OfWords("Asked to consent to"),
                            Column.OfWords("In force since"),
                            Column.OfWords("First cells before it"),
                        ],
                        Groups = Table.Plain(again.Where(a => view.MayOf(Right.SeeSubjects, a.Subject)).Select(Row)),
                        WhenEmpty = "Nobody has to be asked again.",
                    },
                ]
            ),
        ];
    }

    static IReadOnlyList<Cell> Row(AskAgain again) =>
        [
            Cell.Subject(again.Subject),
            again.Consented ?? "no version recorded",
            again.Version,
            Cell.Of(again.Since),
            again.FirstCells is { } day ? Cell.Of(day) : "none",
        ];

    static IEnumerable<Form> Forms(TrialView view, People people, IReadOnlyList<Account> known)
    {
        if (view.May(Right.GrantRoles))
        {
            yield return GiveForm(view, known);
            yield return TakeForm(view, people);
        }
        if (!view.May(Right.Delegate))
            yield break;
        yield return DelegateForm(view, people);
        if (people.Delegations.Count > 0)
            yield return EndForm(view, people);
        yield return TrainForm(view, people);
    }

    static string To(TrialView view, string verb) => TrialView.AddressOf(view.Study.Id, Path + verb);

    static Form GiveForm(TrialView view, IReadOnlyList<Account> known) =>
        new(
            To(view, "/give"),
            "Give the role",
            new Field("account", "Account", FieldKind.Choice)
            {
                Choices = [.. known.Select(a => (a.Name, $"{a.Name}: {a.Printed}"))],
            },
            new Field("role", "Role", FieldKind.Choice)
            {
                Choices =
                [
                    .. Enum.GetValues<Role>()
                        .Where(r => r != Role.Administrator)
                        .Select(r => (ProtocolWords.Of(r), RoleWords.Of(r))),
                ],
            },
            SiteField
        )
        {
            Title = "Give a role",
        };

    static Field SiteField => new("site", "Site") { IsOptional = true, Hint = "As SITEID has it; empty for every site." };

    static Form TakeForm(TrialView view, People people) =>
        new(
            To(view, "/take"),
            "Take the role",
            new Field("held", "Role", FieldKind.Choice)
            {
                Choices =
                [
                    .. people.Roles.Where(r => r.Until is null).Select(r => (Key(r), $"{r.Name}: {RoleWords.Of(r.Role)}")),
                ],
            },
            Field.Reason()
        )
        {
            Title = "Take a role",
            IsDangerous = true,
        };

    static string Key(HeldRole role) => $"{role.Account}|{ProtocolWords.Of(role.Role)}|{role.Site}";

    static Field Person(People people) =>
        new("account", "Who", FieldKind.Choice)
        {
            Choices =
            [
                .. people
                    .Roles.Where(r => r.Until is null)
                    .DistinctBy(r => r.Account, StringComparer.Ordinal)
                    .Select(r => (r.Account, $"{r.Name} ({r.Account})")),
            ],
        };

    static Form DelegateForm(TrialView view, People people) =>
        new(
            To(view, "/delegate"),
            "Delegate",
            Person(people),
            new Field("right", "May", FieldKind.Choices)
            {
                Choices = [.. Delegable.Select(r => (ProtocolWords.Of(r), RoleWords.Of(r)))],
            },
            new Field("from", "First day", FieldKind.Day),
            new Field("to", "Last day", FieldKind.Day) { IsOptional = true },
            SiteField
        )
        {
            Title = "Delegate",
        };

    static Form EndForm(TrialView view, People people) =>
        new(
            To(view, "/end"),
            "End it",
            new Field("entry", "Line", FieldKind.Choice)
            {
                Choices = [.. people.Delegations.Select(d => (d.Entry.ToString(CultureInfo.InvariantCulture), Words(d)))],
            },
            new Field("last", "Last day", FieldKind.Day),
            Field.Reason()
        )
        {
            Title = "End a delegation",
            IsDangerous = true,
        };

    static string Words(Delegation line) =>
        $"{line.Account}, from {Written.Date(line.From)}: {string.Join("; ", line.Rights.Select(RoleWords.Of))}";

    static Form TrainForm(TrialView view, People people) =>
        new(
            To(view, "/trained"),
            "Record it",
            Person(people),
            new Field("version", "Version of the protocol")
            {
                Value = people.Protocols is [.., var newest] ? newest.Version : null,
            },
            new Field("day", "Day", FieldKind.Day)
        )
        {
            Title = "Training",
        };

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
        if (people.Roles.FirstOrDefault(r => r.Until is null && Key(r) == form.Sent("held")) is not { } held)
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
        if (from is not { } first || rights.Count == 0 || rights.Exists(r => !Delegable.Contains(r)) || to < first)
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
            ? await Page(http, study, done: done)
            : await Page(http, study, string.Join(" ", answer.Refusals.Select(r => $"{r.What} {r.Mend}")));
    }

    static string? Site(IFormCollection form) => form.Sent("site") is { Length: > 0 } site ? site : null;

    static DateOnly? Day(IFormCollection form, string name) =>
        DateOnly.TryParseExact(form.Sent(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
