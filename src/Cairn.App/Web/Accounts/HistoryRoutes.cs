using System.Globalization;
using System.Text;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// The audit trail as a page that prints, and as CSV: who entered what, when, in which role, why, and what stood there before;
/// chosen
/// by subject, record, person, kind, value and day; and the same of the ledger of accounts.
/// </summary>
sealed class HistoryRoutes(PageRoutes pages, OpenTrials trials)
{
    const string Path = PageRoutes.History;

    /// <summary>Lines on the page at most; the CSV file has all.</summary>
    const int MostLines = 500;

    static readonly string[] Heads =
    [
        "Entry",
        "Time, UTC",
        "Who",
        "Role",
        "Site",
        "What",
        "Subject",
        "Record",
        "Values",
        "Reason",
        "Source",
        "Device time",
    ];

    /// <summary>What is asked for; empty is everything.</summary>
    sealed record Asked(
        string Subject,
        string Domain,
        string Number,
        string Who,
        string Kind,
        string Holds,
        string From,
        string To
    )
    {
        public static Asked Of(IQueryCollection query)
        {
            string Given(string name) => query[name].ToString().Trim();
            return new(
                Given("subject"),
                Given("domain").ToUpperInvariant(),
                Given("number"),
                Given("who"),
                Given("kind"),
                Given("holds"),
                Given("from"),
                Given("to")
            );
        }

        public bool Has(Entry entry, IReadOnlyList<EntryValue> values) =>
            Is(Subject, entry.Subject)
            && Is(Domain, entry.Domain)
            && Is(Number, entry.Number?.ToString(CultureInfo.InvariantCulture))
            && Is(Who, entry.Who)
            && Is(Kind, entry.Kind)
            && (From.Length == 0 || string.CompareOrdinal(entry.At, From) >= 0)
            && (To.Length == 0 || string.CompareOrdinal(entry.At[..Math.Min(10, entry.At.Length)], To) <= 0)
            && (Holds.Length == 0 || values.Any(v => v.Text == Holds));

        static bool Is(string asked, string? said) => asked.Length == 0 || asked == said;
    }

    sealed record Line(Entry Entry, string Values);

    public void Map(WebApplication app) =>
        app.Reads($"/studies/{{study}}/{Path}", (HttpContext http, string study) => Page(http, study)).Takes(Right.SeeLedger);

    async Task<IResult> Page(HttpContext http, string study)
    {
        var (view, instead) = await pages.Find(http, study);
        if (view is null)
            return instead!;
        var ofAccounts = http.Request.Query["of"] == "accounts";
        var lines = await Lines(http, view, ofAccounts ? AccountChanged.Ledger : study, Asked.Of(http.Request.Query));
        if (http.Request.Query["format"] == "csv")
            return Results.Text(CsvText.Of(Heads, lines.Select(Texts)), "text/csv", Encoding.UTF8);
        return DeskResults.Page(http, view, Path, DeskOf(http, view, lines, ofAccounts));
    }

    async Task<IReadOnlyList<Line>> Lines(HttpContext http, TrialView view, string ledger, Asked asked)
    {
        var (lines, said) = (new List<Line>(), new Dictionary<long, IReadOnlyList<EntryValue>>());
        await foreach (var entry in trials.Ledger.Read(ledger, upTo: UpTo(view, ledger), cancel: http.RequestAborted))
        {
            var values = ValuesOf(entry);
            if (EntryKinds.SaysRecord(entry.Kind))
                said[entry.Sequence] = values;
            if (asked.Has(entry, values) && (entry.Subject is null || view.MayOf(Right.SeeLedger, entry.Subject)))
                lines.Add(new(entry, Words(entry, values, said)));
        }
        return lines;
    }

    static long UpTo(TrialView view, string ledger) =>
        view.Known is null || ledger == AccountChanged.Ledger ? long.MaxValue : view.Head.Sequence;

    static IReadOnlyList<EntryValue> ValuesOf(Entry entry)
    {
        try
        {
            return entry.Values;
        }
        catch (FormatException)
        {
            return [new("content", entry.Content)];
        }
    }

    // A correction says what stood there before; everything else says what it holds.
    static string Words(Entry entry, IReadOnlyList<EntryValue> values, Dictionary<long, IReadOnlyList<EntryValue>> said) =>
        entry.Corrects is { } corrected && said.TryGetValue(corrected, out var before)
            ? string.Join(
                "; ",
                ValueChange.Between(before, values).Select(c => $"{c.Name}: {c.Old ?? "nothing"} → {c.New ?? "nothing"}")
            )
            : string.Join("; ", ValueChange.Between([], values).Select(c => $"{c.Name}: {c.New}"));

    static IReadOnlyList<string> Texts(Line line)
    {
        var e = line.Entry;
        var record = e.Domain is null ? "" : $"{e.Domain} {e.Number?.ToString(CultureInfo.InvariantCulture)}".Trim();
        return
        [
            e.Sequence.ToString(CultureInfo.InvariantCulture),
            e.At,
            e.Who,
            e.Role,
            e.Site ?? "",
            EntryKinds.Find(e.Kind)?.Label ?? e.Kind,
            e.Subject ?? "",
            record,
            line.Values,
            e.Reason ?? "",
            e.Source,
            e.DeviceTime ?? "",
        ];
    }

    static Desk DeskOf(HttpContext http, TrialView view, IReadOnlyList<Line> lines, bool ofAccounts)
    {
        var shown = lines.TakeLast(MostLines).ToList();
        var query = http.Request.QueryString.Value is { Length: > 0 } given ? given + "&" : "?";
        return new("History")
        {
            Sections =
            [
                new(
                    "history",
                    ofAccounts ? "What happened to accounts" : "Who entered what",
                    [
                        new Words(Answer(lines.Count, shown.Count)),
                        new Table
                        {
                            Id = "entries",
                            Caption = "Entries of the ledger",
                            Synthetic = view.IsSynthetic,
                            Columns = [.. Heads.Select(h => Column.OfWords(h))],
                            Groups = Table.Plain(
                                shown.Select(l =>
                                    (IReadOnlyList<Cell>)[.. Texts(l).Select(t => t.Length == 0 ? Cell.Nothing : (Cell)t)]
                                )
                            ),
                            WhenEmpty = "No entry is like that.",
                        },
                    ]
                ),
            ],
            Links =
            [
                ("All entries", TrialView.AddressOf(view.Study.Id, Path)),
                ("What happened to accounts", TrialView.AddressOf(view.Study.Id, Path) + "?of=accounts"),
                ("These as CSV", TrialView.AddressOf(view.Study.Id, Path) + query + "format=csv"),
            ],
        };
    }

    static string Answer(int all, int shown) =>
        $"{Written.Plural(all, "entry is", "entries are")} like "
        + $"that{(shown < all ? $"; the last {Written.Count(shown)} stand here" : "")}. "
        + "The address chooses: subject, domain and number of a record, who, kind, holds (a value), from and to (days).";
}
