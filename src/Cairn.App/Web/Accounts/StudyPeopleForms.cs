using System.Globalization;
using Cairn.Conduct;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.StudyFiles;
using Cairn.Rights;
using Cairn.Store.Accounts;

namespace Cairn.App.Web.Accounts;

/// <summary>The forms by which the people of a study are given roles, tasks and training.</summary>
static class StudyPeopleForms
{
    /// <summary>What an investigator can delegate: what the table of rights gives while delegated.</summary>
    public static readonly IReadOnlyList<Right> Delegable =
    [
        .. RightsTable.Rights.Where(right => RightsTable.Roles.Any(role => RightsTable.Of(role, right) == Reach.Delegated)),
    ];

    public static IEnumerable<Form> Of(TrialView view, People people, IReadOnlyList<Account> known)
    {
        if (view.May(Right.GrantRoles))
        {
            yield return GiveForm(view, known);
            yield return TakeForm(view, people);
        }
        if (!view.May(Right.Delegate))
            yield break;
        yield return DelegateForm(view, people);
        if (people.Delegations.Count > 0)
            yield return EndForm(view, people);
        yield return TrainForm(view, people);
    }

    static string To(TrialView view, string verb) => TrialView.AddressOf(view.Study.Id, StudyPeopleRoutes.Path + verb);

    static Form GiveForm(TrialView view, IReadOnlyList<Account> known) =>
        new(
            To(view, "/give"),
            "Give the role",
            new Field("account", "Account", FieldKind.Choice)
            {
                Choices = [.. known.Select(a => (a.Name, $"{a.Name}: {a.Printed}"))],
            },
            new Field("role", "Role", FieldKind.Choice)
            {
                Choices =
                [
                    .. Enum.GetValues<Role>()
                        .Where(r => r != Role.Administrator)
                        .Select(r => (ProtocolWords.Of(r), RoleWords.Of(r))),
                ],
            },
            SiteField
        )
        {
            Title = "Give a role",
        };

    static Field SiteField => new("site", "Site") { IsOptional = true, Hint = "As SITEID has it; empty for every site." };

    static Form TakeForm(TrialView view, People people) =>
        new(
            To(view, "/take"),
            "Take the role",
            new Field("held", "Role", FieldKind.Choice)
            {
                Choices =
                [
                    .. people.Roles.Where(r => r.Until is null).Select(r => (Key(r), $"{r.Name}: {RoleWords.Of(r.Role)}")),
                ],
            },
            Field.Reason()
        )
        {
            Title = "Take a role",
            IsDangerous = true,
        };

    /// <summary>How a form names a role that somebody holds.</summary>
    public static string Key(HeldRole role) => $"{role.Account}|{ProtocolWords.Of(role.Role)}|{role.Site}";

    static Field Person(People people) =>
        new("account", "Who", FieldKind.Choice)
        {
            Choices =
            [
                .. people
                    .Roles.Where(r => r.Until is null)
                    .DistinctBy(r => r.Account, StringComparer.Ordinal)
                    .Select(r => (r.Account, $"{r.Name} ({r.Account})")),
            ],
        };

    // A choice of nobody says why.
    static string? Nobody(People people) =>
        people.Roles.Any(r => r.Until is null)
            ? null
            : "Nobody can be chosen yet: nobody's account has a role in this study. "
                + "An administrator opens accounts and gives roles.";

    static Form DelegateForm(TrialView view, People people) =>
        new(
            To(view, "/delegate"),
            "Delegate",
            Person(people),
            new Field("right", "May", FieldKind.Choices)
            {
                Choices = [.. Delegable.Select(r => (ProtocolWords.Of(r), RoleWords.Of(r)))],
            },
            new Field("from", "First day", FieldKind.Day),
            new Field("to", "Last day", FieldKind.Day) { IsOptional = true },
            SiteField
        )
        {
            Title = "Delegate",
            Says = Nobody(people),
        };

    static Form EndForm(TrialView view, People people) =>
        new(
            To(view, "/end"),
            "End it",
            new Field("entry", "Line", FieldKind.Choice)
            {
                Choices = [.. people.Delegations.Select(d => (d.Entry.ToString(CultureInfo.InvariantCulture), Words(d)))],
            },
            new Field("last", "Last day", FieldKind.Day),
            Field.Reason()
        )
        {
            Title = "End a delegation",
            IsDangerous = true,
        };

    static string Words(Delegation line) =>
        $"{line.Account}, from {Written.Date(line.From)}: {string.Join("; ", line.Rights.Select(RoleWords.Of))}";

    static Form TrainForm(TrialView view, People people) =>
        new(
            To(view, "/trained"),
            "Record it",
            Person(people),
            new Field("version", "Version of the protocol")
            {
                Value = people.Protocols is [.., var newest] ? newest.Version : null,
            },
            new Field("day", "Day", FieldKind.Day)
        )
        {
            Title = "Training",
            Says = Nobody(people),
        };
}
