using System.Globalization;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Documents.Archives;

/// <summary>A ledger as a person reads it: who said what, when and why, with the old value beside the new one.</summary>
public static class AuditTrail
{
    /// <param name="entries">The state's entries, in order.</param>
    public static Report Of(LedgerState state, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(state);
        var casebook = state.Casebook();
        return new()
        {
            Title = "Ledger",
            Study = state.Study,
            AsOf = DateOnly.FromDateTime(state.Time?.UtcDateTime ?? default),
            Synthetic = state.IsSynthetic,
            About = [("Ledger head", LedgerWords.Of(state.Head))],
            Sections =
            [
                new("signatures", "Signatures", [Signed(casebook, state.IsSynthetic)]),
                new("entries", "Entries", [Entries(state, entries)]),
            ],
        };
    }

    static Table Signed(Casebook casebook, bool synthetic) =>
        new()
        {
            Id = "signature-table",
            Caption = "Signatures: printed name, time and meaning",
            Columns = Words("Entry", "Name", "Role", "Time", "Meaning", "Subject", "Stands"),
            Groups = Table.Plain(casebook.Signatures.Select(Row)),
            WhenEmpty = "Nothing was signed yet.",
            Synthetic = synthetic,
        };

    static IReadOnlyList<Cell> Row(RecordedSignature s) =>
        [
            Text(s.Entry),
            s.Name,
            s.Role,
            Written.Instant(s.At),
            s.Meaning.ToString().ToLowerInvariant(),
            s.Subject ?? "the study",
            Stands(s),
        ];

    static string Stands(RecordedSignature s) =>
        s.Standing switch
        {
            SignatureStanding.Holds => "holds",
            SignatureStanding.Voided => string.Create(
                CultureInfo.InvariantCulture,
                $"void: changed by entry {s.VoidedBy?.Entry}"
            ),
            SignatureStanding.Misplaced => "does not fit what it names",
        };

    static Table Entries(LedgerState state, IReadOnlyList<Entry> entries) =>
        new()
        {
            Id = "entry-table",
            Caption = "Every entry, in the order it was written; times are the server's, UTC",
            Columns = Words("Entry", "Time", "Who", "What", "About", "Values", "Happened", "Reason", "Source", "Hash"),
            Groups = Table.Plain(entries.Select(e => Row(e, state))),
            WhenEmpty = "The ledger has no entry.",
            Synthetic = state.IsSynthetic,
        };

    static IReadOnlyList<Cell> Row(Entry e, LedgerState state) =>
        [
            Text(e.Sequence),
            e.At,
            $"{e.Who} ({e.Role}{(e.Site is null ? "" : $", {e.Site}")})",
            EntryKinds.Find(e.Kind)?.Label ?? e.Kind,
            e.Key?.ToString() ?? e.Subject ?? "the study",
            Values(e, state),
            e.EventDate ?? "not dated",
            e.Reason ?? "none given",
            e.Source,
            e.Hash,
        ];

    // What changed, old beside new; of a first entry every value.
    static string Values(Entry entry, LedgerState state)
    {
        try
        {
            var before = Corrected(entry, state);
            var changes = ValueChange.Between(before?.Values ?? [], entry.Values);
            return string.Join("; ", changes.Select(c => Words(c, before is not null)));
        }
        catch (FormatException)
        {
            return $"cannot be read: {entry.Content}";
        }
    }

    static string Words(ValueChange change, bool corrects) =>
        corrects ? $"{change.Name}: {change.Old ?? "nothing"} → {change.New ?? "nothing"}" : $"{change.Name}: {change.New}";

    static Entry? Corrected(Entry entry, LedgerState state) =>
        entry is { Corrects: { } sequence, Key: { } key }
            ? state.Record(key)?.All.FirstOrDefault(e => e.Sequence == sequence)
            : null;

    static IReadOnlyList<Column> Words(params IReadOnlyList<string> heads) => [.. heads.Select(h => Column.OfWords(h))];

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
