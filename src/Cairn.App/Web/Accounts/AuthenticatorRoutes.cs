using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace Cairn.App.Web.Accounts;

/// <summary>An authenticator for one's own account, and the recovery codes that stand in for it.</summary>
sealed class AuthenticatorRoutes(OwnAccount own)
{
    public const string New = OwnAccount.Address + "/authenticator/new",
        Drop = OwnAccount.Address + "/authenticator/off",
        Recovery = OwnAccount.Address + "/recovery";

    const string Authenticator = OwnAccount.Address + "/authenticator";
    const int RecoveryCodes = 10;

    public void Map(WebApplication app)
    {
        app.Sends(New, GiveKey).IsForPeople();
        app.Reads(Authenticator, ShowAuthenticator).IsForPeople();
        app.Sends(Authenticator, TakeAuthenticator).IsForPeople();
        app.Sends(Drop, DropAuthenticator).IsForPeople();
        app.Reads(Recovery, ShowRecoveryCodes).IsForPeople();
        app.Sends(Recovery, MakeRecoveryCodes).IsForPeople();
    }

    async Task<IResult> GiveKey(HttpContext http, SignInManager<Account> people)
    {
        if (await own.Of(http) is not { AsksForCode: false } account)
            return await own.Page(http, OwnAccount.Nothing);
        await people.UserManager.ResetAuthenticatorKeyAsync(account);
        await people.RefreshSignInAsync(account);
        return DeskResults.Next(Authenticator);
    }

    async Task<IResult> ShowAuthenticator(HttpContext http) =>
        await own.Of(http) is { AuthenticatorKey: not null, AsksForCode: false } account
            ? AskFirstCode(http, account, null)
            : DeskResults.Next(OwnAccount.Address);

    static IResult AskFirstCode(HttpContext http, Account account, Phrase? wrong)
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
                Links = [("Not now", OwnAccount.Address)],
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
        if (await own.Of(http) is not { AuthenticatorKey: not null } account)
            return await own.Page(http, OwnAccount.Nothing);
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
        return await MadeAnew(http, people, account);
    }

    async Task<IResult> DropAuthenticator(HttpContext http, SignInManager<Account> people)
    {
        if (await own.Of(http) is not { } account)
            return await own.Page(http, OwnAccount.Nothing);
        if (
            !await OwnAccount.Confirmed(
                people,
                account,
                (await http.Request.ReadFormAsync(http.RequestAborted))["password"].ToString()
            )
        )
            return await own.Page(http, OwnAccount.WrongPassword);
        (account.AuthenticatorKey, account.RecoveryCodes) = (null, []);
        await people.UserManager.SetTwoFactorEnabledAsync(account, false);
        return await OwnAccount.Changed(http, people, account, "No code is asked for any more.");
    }

    async Task<IResult> MakeRecoveryCodes(HttpContext http, SignInManager<Account> people)
    {
        if (await own.Of(http) is not { AsksForCode: true } account)
            return await own.Page(http, OwnAccount.Nothing);
        return await OwnAccount.Confirmed(
            people,
            account,
            (await http.Request.ReadFormAsync(http.RequestAborted))["password"].ToString()
        )
            ? await MadeAnew(http, people, account)
            : await own.Page(http, OwnAccount.WrongPassword);
    }

    static async Task<IResult> MadeAnew(HttpContext http, SignInManager<Account> people, Account account)
    {
        var codes = await people.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? [];
        await people.RefreshSignInAsync(account);
        return DeskResults.Next(http, Recovery, string.Join(' ', codes));
    }

    static IResult ShowRecoveryCodes(HttpContext http)
    {
        if (DeskResults.Told(http) is not { } told)
            return DeskResults.Next(OwnAccount.Address);
        var codes = told.ToString().Split(' ');
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
                                "Each lets you in once, without the authenticator. They are shown this once: print them, "
                                    + "and keep them "
                                    + "where you keep your passport."
                            ),
                            new Points([.. codes.Select(c => Inline.Kept(c))]),
                        ]
                    ),
                ],
                Links = [("Done", OwnAccount.Address)],
            }
        );
    }
}
