using Cairn.App.Web.Access;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>The account of whoever asks: shown, confirmed by its password, and noted when it changes.</summary>
sealed class OwnAccount(AccountStore accounts, OwnAccountDesk desk)
{
    public const string Address = "/me";

    /// <summary>A person's own keys for other systems.</summary>
    public const string Keys = Address + "/keys";

    public const string WrongPassword = "That is not your password. Nothing was changed.",
        Nothing = "There is nothing to change here.";

    /// <summary>The account of whoever asks; null for the owner of the machine, who has none.</summary>
    public async Task<Account?> Of(HttpContext http) =>
        http.Visitor() is Visitor.Person person ? await accounts.Find(person.Account, http.RequestAborted) : null;

    public async Task<IResult> Page(HttpContext http, Phrase? wrong = null)
    {
        var shown = await desk.Of(http.Visitor(), http.RequestAborted);
        return DeskResults.Page(
            http,
            shown with
            {
                Wrong = wrong,
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    public static async Task<IResult> Changed(HttpContext http, SignInManager<Account> people, Account account, string done)
    {
        await people.UserManager.UpdateSecurityStampAsync(account);
        await people.RefreshSignInAsync(account);
        return DeskResults.Next(http, Address, done);
    }

    /// <summary>True when the password is the person's; wrong ones count, and lock.</summary>
    public static async Task<bool> Confirmed(SignInManager<Account> people, Account account, string password)
    {
        var result = await people.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        return result.Succeeded;
    }
}
