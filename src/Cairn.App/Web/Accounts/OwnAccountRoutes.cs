using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Cairn.App.Web.Accounts;

/// <summary>A person's own account: password, authenticator, recovery codes, passkeys; in a rehearsal, the role that is tried out.</summary>
sealed class OwnAccountRoutes(AccountStore accounts, AccountLog log, Gate gate, OpenTrials trials)
{
    public const string Address = "/me";

    const string NewPassword = Address + "/password",
        NewAuthenticator = Address + "/authenticator/new",
        Authenticator = Address + "/authenticator",
        NoAuthenticator = Address + "/authenticator/off",
        Recovery = Address + "/recovery",
        Passkey = Address + "/passkey",
        NewPasskey = Address + "/passkey/new",
        NoPasskey = Address + "/passkey/off",
        Play = Address + "/play";

    const int RecoveryCodes = 10;

    public void Map(WebApplication app)
    {
        app.Reads(Address, (HttpContext http) => Page(http)).IsForPeople();
        app.Sends(Play, PlayRole).IsForPeople();
        app.Sends(NewPassword, ChangePassword).IsForPeople();
        app.Sends(NewAuthenticator, ShowAuthenticator).IsForPeople();
        app.Sends(Authenticator, TakeAuthenticator).IsForPeople();
        app.Sends(NoAuthenticator, DropAuthenticator).IsForPeople();
        app.Sends(Recovery, MakeRecoveryCodes).IsForPeople();
        app.Sends(NewPasskey, OfferPasskey).IsForPeople();
        app.Sends(Passkey, TakePasskey).IsForPeople();
        app.Sends(NoPasskey, DropPasskey).IsForPeople();
    }

    async Task<IResult> Page(HttpContext http, string? wrong = null, string? done = null)
    {
        var visitor = http.Visitor();
        var desk = visitor is Visitor.LocalOwner owner ? OfOwner(owner) : await OfPerson(visitor, http.RequestAborted);
        return DeskResults.Page(
            http,
            desk with
            {
                Wrong = wrong,
                Done = done,
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static Desk OfOwner(Visitor.LocalOwner owner) =>
        owner.Rehearses
            ? new("You, in a rehearsal")
            {
                Sections = [OwnerSection(owner)],
                Forms = [.. RehearsalForms(owner.Plays)],
                Links = [("All studies", "/")],
            }
            : new("You")
            {
                Sections = [OwnerSection(owner)],
                Links = [("Open the first account", StartRoutes.Address), ("All studies", "/")],
            };

    static Section OwnerSection(Visitor.LocalOwner owner) =>
        new(
            "you",
            "Who you are here",
            [
                new Words(
                    $"{owner.Account}, the owner of this machine. Nobody has an account in this database and no other machine "
                        + "reaches it, so nobody is asked to sign in; pages can be read, and what changes the ledger is done at "
                        + "the command line. With the first account everybody signs in."
                ),
                .. owner.Rehearses ? [new Words(Playing(owner.Plays))] : Array.Empty<Block>(),
            ]
        );

    static string Playing(Role? role) =>
        role is { } played
            ? $"All data are made up, and you try out a role: {RoleWords.Of(played)}. Signing asks for no password."
            : "All data are made up: try out any role, one click each.";

    /// <summary>A button a role.</summary>
    public static IEnumerable<Form> RehearsalForms(Role? now) =>
        Enum.GetValues<Role>()
            .Where(role => role != now)
            .Select(role => new Form(Play, $"Be {RoleWords.Of(role)}", Field.Hidden("role", ProtocolWords.Of(role))))
            .Append(new(Play, "Be yourself", Field.Hidden("role", "")));

    static async Task<IResult> PlayRole(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (http.Visitor() is not Visitor.LocalOwner { Rehearses: true })
            return PageRoutes.Say(new(403, "This is no rehearsal", "Roles are given here, not played.", "Ask an administrator."));
        if (ProtocolWords.TryRead(form.Sent("role"), out Role role))
            http.Response.Cookies.Append(
                Gate.PlayedRole,
                ProtocolWords.Of(role),
                new()
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    Path = "/",
                }
            );
        else
            http.Response.Cookies.Delete(Gate.PlayedRole);
        return DeskResults.Next(DeskResults.Within(form.Sent("next")));
    }

    async Task<Desk> OfPerson(Visitor visitor, CancellationToken cancel)
    {
        var account = (await accounts.Find(visitor.Account, cancel))!;
        var administers = await gate.Administration(visitor, cancel) is not null;
        return new(account.Printed)
        {
            Sections = [await RolesOf(account, cancel), Ways(account)],
            Forms = [.. Forms(account)],
            Links =
            [
                ("All studies", "/"),
                .. administers ? [("Accounts", PeopleRoutes.Address)] : Array.Empty<(string, string)>(),
            ],
        };
    }

    async Task<Section> RolesOf(Account account, CancellationToken cancel)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var study in trials.Studies.Prepend(AccountChanged.Ledger))
            rows.AddRange(
                (await gate.PeopleOf(study, cancel))
                    .Of(account.Name, gate.Now)
                    .Select(r =>
                        (IReadOnlyList<Cell>)
                            [study == AccountChanged.Ledger ? "this server" : study, RoleWords.Of(r.Role), r.Site ?? "all"]
                    )
            );
        return new(
            "roles",
            "Your roles",
            [
                new Table
                {
                    Id = "own-roles",
                    Caption = "What you may act as",
                    Columns = [Column.OfWords("Study"), Column.OfWords("Role"), Column.OfWords("Site")],
                    Groups = Table.Plain(rows),
                    WhenEmpty = "You have no role yet: an administrator gives it.",
                },
            ]
        );
    }

