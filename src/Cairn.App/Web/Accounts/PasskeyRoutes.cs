using Cairn.App.Web.Access;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>Passkeys of one's own account: offered to the device, taken, removed.</summary>
sealed class PasskeyRoutes(OwnAccount own)
{
    public const string New = OwnAccount.Address + "/passkey/new",
        Taken = OwnAccount.Address + "/passkey",
        Drop = OwnAccount.Address + "/passkey/off";

    public void Map(WebApplication app)
    {
        app.Sends(New, OfferPasskey).IsForPeople();
        app.Sends(Taken, TakePasskey).IsForPeople();
        app.Sends(Drop, DropPasskey).IsForPeople();
    }

    async Task<IResult> OfferPasskey(HttpContext http, SignInManager<Account> people)
    {
        if (await own.Of(http) is not { } account)
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
        if (await own.Of(http) is not { } account)
            return await own.Page(http, OwnAccount.Nothing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var made = await Made(people, form.Sent("credential"));
        if (made is not { Succeeded: true })
            return await own.Page(http, "The device made no passkey that can be used here.");
        await people.UserManager.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return await OwnAccount.Changed(http, people, account, "The passkey lets you in from now on.");
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
        if (await own.Of(http) is not { } account)
            return await own.Page(http, OwnAccount.Nothing);
        var id = (await http.Request.ReadFormAsync(http.RequestAborted)).Sent("id");
        if (account.Passkeys.Find(p => Convert.ToHexStringLower(p.Id) == id) is not { } passkey)
            return await own.Page(http, "There is no such passkey any more.");
        await people.UserManager.RemovePasskeyAsync(account, passkey.Id);
        return await OwnAccount.Changed(http, people, account, "The passkey opens nothing any more.");
    }
}
