using System.Globalization;
using System.Text;
using Cairn.App.Web.Access;
using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// The audit trail as a page that prints, and as CSV: who entered what, when, in which role, why, and what stood there before;
/// chosen
/// by subject, record, person, kind, value and day; and the same of the ledger of accounts.
/// </summary>
sealed class HistoryRoutes(PageRoutes pages, OpenTrials trials)
{
    const string Path = PageRoutes.History;

    const int TimeColumn = 1;

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
        string To,
        long? Before
    )
    {
        /// <summary>What the form shows as chosen, and what the next page keeps.</summary>
        public IReadOnlyDictionary<string, string> Choices =>
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["subject"] = Subject,
                ["domain"] = Domain,
                ["number"] = Number,
                ["who"] = Who,
                ["kind"] = Kind,
                ["holds"] = Holds,
                ["from"] = From,
                ["to"] = To,
            };

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
                Given("to"),
                long.TryParse(Given("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null
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
        var (ledger, asked) = (ofAccounts ? AccountChanged.Ledger : study, Asked.Of(http.Request.Query));
        if (http.Request.Query["format"] == "csv")
            return Results.Text(
                CsvText.Of(Heads, (await Lines(http, view, ledger, asked)).Select(Texts)),
                "text/csv",
                Encoding.UTF8
            );
        var found = await Newest(http, view, ledger, asked);
        return new RazorComponentResult<HistoryPage>(
            new
            {
                View = view,
                Section = SectionOf(view, found, ofAccounts),
                OfAccounts = ofAccounts,
                asked.Choices,
                found.Before,
                People = await People(http, ledger),
            }
        );
    }

    /// <summary>Lines on a page; what is older stands on the next.</summary>
    const int MostLines = 20;

    /// <summary>Entries looked through for one page, and in one piece: a page never reads a whole ledger.</summary>
    const int MostRead = 20_000,
        Piece = 500;

    /// <param name="Lines">Newest first.</param>
    /// <param name="Before">Where the next page begins; null when there is none.</param>
    sealed record Found(IReadOnlyList<Line> Lines, long? Before);

    async Task<Found> Newest(HttpContext http, TrialView view, string ledger, Asked asked)
    {
        var (lines, cancel) = (new List<Line>(), http.RequestAborted);
        var head = (await trials.Ledger.Head(ledger, cancel)).Sequence;
        var last = Math.Min(Math.Min(head, UpTo(view, ledger)), asked.Before is { } before ? before - 1 : long.MaxValue);
        var least = Math.Max(0, last - MostRead);
        while (last > least)
        {
            var first = Math.Max(least, last - Piece);
            var piece = new List<Entry>();
            await foreach (var entry in trials.Ledger.Read(ledger, first, last, cancel))
                piece.Add(entry);
            piece.Reverse();
            foreach (var entry in piece.Where(e => Shows(view, asked, e)))
            {
                lines.Add(new(entry, await Words(ledger, entry, cancel)));
                if (lines.Count == MostLines)
                    return new(lines, entry.Sequence > 1 ? entry.Sequence : null);
            }
            last = first;
        }
        return new(lines, last > 0 ? last + 1 : null);
    }

    static bool Shows(TrialView view, Asked asked, Entry entry) =>
        asked.Has(entry, ValuesOf(entry)) && (entry.Subject is null || view.MayOf(Right.SeeLedger, entry.Subject));

    async Task<string> Words(string ledger, Entry entry, CancellationToken cancel)
    {
        var said = new Dictionary<long, IReadOnlyList<EntryValue>>();
        if (entry.Corrects is { } corrected)
            await foreach (var before in trials.Ledger.Read(ledger, corrected - 1, corrected, cancel))
                said[corrected] = ValuesOf(before);
        return Words(entry, ValuesOf(entry), said);
    }

    async Task<IReadOnlyList<string>> People(HttpContext http, string ledger)
    {
        var state = await trials.Ledger.State(ledger, cancel: http.RequestAborted);
        var people = state.Of<RoleGranted>().Select(g => g.Content.Account);
        return [.. people.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    async Task<IReadOnlyList<Line>> Lines(HttpContext http, TrialView view, string ledger, Asked asked)
    {
        var (lines, said) = (new List<Line>(), new Dictionary<long, IReadOnlyList<EntryValue>>());
        await foreach (var entry in trials.Ledger.Read(ledger, upTo: UpTo(view, ledger), cancel: http.RequestAborted))
        {
            if (EntryKinds.SaysRecord(entry.Kind))
                said[entry.Sequence] = ValuesOf(entry);
            if (Shows(view, asked, entry))
                lines.Add(new(entry, Words(entry, ValuesOf(entry), said)));
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

    // A reader sees the time as everywhere on the pages, with its second; the file keeps what was written.
    static Cell At(Line line) =>
        Inline.Kept(line.Entry.Time.UtcDateTime.ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture));

    static Cell Shown(string text) => text.Length == 0 ? Cell.Nothing : text;

    static Section SectionOf(TrialView view, Found found, bool ofAccounts) =>
        new(
            "history",
            ofAccounts ? "What happened to accounts" : "Who entered what",
            [
                new Words("The newest first."),
                new Table
                {
                    Id = "entries",
                    Caption = "Entries of the ledger",
                    Synthetic = view.IsSynthetic,
                    Columns = [.. Heads.Select(h => Column.OfWords(h))],
                    Groups = Table.Plain(
                        found.Lines.Select(l =>
                            (IReadOnlyList<Cell>)[.. Texts(l).Select((t, i) => i == TimeColumn ? At(l) : Shown(t))]
                        )
                    ),
                    WhenEmpty = found.Before is null
                        ? "No entry fits what is asked for."
                        : "None of the entries looked through is like that; older ones may be.",
                },
            ]
        );
}
