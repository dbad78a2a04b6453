using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Accounts;

/// <summary>What a person sees of their own account: roles, ways to sign in, and the forms to change them.</summary>
sealed class OwnAccountDesk(AccountStore accounts, Gate gate, OpenTrials trials)
{
    public async Task<Desk> Of(Visitor visitor, CancellationToken cancel) =>
        visitor is Visitor.LocalOwner owner ? OfOwner(owner) : await OfPerson(visitor, cancel);

    static Desk OfOwner(Visitor.LocalOwner owner) =>
        owner.Rehearses
            ? new("You, in a rehearsal")
            {
                Sections = [OwnerSection(owner)],
                Forms = [.. RehearsalRoutes.Forms(owner.Plays)],
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
                    owner.Rehearses
                        ? (Phrase)$"{owner.Account}, the owner of this machine. It is a rehearsal, and nobody signs in."
                        : (Phrase)$"{owner.Account}, the owner of this machine. Nobody has an account in this database and "
                            + $"no other machine reaches it, so nobody is asked to sign in; pages can be read, and what "
                            + $"changes the ledger is done at the command line. With the first account everybody signs in."
                ),
                .. owner.Rehearses ? [new Words(Playing(owner.Plays))] : Array.Empty<Block>(),
            ]
        );

    static string Playing(Role? role) =>
        role is { } played
            ? $"All data are made up, and you try out a role: {RoleWords.Of(played)}. Signing asks for no password."
            : "All data are made up: try out any role, one click each.";

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
                ("Keys for other systems", OwnAccount.Keys),
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
            OwnAccountRoutes.NewPassword,
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
            yield return new(AuthenticatorRoutes.Recovery, "Make new codes", Field.Password("password", "Password"))
            {
                Title = "Recovery codes",
                Says = "New codes take the place of those that are left.",
            };
            yield return new(AuthenticatorRoutes.Drop, "Do without", Field.Password("password", "Password"))
            {
                Title = "Authenticator",
                Says = "The password alone will let you in.",
                IsDangerous = true,
            };
        }
        else
            yield return new(AuthenticatorRoutes.New, "Set one up")
            {
                Title = "Authenticator",
                Says = "An app on your phone that shows a new code every half minute; each sign-in asks for it.",
            };
        yield return new(PasskeyRoutes.Taken, "Add a passkey", Field.Hidden("credential", ""))
        {
            Title = "Passkeys",
            Says = "A key that stays on this device and lets you in without a password. Signing still asks for the password.",
            Passkey = PasskeyRoutes.New,
        };
        foreach (var passkey in account.Passkeys)
            yield return new(PasskeyRoutes.Drop, "Remove", Field.Hidden("id", Convert.ToHexStringLower(passkey.Id)))
            {
                Title = $"Passkey of {Written.Date(DateOnly.FromDateTime(passkey.CreatedAt.UtcDateTime))}",
                IsDangerous = true,
            };
    }
}
