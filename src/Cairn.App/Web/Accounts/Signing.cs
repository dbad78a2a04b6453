using Cairn.App.Web.Access;
using Cairn.Ledger.Kinds;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// A signature asks for the password again, however lately the person signed in (21 CFR 11.200). In a rehearsal there are no
/// passwords, and the signature says that the local owner gave it.
/// </summary>
sealed class Signing(AccountStore accounts)
{
    /// <summary>The field of the password; none in a rehearsal.</summary>
    public static IReadOnlyList<Field> Fields(Visitor visitor) =>
        visitor is Visitor.Person ? [Field.Password("password", "Your password, to sign")] : [];

    /// <summary>Who signs, above the button.</summary>
    public static string Says(Permit permit) =>
        permit.Who is Visitor.Person
            ? $"You sign as {permit.Who.Name}, {permit.RoleInWords}."
            : $"A rehearsal: you sign as {permit.Who.Name}, {permit.RoleInWords}, and no password is asked.";

    /// <summary>How the person showed who they are; null when they did not. Wrong passwords count, and lock.</summary>
    public async Task<SignatureProof?> Proof(HttpContext http, SignInManager<Account> people, IFormCollection form)
    {
        if (http.Visitor() is not Visitor.Person person)
            return SignatureProof.LocalOwner;
        var account = (await accounts.Find(person.Account, http.RequestAborted))!;
        var result = await people.CheckPasswordSignInAsync(account, form["password"].ToString(), lockoutOnFailure: true);
        return result.Succeeded ? SignatureProof.Password : null;
    }

    public const string NotProved = "That is not your password. Nothing was signed.";
}