    static Section Ways(Account account) =>
        new(
            "ways",
            "How you sign in",
            [
                new KeyFacts([
                    ("Account", account.Name),
                    ("Password", "set"),
                    ("Authenticator", account.AsksForCode ? "asked for at every sign-in" : "none"),
                    ("Recovery codes", Written.Plural(account.RecoveryCodes.Count, "code is left", "codes are left")),
                    ("Passkeys", Written.Count(account.Passkeys.Count)),
                ]),
            ]
        );

    static IEnumerable<Form> Forms(Account account)
    {
        yield return new("/sign-out", "Sign out");
        yield return new(
            NewPassword,
            "Change the password",
            Field.Password("password", "Password now"),
            Field.Password("new", "New password", "new-password"),
            Field.Password("again", "The new password again", "new-password")
        )
        {
            Title = "Password",
        };
        if (account.AsksForCode)
        {
            yield return new(Recovery, "Make new codes", Field.Password("password", "Password"))
            {
                Title = "Recovery codes",
                Says = "New codes take the place of those that are left.",
            };
            yield return new(NoAuthenticator, "Do without", Field.Password("password", "Password"))
            {
                Title = "Authenticator",
                Says = "The password alone will let you in.",
                IsDangerous = true,
            };
        }
        else
            yield return new(NewAuthenticator, "Set one up")
            {
                Title = "Authenticator",
                Says = "An app on your phone that shows a new code every half minute; each sign-in asks for it.",
            };
        yield return new(Passkey, "Add a passkey", Field.Hidden("credential", ""))
        {
            Title = "Passkeys",
            Says = "A key that stays on this device and lets you in without a password. Signing still asks for the password.",
            Passkey = NewPasskey,
        };
        foreach (var passkey in account.Passkeys)
            yield return new(NoPasskey, "Remove", Field.Hidden("id", Convert.ToHexStringLower(passkey.Id)))
            {
                Title = $"Passkey of {Written.Date(DateOnly.FromDateTime(passkey.CreatedAt.UtcDateTime))}",
                IsDangerous = true,
            };
    }

