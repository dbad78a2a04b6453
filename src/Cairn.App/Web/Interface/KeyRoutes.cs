using System.Globalization;
using Cairn.App.Web.Access;
using Cairn.App.Web.Accounts;
using Cairn.Documents.Reports.Content;
using Cairn.Rights;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cairn.App.Web.Interface;

/// <summary>
/// Keys for other systems: a person makes them for one study, with rights of their own, until a day; who made one takes it back,
/// and so does an administrator.
/// </summary>
sealed class KeyRoutes(AccountStore accounts, Gate gate, OpenTrials trials)
{
    const string Own = OwnAccount.Keys,
        All = PeopleRoutes.Keys;

    const int LongestDays = 365,
        UsualDays = 90;

    /// <summary>What another system may do; signatures, decisions and people are a person's.</summary>
    public static IReadOnlyList<Right> Offered { get; } =
    [
        Right.SeeProtocol,
        Right.SeeTrial,
        Right.SeeSubjects,
        Right.SeeLedger,
        Right.EnterRecords,
        Right.EnterProduct,
        Right.AskQueries,
        Right.AnswerQueries,
        Right.NoteSafety,
    ];

    public void Map(WebApplication app)
    {
        app.Reads(Own, (HttpContext http) => OwnPage(http)).IsForPeople();
        app.Sends(Own, Make).IsForPeople();
        app.Sends(Own + "/revoke", (HttpContext http) => Revoke(http, ownOnly: true)).IsForPeople();
        app.Reads(All, (HttpContext http) => AllPage(http)).IsForAdministrators();
        app.Sends(All + "/revoke", (HttpContext http) => Revoke(http, ownOnly: false)).IsForAdministrators();
    }

    async Task<IResult> OwnPage(HttpContext http, Phrase? wrong = null)
    {
        var keys = (await accounts.Keys.All(http.RequestAborted)).Where(k => k.Account == http.Visitor().Account).ToList();
        var isPerson = http.Visitor() is Visitor.Person;
        return DeskResults.Page(
            http,
            new("Keys for other systems")
            {
                Wrong = wrong ?? (isPerson ? null : "Keys are made in the name of an account, and you have none."),
                Sections = [List(keys, "own-keys", "Your keys")],
                Forms = isPerson ? [MakeForm(), .. RevokeForms(keys, Own)] : [],
                Links = [("Your account", OwnAccount.Address), ("The interface (OpenAPI)", InterfaceDocument.Address)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    async Task<IResult> AllPage(HttpContext http, Phrase? wrong = null)
    {
        var keys = await accounts.Keys.All(http.RequestAborted);
        return DeskResults.Page(
            http,
            new("Keys for other systems, of everybody")
            {
                Wrong = wrong,
                Sections = [List(keys, "keys", "Keys")],
                Forms = [.. RevokeForms(keys, All)],
                Links = [("Accounts", PeopleRoutes.Address)],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    Section List(IReadOnlyList<InterfaceKey> keys, string id, string title) =>
        new(
            id,
            title,
            [
                new Table
                {
                    Id = id + "-table",
                    Caption = "Keys, and what they open",
                    Columns =
                    [
                        Column.OfWords("For"),
                        Column.OfWords("Key"),
                        Column.OfWords("Account"),
                        Column.OfWords("Study"),
                        Column.OfWords("May"),
                        Column.OfWords("Until"),
                        Column.OfWords("State"),
                    ],
                    Groups = Table.Plain([.. keys.Select(Row)]),
                    WhenEmpty = "There is no key: no other system comes here in this name.",
                },
            ]
        );

    IReadOnlyList<Cell> Row(InterfaceKey key) =>
        [
            key.Name,
            key.Id,
            key.Account,
            key.Study,
            string.Join(", ", key.Rights.Select(RoleWords.Of)),
            Written.Instant(key.Until),
            State(key),
        ];

    string State(InterfaceKey key)
    {
        if (key.Revoked is { } at)
            return $"taken back {Written.Instant(at)}";
        return key.HoldsAt(gate.Now) ? "holds" : "ended";
    }

    Form MakeForm() =>
        new(
            Own,
            "Make the key",
            [
                new("name", "What it is for"),
                new("study", "Study", FieldKind.Choice) { Choices = [.. trials.Studies.Select(s => (s, s))] },
                new("right", "It may", FieldKind.Choices) { Choices = [.. Offered.Select(r => (r.ToString(), RoleWords.Of(r)))] },
                new("days", "Days until it ends") { Value = UsualDays.ToString(CultureInfo.InvariantCulture) },
                Field.Password("password", "Your password"),
            ]
        )
        {
            Title = "A new key",
            Says = "It acts in your name, with no more than your own rights. Its text is shown once.",
        };

    IEnumerable<Form> RevokeForms(IReadOnlyList<InterfaceKey> keys, string address)
    {
        List<InterfaceKey> held = [.. keys.Where(k => k.HoldsAt(gate.Now))];
        if (held.Count > 0)
            yield return new(
                address + "/revoke",
                "Take it back",
                new Field("key", "Key", FieldKind.Choice) { Choices = [.. held.Select(k => (k.Id, $"{k.Name} ({k.Id})"))] }
            )
            {
                Title = "Take a key back",
                Says = "From that moment it opens nothing.",
                IsDangerous = true,
            };
    }

    async Task<IResult> Make(HttpContext http, SignInManager<Account> people)
    {
        if (
            http.Visitor() is not Visitor.Person person
            || await accounts.Find(person.Account, http.RequestAborted) is not { } account
        )
            return await OwnPage(http, OwnAccount.Nothing);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, study) = (form.Sent("name"), form.Sent("study"));
        List<Right> rights = [.. Offered.Where(r => form["right"].Contains(r.ToString(), StringComparer.Ordinal))];
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
            return await OwnPage(http, "Say what the key is for, in a few words.");
        if (!trials.Studies.Contains(study, StringComparer.Ordinal) || rights.Count == 0)
            return await OwnPage(http, "Choose the study, and one right at least.");
        if (
            !int.TryParse(form.Sent("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            || days is < 1 or > LongestDays
        )
            return await OwnPage(http, $"A key lasts 1 to {LongestDays} days.");
        var pass = await gate.PassFor(person, study, http.RequestAborted);
        if (rights.Exists(r => !pass.Has(r)))
            return await OwnPage(http, "A key has no right that you have not yourself in the study.");
        if (!await OwnAccount.Confirmed(people, account, form["password"].ToString()))
            return await OwnPage(http, OwnAccount.WrongPassword);
        var (id, hash, shown) = SentKey.New();
        var key = new InterfaceKey(id, account.Name, study, name, rights, hash, gate.Now.AddDays(days));
        await accounts.Keys.Add(key, http.RequestAborted);
        return DeskResults.Next(http, Own, $"The key, shown this once: {shown}");
    }

    async Task<IResult> Revoke(HttpContext http, bool ownOnly)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var key = await accounts.Keys.Find(form.Sent("key"), http.RequestAborted);
        var by = ownOnly ? AccountStore.Holder(http.Visitor().Account) : http.Permit().By("taken back by an administrator");
        var isDone =
            key is not null
            && (!ownOnly || key.Account == http.Visitor().Account)
            && await accounts.Keys.Revoke(key, gate.Now, by, http.RequestAborted);
        if (isDone)
            return DeskResults.Next(http, ownOnly ? Own : All, "The key opens nothing any more.");
        const string None = "There is no such key that holds.";
        return ownOnly ? await OwnPage(http, None) : await AllPage(http, None);
    }
}
