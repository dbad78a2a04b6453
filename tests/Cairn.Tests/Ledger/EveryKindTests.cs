using System.Reflection;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Tests.Ledger;

/// <summary>The law state = fold(entries), over random histories in which every kind of entry stands.</summary>
public sealed class EveryKindTests
{
    static readonly MethodInfo Of = typeof(LedgerState).GetMethod(nameof(LedgerState.Of))!;

    // Samples of every kind in any order, among records that are added and corrected.
    static List<Entry> Entries(Random chance)
    {
        List<EntryContent> contents = [.. EntryKindTests.Contents];
        contents.AddRange(Enumerable.Range(1, 20).Select(n => new RecordAdded(Sheets.Event(n, $"term {n}", $"S{n % 3}"))));
        var mixed = contents.ToArray();
        chance.Shuffle(mixed);
        return [.. Sheets.Link(mixed)];
    }

    /// <summary>What a state says of one kind, in order.</summary>
    static IEnumerable<string> Said(LedgerState state, Type kind) =>
        ((IEnumerable<object>)Of.MakeGenericMethod(kind).Invoke(state, null)!).Select(s => s.ToString()!);

    static string Text(LedgerState state) =>
        string.Join(
            "\n",
            EntryKindTests
                .Contents.Select(c => c.GetType())
                .Distinct()
                .SelectMany(kind => Said(state, kind))
                .Append(History.Text(state))
                .Concat(state.Unread.Select(f => f.ToString()))
        );

    [Trait("Speed", "Slow")]
    [Fact]
    public void However_a_history_of_every_kind_is_cut_the_state_is_the_fold_of_its_entries()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var chance = new Random(seed);
            var entries = Entries(chance);
            Assert.Equal(EntryKinds.All.Count, entries.Select(e => e.Kind).Distinct(StringComparer.Ordinal).Count());
            var (state, at) = (LedgerState.Empty("X"), 0);
            while (at < entries.Count)
            {
                var step = chance.Next(1, 9);
                state = state.After(entries.Skip(at).Take(step));
                at = Math.Min(at + step, entries.Count);
                Assert.Equal(Text(LedgerState.Fold("X", entries.Take(at))), Text(state));
            }
        }
    }

    [Fact]
    public void Every_entry_that_is_no_record_is_in_the_state_as_it_was_said()
    {
        var entries = Entries(new Random(5));
        var state = LedgerState.Fold("X", entries);
        Assert.Empty(state.Unread);
        foreach (var kind in entries.Where(e => !EntryKinds.SaysRecord(e.Kind)).GroupBy(e => e.Kind))
        {
            var type = EntryKinds.Read(kind.First()).Value!.GetType();
            Assert.Equal(kind.Count(), Said(state, type).Count());
        }
    }
}
