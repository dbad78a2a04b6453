using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Tests.Ledger;

/// <summary>
/// Ledgers made at random: records added, corrected, taken out, asked about, locked, and private values removed.
/// </summary>
static class History
{
    public static IReadOnlyList<Entry> Random(Random chance, int count)
    {
        var entries = new List<Entry>();
        while (entries.Count < count)
        {
            var state = LedgerState.Fold("X", entries);
            var next = Next(chance, state);
            entries.AddRange(Sheets.LinkAfter(state.Head, next));
            if (next is Redacted { Of: var of, Names: var names })
                entries[(int)of - 1] = Redaction.Of(entries[(int)of - 1], names);
        }
        return entries;
    }

    /// <summary>Everything that a state says, as text.</summary>
    public static string Text(LedgerState state) =>
        string.Join(
            "\n",
            [
                $"{state.Head} {state.IsSynthetic}",
                .. state.Records.SelectMany(r => r.All).OrderBy(e => e.Sequence).Select(e => e.ToString()),
                .. state.Of<QueryOpened>().Select(q => q.ToString()),
                .. state.Of<Redacted>().Select(q => $"{q.Entry.Sequence} {q.Content.Of}"),
                .. state.Casebook().Subjects.SelectMany(s => s.All).Select(Records.RecordText.Text),
            ]
        );

    static EntryContent Next(Random chance, LedgerState state)
    {
        var key = new RecordKey($"S{chance.Next(1, 4)}", "AE", chance.Next(1, 6));
        var record = Sheets.Event(key.Number!.Value, $"term {chance.Next(100)}", key.Subject);
        return (state.Record(key), chance.Next(8)) switch
        {
            (null, _) => new RecordAdded(record),
            (_, 0) => new QueryOpened(key, "AETERM", $"question {chance.Next(100)}"),
            (_, 1) => new Locked(key),
            ({ Newest.Private: not null } known, 2) => new Redacted(key, key.Subject, known.Newest.Sequence, ["AETERM"]),
            ({ IsRemoved: false } known, 3) => new RecordRemoved(key, known.Newest.Sequence),
            var (known, _) => new RecordCorrected(record, known.Newest.Sequence),
        };
    }
}
