using Cairn.App.Web.Access;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// A person's own account: password, authenticator, recovery codes, passkeys; in a rehearsal, the role that is tried out.
/// </summary>
sealed class OwnAccountRoutes(AccountStore accounts, Gate gate, OpenTrials trials)
{
    public const string NewPassword = OwnAccount.Address + "/password";

    readonly OwnAccount _own = new(accounts, new(accounts, gate, trials));

    public void Map(WebApplication app)
    {
        app.Reads(OwnAccount.Address, (HttpContext http) => _own.Page(http)).IsForPeople();
        app.Sends(NewPassword, ChangePassword).IsForPeople();
        new AuthenticatorRoutes(_own).Map(app);
        new PasskeyRoutes(_own).Map(app);
        RehearsalRoutes.Map(app);
    }

    async Task<IResult> ChangePassword(HttpContext http, SignInManager<Account> people)
    {
        if (await _own.Of(http) is not { } account)
            return await _own.Page(http, OwnAccount.Nothing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["new"] != form["again"])
            return await _own.Page(http, "The two new passwords are not the same.");
        if (!await OwnAccount.Confirmed(people, account, form["password"].ToString()))
            return await _own.Page(http, OwnAccount.WrongPassword);
        var set = await people.UserManager.ChangePasswordAsync(account, form["password"].ToString(), form["new"].ToString());
        if (!set.Succeeded)
            return await _own.Page(http, StartRoutes.InWords(set));
        return await OwnAccount.Changed(http, people, account, "The password is changed; other sessions have ended.");
    }
}
