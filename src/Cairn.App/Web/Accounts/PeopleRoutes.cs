using System.Security.Cryptography;
using Cairn.App.Web.Access;
using Cairn.Conduct;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Accounts;

/// <summary>The accounts of this server, for who administers it: invite, give the first role, close.</summary>
sealed class PeopleRoutes(AccountStore accounts, Gate gate, OpenTrials trials)
{
    public const string Address = "/people";

    /// <summary>The keys for other systems, of everybody.</summary>
    public const string Keys = Address + "/keys";

    const string Close = Address + "/close";

    /// <summary>An invitation holds for so long.</summary>
    static readonly TimeSpan Invitation = TimeSpan.FromDays(7);

    public void Map(WebApplication app)
    {
        app.Reads(Address, (HttpContext http) => Page(http)).IsForAdministrators();
        app.Sends(Address, Invite).IsForAdministrators();
        app.Sends(Close, CloseAccount).IsForAdministrators();
    }

    async Task<IResult> Page(HttpContext http, Phrase? wrong = null)
    {
        var all = await accounts.All(http.RequestAborted);
        return DeskResults.Page(
            http,
            new("Accounts")
            {
                Wrong = wrong,
                Sections = [await List(all, http.RequestAborted)],
                Forms = [InvitationForm(), CloseForm(all)],
                Links =
                [
                    ("Your account", OwnAccount.Address),
                    ("Keys for other systems", Keys),
                    ("A study for this server", NewStudyRoutes.Address),
                    .. trials.Studies.Select(PeopleOf),
                ],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static (string, string) PeopleOf(string study) => ($"Roles in {study}", TrialView.AddressOf(study, StudyPeopleRoutes.Path));

    async Task<Section> List(IReadOnlyList<Account> all, CancellationToken cancel)
    {
        var places = new List<(string Name, People People)> { ("server", await gate.PeopleOf(AccountChanged.Ledger, cancel)) };
        foreach (var study in trials.Studies)
            places.Add((study, await gate.PeopleOf(study, cancel)));
        return new(
            "accounts",
            "Who can sign in",
            [
                new Table
                {
                    Id = "account-list",
                    Caption = "Accounts",
                    Columns =
                    [
                        Column.OfWords("Account"),
                        Column.OfWords("Name"),
                        Column.OfWords("State"),
                        Column.OfWords("Roles"),
                    ],
                    Groups = Table.Plain(all.Select(a => Row(a, places))),
                    WhenEmpty = "Nobody has an account yet.",
                },
            ]
        );
    }

    IReadOnlyList<Cell> Row(Account account, List<(string Name, People People)> places)
    {
        var held = places.SelectMany(p => p.People.Of(account.Name, gate.Now).Select(r => $"{RoleWords.Of(r.Role)} ({p.Name})"));
        return
        [
            account.Name,
            account.Printed,
            StateOf(account),
            string.Join("; ", held) is { Length: > 0 } roles ? roles : "none",
        ];
    }

    static string StateOf(Account account) =>
        account switch
        {
            { ClosedAt: { } at } => $"closed on {Written.Date(DateOnly.FromDateTime(at.UtcDateTime))}",
            { PasswordHash: null } => "invited",
            { AsksForCode: true } => "open, with authenticator",
            _ => "open",
        };

    Form InvitationForm() =>
        new(
            Address,
            "Invite",
            new Field("account", "Account") { Hint = "Small letters, digits, dot, hyphen: li.ann" },
            new Field("name", "Name, as it is printed under signatures"),
            new Field("role", "Role", FieldKind.Choice) { Choices = [.. Enum.GetValues<Role>().Select(Choice)] },
            new Field("study", "Study", FieldKind.Choice)
            {
                Choices = [("", "none: an administrator"), .. trials.Studies.Select(s => (s, s))],
                IsOptional = true,
            },
            new Field("site", "Site") { IsOptional = true, Hint = "As SITEID has it; empty for every site of the study." }
        )
        {
            Title = "Invite a person",
            Says =
                "The link is shown once, to be handed over in person or by a way that others do not read. It holds for 7 days.",
        };

    static (string, string) Choice(Role role) => (ProtocolWords.Of(role), RoleWords.Of(role));

    static Form CloseForm(IReadOnlyList<Account> all) =>
        new(
            Close,
            "Close the account",
            new Field("account", "Account", FieldKind.Choice)
            {
                Choices = [.. all.Where(a => a.ClosedAt is null).Select(a => (a.Name, $"{a.Name}: {a.Printed}"))],
            },
            Field.Reason()
        )
        {
            Title = "Close an account",
            Says = "The person gets in no more, at once and for good; what they did keeps their name.",
            IsDangerous = true,
        };

    async Task<IResult> Invite(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, printed, study) = (form.Sent("account").ToLowerInvariant(), form.Sent("name"), form.Sent("study"));
        if (!ProtocolWords.TryRead(form.Sent("role"), out Role role))
            return await Page(http, "Choose a role.");
        if (Faults(name, printed, role, study) is { } wrong)
            return await Page(http, wrong);
        var by = http.Permit().By();
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var account = new Account
        {
            Name = name,
            Printed = printed,
            InvitationHash = StartRoutes.HashOf(code),
            InvitedUntil = gate.Now + Invitation,
        };
        var site = form.Sent("site") is { Length: > 0 } given ? given : null;
        List<LedgerChange> together = [];
        if (role == Role.Administrator)
            account.Together = [AccountLog.Administers(account, by)];
        else
            together.Add(new(study, Change.Of(new Draft(new RoleGranted(name, printed, role, site), by))));
        if (!await accounts.Add(account, by, together, http.RequestAborted))
            return await Page(http, "The account, or the printed name, belongs to another person, perhaps one who left.");
        return DeskResults.Next(
            http,
            Address,
            $"Hand this over to {printed}: {http.Request.Scheme}://{http.Request.Host}{StartRoutes.AddressOf(code)}"
        );
    }

    string? Faults(string name, string printed, Role role, string study)
    {
        if (
            name.Length < 2
            || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-' or '_'))
        )
            return "An account is written in small letters, digits, dot, hyphen and underscore, two or more.";
        if (printed.Length < 2)
            return "Give the name as it is printed.";
        return (role == Role.Administrator, trials.Studies.Contains(study, StringComparer.Ordinal)) switch
        {
            (true, _) when study.Length > 0 => "An administrator has no role in a study: leave the study empty.",
            (false, false) => "Choose the study in which the role is given.",
            _ => null,
        };
    }

    async Task<IResult> CloseAccount(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Sent("reason") is not { Length: > 0 } reason)
            return await Page(http, "Say why.");
        if (await accounts.Find(form.Sent("account"), http.RequestAborted) is not { ClosedAt: null } account)
            return await Page(http, "There is no such open account.");
        if (RoleChange.Taking(account.Name, Role.Administrator, await Administrators(http.RequestAborted)) is { } refused)
            return await Page(http, $"{refused.What} {refused.Mend}");
        var by = http.Permit().By(reason);
        (account.ClosedAt, account.SecurityStamp) = (gate.Now, Guid.NewGuid().ToString("N"));
        account.Together = await Withdrawn(AccountChanged.Ledger, account.Name, by, http.RequestAborted);
        if (!await accounts.Update(account, by, await RolesTaken(account.Name, by, http.RequestAborted), http.RequestAborted))
            return await Page(http, "The account was changed meanwhile: try again.");
        return DeskResults.Next(http, Address, $"The account of {account.Printed} is closed, and every role is taken.");
    }

    async Task<IReadOnlyList<LedgerChange>> RolesTaken(string account, Attribution by, CancellationToken cancel)
    {
        var taken = new List<LedgerChange>();
        foreach (var study in trials.Studies)
            if (await Withdrawn(study, account, by, cancel) is { Count: > 0 } drafts)
                taken.Add(new(study, Change.Of(drafts)));
        return taken;
    }

    async Task<IReadOnlyList<Draft>> Withdrawn(string place, string account, Attribution by, CancellationToken cancel)
    {
        var held = (await gate.PeopleOf(place, cancel)).Of(account, gate.Now);
        return [.. held.Select(r => new Draft(new RoleWithdrawn(account, r.Role, r.Site), by))];
    }

    /// <summary>The accounts that can be used and administer now.</summary>
    async Task<IReadOnlyList<string>> Administrators(CancellationToken cancel)
    {
        var people = await gate.PeopleOf(AccountChanged.Ledger, cancel);
        var open = (await accounts.All(cancel)).Where(a => a.IsOpen).Select(a => a.Name);
        return [.. open.Where(name => people.Of(name, gate.Now).Any(r => r.Role == Role.Administrator))];
    }
}
