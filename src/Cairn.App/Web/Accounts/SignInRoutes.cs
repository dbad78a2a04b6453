using Cairn.App.Web.Access;
using Cairn.Ledger.Kinds;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>The door: sign in with a password and a code, or with a passkey; sign out.</summary>
sealed class SignInRoutes(AccountStore accounts, AccountLog log, Doors doors)
{
    const string SignIn = "/sign-in",
        Code = "/sign-in/code",
        Recovery = "/sign-in/recovery",
        Passkey = "/sign-in/passkey",
        PasskeyOptions = "/sign-in/passkey/options";

    const string NotKnown = "Account and password do not belong together.";

    // Checked against when there is no such account, so that the answer takes as long.
    static readonly Lazy<(Account Account, string Hash)> Nobody = new(() =>
    {
        var nobody = new Account { Name = "", Printed = "" };
        return (nobody, Hasher().HashPassword(nobody, Guid.NewGuid().ToString()));
    });

    public void Map(WebApplication app)
    {
        app.Reads(SignIn, (HttpContext http) => Door(http, http.Request.Query["next"], null)).IsPublic();
        app.Sends(SignIn, ByPassword).IsPublic();
        app.Reads(Code, (HttpContext http) => AskCode(http, http.Request.Query["next"], null)).IsPublic();
        app.Sends(Code, ByCode).IsPublic();
        app.Sends(Recovery, ByRecoveryCode).IsPublic();
        app.Sends(PasskeyOptions, Options).IsPublic();
        app.Sends(Passkey, ByPasskey).IsPublic();
        app.Sends("/sign-out", Out).IsPublic();
    }

    /// <summary>The address of the door, for who came to another.</summary>
    public static string AddressFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? $"{SignIn}?next={Uri.EscapeDataString(request.Path + request.QueryString)}" : SignIn;

    async Task<IResult> Door(HttpContext http, string? next, Phrase? wrong)
    {
        if (!await doors.Ask(http.RequestAborted))
            return DeskResults.Next(OwnAccount.Address);
        if (!await doors.HasAccounts(http.RequestAborted))
            return DeskResults.Next(StartRoutes.Address);
        return DeskResults.Page(
            http,
            new("Sign in")
            {
                Wrong = wrong,
                Forms =
                [
                    new(
                        SignIn,
                        "Sign in",
                        new Field("account", "Account") { AutoComplete = "username webauthn" },
                        Field.Password("password", "Password"),
                        Field.Hidden("next", DeskResults.Within(next))
                    ),
                    new(Passkey, "Use a passkey", Field.Hidden("credential", ""), Field.Hidden("next", DeskResults.Within(next)))
                    {
                        Title = "Or with a passkey",
                        Says = "The key stays on your device; its lock (finger, face, number) shows that it is you.",
                        Passkey = PasskeyOptions,
                    },
                ],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized
        );
    }

    async Task<IResult> ByPassword(HttpContext http, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (password, next) = (form["password"].ToString(), form.Sent("next"));
        var account = await accounts.Find(form.Sent("account"), http.RequestAborted);
        if (account is not { IsOpen: true })
        {
            Hasher().VerifyHashedPassword(Nobody.Value.Account, Nobody.Value.Hash, password);
            return await Door(http, next, NotKnown);
        }
        var result = await people.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return DeskResults.Next($"{Code}?next={Uri.EscapeDataString(DeskResults.Within(next))}");
        return await Entered(account, result, http)
            ? DeskResults.Next(DeskResults.Within(next))
            : await Door(http, next, InWords(result, NotKnown));
    }

    static IResult AskCode(HttpContext http, string? next, Phrase? wrong) =>
        DeskResults.Page(
            http,
            new("Sign in: code")
            {
                Wrong = wrong,
                Forms =
                [
                    new(
                        Code,
                        "Sign in",
                        new Field("code", "Code of your authenticator") { AutoComplete = "one-time-code", Hint = "Six digits." },
                        Field.Hidden("next", DeskResults.Within(next))
                    ),
                    new(Recovery, "Use it up", new Field("code", "Recovery code"), Field.Hidden("next", DeskResults.Within(next)))
                    {
                        Title = "Without the authenticator",
                        Says = "A recovery code works once.",
                    },
                ],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized
        );

    async Task<IResult> ByCode(HttpContext http, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await people.GetTwoFactorAuthenticationUserAsync() is not { IsOpen: true } account)
            return await Door(http, form.Sent("next"), "That took too long: begin again.");
        var code = form.Sent("code").Replace(" ", "", StringComparison.Ordinal);
        var result = await people.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        return await Entered(account, result, http)
            ? DeskResults.Next(DeskResults.Within(form.Sent("next")))
            : AskCode(http, form.Sent("next"), InWords(result, "That is not the code."));
    }

    async Task<IResult> ByRecoveryCode(HttpContext http, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await people.GetTwoFactorAuthenticationUserAsync() is not { IsOpen: true } account)
            return await Door(http, form.Sent("next"), "That took too long: begin again.");
        var result = await people.TwoFactorRecoveryCodeSignInAsync(form.Sent("code"));
        if (!result.Succeeded)
            await people.UserManager.AccessFailedAsync(account);
        return await Entered(account, result, http)
            ? DeskResults.Next(DeskResults.Within(form.Sent("next")))
            : AskCode(http, form.Sent("next"), InWords(result, "That is no recovery code that is left."));
    }

    static async Task<IResult> Options(SignInManager<Account> people) =>
        Results.Content(await people.MakePasskeyRequestOptionsAsync(null), "application/json");

    async Task<IResult> ByPasskey(HttpContext http, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var shown = await Shown(people, form.Sent("credential"));
        if (shown is not { Succeeded: true, User: { IsOpen: true } account })
            return await Door(http, form.Sent("next"), "That passkey opens no account here.");
        if (await people.UserManager.IsLockedOutAsync(account))
            return await Door(http, form.Sent("next"), InWords(SignInResult.LockedOut, ""));
        await people.UserManager.AddOrUpdatePasskeyAsync(account, shown.Passkey);
        await people.SignInAsync(account, isPersistent: false, "passkey");
        await log.Note(account.Name, AccountChange.SignedIn, http.RequestAborted);
        return DeskResults.Next(DeskResults.Within(form.Sent("next")));
    }

    /// <summary>What a passkey showed; null when none was asked for, or nothing was sent.</summary>
    static async Task<PasskeyAssertionResult<Account>?> Shown(SignInManager<Account> people, string credential)
    {
        try
        {
            return credential.Length == 0 ? null : await people.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException) // the framework's word for a question that was never put
        {
            return null;
        }
    }

    async Task<IResult> Out(HttpContext http, SignInManager<Account> people, Gate gate)
    {
        if (await gate.WhoIs(http) is Visitor.Person person)
            await log.Note(person.Account, AccountChange.SignedOut, http.RequestAborted);
        await people.SignOutAsync();
        return DeskResults.Next("/");
    }

    /// <summary>
    /// True when the person is in, which is written into the ledger; a try that failed was written with its count.
    /// </summary>
    async Task<bool> Entered(Account account, SignInResult result, HttpContext http)
    {
        if (result.Succeeded)
            await log.Note(account.Name, AccountChange.SignedIn, http.RequestAborted);
        return result.Succeeded;
    }

    static string InWords(SignInResult result, string otherwise) =>
        result.IsLockedOut
            ? $"Too many tries: nobody gets in for {Sessions.Locked.TotalMinutes:0} minutes. If it was not you, tell an "
                + $"administrator."
            : otherwise;

    static PasswordHasher<Account> Hasher() =>
        new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = Sessions.Iterations }));
}