    async Task<IResult> ChangePassword(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { } account)
            return await Page(http, NoAccount);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["new"] != form["again"])
            return await Page(http, "The two new passwords are not the same.");
        if (!await Confirmed(people, account, form["password"].ToString()))
            return await Page(http, WrongPassword);
        var set = await people.UserManager.ChangePasswordAsync(account, form["password"].ToString(), form["new"].ToString());
        if (!set.Succeeded)
            return await Page(http, StartRoutes.InWords(set));
        return await Changed(
            http,
            people,
            account,
            AccountChange.PasswordSet,
            "The password is changed; other sessions have ended."
        );
    }

    async Task<IResult> ShowAuthenticator(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { AsksForCode: false } account)
            return await Page(http, NoAccount);
        await people.UserManager.ResetAuthenticatorKeyAsync(account);
        await people.RefreshSignInAsync(account);
        return AskFirstCode(http, account, null);
    }

    static IResult AskFirstCode(HttpContext http, Account account, string? wrong)
    {
        var key = account.AuthenticatorKey ?? "";
        var address = $"otpauth://totp/Cairn:{Uri.EscapeDataString(account.Name)}?secret={key}&issuer=Cairn&digits=6";
        return DeskResults.Page(
            http,
            new("Set up an authenticator")
            {
                Wrong = wrong,
                Sections =
                [
                    new(
                        "key",
                        "Give it the key",
                        [
                            new Words(
                                "Scan the picture with the app, or type the key in. Then type the code that the app shows."
                            ),
                            new KeyFacts([
                                ("Key", string.Join(' ', key.Chunk(4).Select(c => new string(c)))),
                                ("Account", account.Name),
                            ]),
                        ]
                    ),
                ],
                Scan = Picture(address),
                Forms = [new(Authenticator, "Use it from now on", new Field("code", "Code") { AutoComplete = "one-time-code" })],
                Links = [("Not now", Address)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    static string Picture(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(6, "#000000", "#ffffff");
    }

    async Task<IResult> TakeAuthenticator(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { AuthenticatorKey: not null } account)
            return await Page(http, NoAccount);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var code = form.Sent("code").Replace(" ", "", StringComparison.Ordinal);
        var isRight = await people.UserManager.VerifyTwoFactorTokenAsync(
            account,
            TokenOptions.DefaultAuthenticatorProvider,
            code
        );
        if (!isRight)
            return AskFirstCode(http, account, "That is not the code: look whether the clock of the phone is right.");
        await people.UserManager.SetTwoFactorEnabledAsync(account, true);
        await log.Note(account.Name, AccountChange.AuthenticatorSet, http.RequestAborted);
        return await ShowRecoveryCodes(http, people, account);
    }

    async Task<IResult> DropAuthenticator(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { } account)
            return await Page(http, NoAccount);
        if (!await Confirmed(people, account, (await http.Request.ReadFormAsync(http.RequestAborted))["password"].ToString()))
            return await Page(http, WrongPassword);
        (account.AuthenticatorKey, account.RecoveryCodes) = (null, []);
        await people.UserManager.SetTwoFactorEnabledAsync(account, false);
        return await Changed(http, people, account, AccountChange.AuthenticatorRemoved, "No code is asked for any more.");
    }

    async Task<IResult> MakeRecoveryCodes(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { AsksForCode: true } account)
            return await Page(http, NoAccount);
        return await Confirmed(people, account, (await http.Request.ReadFormAsync(http.RequestAborted))["password"].ToString())
            ? await ShowRecoveryCodes(http, people, account)
            : await Page(http, WrongPassword);
    }

    async Task<IResult> ShowRecoveryCodes(HttpContext http, SignInManager<Account> people, Account account)
    {
        var codes = await people.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? [];
        await log.Note(account.Name, AccountChange.RecoveryCodesMade, http.RequestAborted);
        await people.RefreshSignInAsync(account);
        return DeskResults.Page(
            http,
            new("Recovery codes")
            {
                Done = "A code is asked for at every sign-in from now on.",
                Sections =
                [
                    new(
                        "codes",
                        "Keep these",
                        [
                            new Words(
                                "Each lets you in once, without the authenticator. They are shown this once: print them, and keep them "
                                    + "where you keep your passport."
                            ),
                            new Points([.. codes.Select(c => Inline.Kept(c))]),
                        ]
                    ),
                ],
                Links = [("Done", Address)],
            }
        );
    }

    async Task<IResult> OfferPasskey(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { } account)
            return Results.BadRequest();
        var whose = new PasskeyUserEntity
        {
            Id = account.Name,
            Name = account.Name,
            DisplayName = account.Printed,
        };
        return Results.Content(await people.MakePasskeyCreationOptionsAsync(whose), "application/json");
    }

    async Task<IResult> TakePasskey(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { } account)
            return await Page(http, NoAccount);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var made = await Made(people, form.Sent("credential"));
        if (made is not { Succeeded: true })
            return await Page(http, "The device made no passkey that can be used here.");
        await people.UserManager.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return await Changed(http, people, account, AccountChange.PasskeyAdded, "The passkey lets you in from now on.");
    }

    /// <summary>The passkey that was made; null when none was asked for, or nothing was sent.</summary>
    static async Task<PasskeyAttestationResult?> Made(SignInManager<Account> people, string credential)
    {
        try
        {
            return credential.Length == 0 ? null : await people.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException) // the framework's word for a question that was never put
        {
            return null;
        }
    }

    async Task<IResult> DropPasskey(HttpContext http, SignInManager<Account> people)
    {
        if (await Own(http) is not { } account)
            return await Page(http, NoAccount);
        var id = (await http.Request.ReadFormAsync(http.RequestAborted)).Sent("id");
        if (account.Passkeys.Find(p => Convert.ToHexStringLower(p.Id) == id) is not { } passkey)
            return await Page(http, "There is no such passkey any more.");
        await people.UserManager.RemovePasskeyAsync(account, passkey.Id);
        return await Changed(http, people, account, AccountChange.PasskeyRemoved, "The passkey opens nothing any more.");
    }

    async Task<IResult> Changed(HttpContext http, SignInManager<Account> people, Account account, AccountChange what, string done)
    {
        await people.UserManager.UpdateSecurityStampAsync(account);
        await log.Note(account.Name, what, http.RequestAborted);
        await people.RefreshSignInAsync(account);
        return await Page(http, done: done);
    }

    /// <summary>True when the password is the person's; wrong ones count, and lock.</summary>
    async Task<bool> Confirmed(SignInManager<Account> people, Account account, string password)
    {
        var result = await people.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded)
            await log.Note(
                account.Name,
                result.IsLockedOut ? AccountChange.LockedOut : AccountChange.Refused,
                CancellationToken.None
            );
        return result.Succeeded;
    }

    const string WrongPassword = "That is not your password. Nothing was changed.",
        NoAccount = "There is nothing to change here.";

    async Task<Account?> Own(HttpContext http) =>
        http.Visitor() is Visitor.Person person ? await accounts.Find(person.Account, http.RequestAborted) : null;
}
