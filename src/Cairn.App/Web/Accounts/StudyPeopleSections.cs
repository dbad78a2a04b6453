using System.Globalization;
using Cairn.Conduct;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Rights;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// What is shown of the people of a study: roles, the delegation log, training, and whom to ask for consent again.
/// </summary>
static class StudyPeopleSections
{
    public static IReadOnlyList<Section> Of(TrialView view, People people, LedgerState state) =>
        [Roles(view, people), Log(view, people), Training(view, people), .. Consents(view, state)];

    static Section Roles(TrialView view, People people) =>
        new(
            "roles",
            "Roles",
            [
                new Table
                {
                    Id = "role-history",
                    Caption = "Who has, and had, which role",
                    Synthetic = view.IsSynthetic,
                    Columns =
                    [
                        Column.OfWords("Name"),
                        Column.OfWords("Account"),
                        Column.OfWords("Role"),
                        Column.OfWords("Site"),
                        Column.OfWords("From", "UTC"),
                        Column.OfWords("To", "UTC"),
                        Column.OfWords("Given by"),
                        Column.OfWords("Taken by, why"),
                    ],
                    Groups = Table.Plain(people.Roles.Select(Row)),
                    WhenEmpty = "Nobody has a role in this study yet: an administrator gives it.",
                },
            ]
        );

    static IReadOnlyList<Cell> Row(HeldRole role) =>
        [
            role.Name,
            role.Account,
            RoleWords.Of(role.Role),
            role.Site ?? "all",
            Time(role.From),
            role.Until is { } until ? Time(until) : "now",
            role.By,
            role.TakenBy is { } by ? $"{by}: {role.Why}" : Cell.Nothing,
        ];

    static Section Log(TrialView view, People people) =>
        new(
            "delegation",
            "Delegation log",
            [
                new Table
                {
                    Id = "delegation-log",
                    Caption = "Who may do what, on which days",
                    Synthetic = view.IsSynthetic,
                    Columns =
                    [
                        Column.OfWords("Account"),
                        Column.OfWords("May"),
                        Column.OfWords("Site"),
                        Column.OfWords("From"),
                        Column.OfWords("To"),
                        Column.OfWords("By"),
                        Column.OfNumbers("Entry"),
                    ],
                    Groups = Table.Plain(people.Delegations.Select(Row)),
                    WhenEmpty = "Nothing is delegated yet: an investigator writes the log.",
                },
            ]
        );

    static IReadOnlyList<Cell> Row(Delegation line) =>
        [
            line.Account,
            string.Join("; ", line.Rights.Select(RoleWords.Of)),
            line.Site ?? "all",
            Cell.Of(line.From),
            line.To is { } to ? Cell.Of(to) : "open",
            line.By,
            line.Entry.ToString(CultureInfo.InvariantCulture),
        ];

    static Section Training(TrialView view, People people) =>
        new(
            "training",
            "Training on the protocol",
            [
                new Table
                {
                    Id = "training-log",
                    Caption = "Who was trained on which version",
                    Synthetic = view.IsSynthetic,
                    Columns = [Column.OfWords("Account"), Column.OfWords("Version"), Column.OfWords("Day")],
                    Groups = Table.Plain(
                        people.Training.Select(t => (IReadOnlyList<Cell>)[t.Account, t.Version, Cell.Of(t.Day)])
                    ),
                    WhenEmpty = "No training is recorded yet.",
                },
            ]
        );

    // It names subjects: who sees none sees none here.
    static IEnumerable<Section> Consents(TrialView view, LedgerState state)
    {
        if (!view.May(Right.SeeSubjects))
            return [];
        var again = AskAgain.Of(state, view.Day);
        return
        [
            new(
                "consent",
                "To be asked for consent again",
                [
                    new Table
                    {
                        Id = "ask-again",
                        Caption = "Subjects who have not consented to the newest form that asks again",
                        Synthetic = view.IsSynthetic,
                        Columns =
                        [
                            Column.OfWords("Subject"),
                            Column.OfWords("Consented to"),
                            Column.OfWords("Asked to consent to"),
                            Column.OfWords("In force since"),
                            Column.OfWords("First cells before it"),
                        ],
                        Groups = Table.Plain(again.Where(a => view.MayOf(Right.SeeSubjects, a.Subject)).Select(Row)),
                        WhenEmpty = "Nobody has to be asked again.",
                    },
                ]
            ),
        ];
    }

    static IReadOnlyList<Cell> Row(AskAgain again) =>
        [
            Cell.Subject(again.Subject),
            again.Consented ?? "no version recorded",
            again.Version,
            Cell.Of(again.Since),
            again.FirstCells is { } day ? Cell.Of(day) : "none",
        ];

    static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
