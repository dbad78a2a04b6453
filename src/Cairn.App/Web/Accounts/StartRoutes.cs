using System.Security.Cryptography;
using System.Text;
using Cairn.App.Web.Access;
using Cairn.Ledger.Kinds;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// How accounts begin: the first administrator by the code that the server printed, everybody else by an invitation.
/// </summary>
sealed class StartRoutes(AccountStore accounts, AccountLog log, Doors doors, TimeProvider clock)
{
    public const string Address = "/start";

    const string Invited = "/invited";

    public void Map(WebApplication app)
    {
        app.Reads(Address, (HttpContext http) => First(http, http.Request.Query["code"], null)).IsPublic();
        app.Sends(Address, OpenFirst).IsPublic();
        app.Reads(Invited + "/{code}", (HttpContext http, string code) => Invitation(http, code, null)).IsPublic();
        app.Sends(Invited + "/{code}", OpenInvited).IsPublic();
    }

    /// <summary>The address at which who has the code opens their account.</summary>
    public static string AddressOf(string code) => $"{Invited}/{code}";

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    async Task<IResult> First(HttpContext http, string? code, Phrase? wrong) =>
        await doors.HasAccounts(http.RequestAborted)
            ? DeskResults.Next("/sign-in")
            : DeskResults.Page(
                http,
                new("Open the first account")
                {
                    Wrong = wrong,
                    Forms =
                    [
                        new(
                            Address,
                            "Open it",
                            new Field("code", "Code that the server printed when it started") { Value = code },
                            new Field("account", "Account")
                            {
                                AutoComplete = "username",
                                Hint = "Small letters, digits, dot, hyphen: li.ann",
                            },
                            new Field("name", "Your name, as it is printed under signatures") { AutoComplete = "name" },
                            NewPassword[0],
                            NewPassword[1]
                        )
                        {
                            Says =
                                "The first account is an administrator's: it invites the others and gives roles, and sees no "
                                + "clinical data. From then on everybody signs in, on this machine, too.",
                        },
                    ],
                },
                wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
            );

    static IReadOnlyList<Field> NewPassword =>
        [
            Field.Password("password", "Password", "new-password") with
            {
                Hint = $"{Sessions.ShortestPassword} letters or more; a few words that do not belong together are good.",
            },
            Field.Password("again", "The password again", "new-password"),
        ];

    async Task<IResult> OpenFirst(HttpContext http, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!await doors.OpensFirst(form.Sent("code"), http.RequestAborted))
            return await First(
                http,
                "",
                "That is not the code: it stands where the server was started, and changes with each start."
            );
        var account = new Account { Name = form.Sent("account").ToLowerInvariant(), Printed = form.Sent("name") };
        if (Faults(form, account.Printed) is { } wrong)
            return await First(http, form.Sent("code"), wrong);
        account.Together = [AccountLog.Administers(account, AccountLog.FirstOf(account.Name))];
        var made = await people.UserManager.CreateAsync(account, form["password"].ToString());
        if (!made.Succeeded)
            return await First(http, form.Sent("code"), InWords(made));
        return await Enter(http, people, account);
    }

    async Task<IResult> Invitation(HttpContext http, string code, Phrase? wrong) =>
        await Find(code, http.RequestAborted) is not { } account
            ? PageRoutes.Say(
                new(
                    404,
                    "This invitation does not hold",
                    "It was used, is too old, or is no invitation of this server.",
                    "Ask the administrator who invited you for another."
                )
            )
            : DeskResults.Page(
                http,
                new("Open your account")
                {
                    Wrong = wrong,
                    Forms =
                    [
                        new(AddressOf(code), "Open it", NewPassword)
                        {
                            Says = $"You sign in as {account.Name}; your name is printed under signatures as {account.Printed}.",
                        },
                    ],
                },
                wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
            );

    async Task<IResult> OpenInvited(HttpContext http, string code, SignInManager<Account> people)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await Find(code, http.RequestAborted) is not { } account)
            return await Invitation(http, code, null);
        if (Faults(form, account.Printed) is { } wrong)
            return await Invitation(http, code, wrong);
        (account.InvitationHash, account.InvitedUntil) = (null, null);
        var set = await people.UserManager.AddPasswordAsync(account, form["password"].ToString());
        if (!set.Succeeded)
            return await Invitation(http, code, InWords(set));
        return await Enter(http, people, account);
    }

    async Task<IResult> Enter(HttpContext http, SignInManager<Account> people, Account account)
    {
        await people.SignInAsync(account, isPersistent: false);
        await log.Note(account.Name, AccountChange.SignedIn, http.RequestAborted);
        return DeskResults.Next(OwnAccount.Address);
    }

    async Task<Account?> Find(string code, CancellationToken cancel)
    {
        var hash = HashOf(code);
        var all = await accounts.All(cancel);
        return all.FirstOrDefault(a => a.InvitationHash == hash && a.InvitedUntil > clock.GetUtcNow() && a.ClosedAt is null);
    }

    static string? Faults(IFormCollection form, string printed) =>
        (Same: form["password"] == form["again"], Named: printed.Length >= 2) switch
        {
            (Same: false, _) => "The two passwords are not the same.",
            (_, Named: false) => "Give your name as it is printed.",
            _ => null,
        };

    /// <summary>What Identity has against an account or a password.</summary>
    public static string InWords(IdentityResult result) => string.Join(" ", result.Errors.Select(e => e.Description));
}
