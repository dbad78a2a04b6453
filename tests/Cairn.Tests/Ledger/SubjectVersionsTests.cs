using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

public sealed class SubjectVersionsTests
{
    const int Entries = 700;

    // Long enough that what is recent is settled many times over; every third entry corrects a record.
    static IReadOnlyList<Entry> Long(Random chance)
    {
        var (contents, newest) = (new List<EntryContent>(), new List<long>());
        for (var entry = 1; entry <= Entries; entry++)
            if (entry % 3 == 0 && chance.Next(newest.Count) is var at)
            {
                contents.Add(new RecordCorrected(Temperature(at + 1, $"38.{chance.Next(10)}"), newest[at]));
                newest[at] = entry;
            }
            else
            {
                contents.Add(new RecordAdded(Temperature(newest.Count + 1, "37.0")));
                newest.Add(entry);
            }
        return Sheets.Link([.. contents]);
    }

    static VitalSign Temperature(int number, string result) =>
        new()
        {
            Subject = "S-1",
            Sequence = number,
            TestCode = "TEMP",
            Result = result,
            Unit = "C",
        };

    static IEnumerable<string> Said(LedgerState state) =>
        state.RecordsOf("S-1").Select(r => $"{r.Key}: {string.Join(" ", r.Value.All.Select(e => e.Sequence))}");

    [Fact]
    public void A_long_subject_grown_entry_by_entry_is_the_fold_of_all_and_keeps_the_order_of_its_records()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var entries = Long(new Random(seed));
            var grown = LedgerState.Empty(entries[0].Study);
            foreach (var entry in entries)
                grown = grown.After([entry]);
            Assert.Equal(Said(LedgerState.Fold(entries[0].Study, entries)), Said(grown));
            Assert.Equal(grown.RecordsOf("S-1").Count, Said(grown).Count());
        }
    }

    [Fact]
    public void Every_state_on_the_way_stays_as_it_was()
    {
        var entries = Long(new Random(9));
        List<LedgerState> states = [LedgerState.Empty(entries[0].Study)];
        foreach (var entry in entries)
            states.Add(states[^1].After([entry]));
        for (var length = 0; length <= Entries; length += 50)
            Assert.Equal(Said(LedgerState.Fold(entries[0].Study, entries.Take(length))), Said(states[length]));
    }
}
