using Cairn.App.Web.Access;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// A signature asks for the password again, however lately the person signed in (21 CFR 11.200). In a rehearsal there are no
/// passwords, and the signature says that the local owner gave it.
/// </summary>
sealed class Signing(AccountStore accounts, Gate gate)
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

    /// <summary>
    /// The fields by which a second person shows that they are there: account and password; in a rehearsal a name.
    /// </summary>
    public static IReadOnlyList<Field> FieldsOfSecond(Visitor visitor) =>
        visitor is Visitor.Person
            ?
            [
                new("second", "Account of the second person"),
                Field.Password("second-password", "Password of the second person", "off"),
            ]
            : [new("second", "Name of the second person")];

    /// <summary>
    /// The printed name of the second person, who is another than the first, has shown who they are, and has the right at the
    /// subject's site that the first one uses; null when they did not.
    /// </summary>
    public async Task<string?> Second(
        HttpContext http,
        SignInManager<Account> people,
        IFormCollection form,
        (string Study, string? Site, Right Right) needs
    )
    {
        var named = form.Sent("second");
        if (named.Length == 0 || named == http.Visitor().Account || named == http.Visitor().Name)
            return null;
        if (http.Visitor() is not Visitor.Person)
            return named;
        if (await accounts.Find(named, http.RequestAborted) is not { IsOpen: true } account)
            return null;
        var result = await people.CheckPasswordSignInAsync(account, form["second-password"].ToString(), lockoutOnFailure: true);
        var person = new Visitor.Person(account.Name, account.Printed);
        var pass = await gate.PassFor(person, needs.Study, http.RequestAborted);
        return result.Succeeded && pass.For(needs.Right) is { } permit && permit.Reaches(needs.Site) ? account.Printed : null;
    }
}
