using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

/// <summary>Each way of breaking a ledger is named, with the first entry that it touches.</summary>
public sealed class ChainCheckTests
{
    // 1 to 5: records; 6: a correction of 2; 7: an adverse event with a private term; 8: a signature of 1 and 3; 9: a term taken
    // out; 10 to 12: records.
    static List<Entry> Twelve()
    {
        List<Entry> entries = [.. Sheets.Link([.. Enumerable.Range(1, 5).Select(n => new RecordAdded(Sheets.Vital(n)))])];
        Add(entries, new RecordCorrected(Sheets.Vital(2, "38.0"), 2));
        Add(entries, new RecordAdded(Sheets.Event(1, "Fever of Ms Li")));
        var covered = new[] { entries[0], entries[2] }.Select(e => new SignedEntry(e.Sequence, e.Hash));
        Add(entries, new Signed(SignatureMeaning.Author, "Ann Li", SignatureProof.Password, [.. covered], "S1"));
        Add(entries, new Redacted(new("S1", "AE", 1), "S1", 7, ["AETERM"]));
        entries[6] = Redaction.Of(entries[6], ["AETERM"]);
        foreach (var n in Enumerable.Range(6, 3))
            Add(entries, new RecordAdded(Sheets.Vital(n)));
        return entries;
    }

    static void Add(List<Entry> entries, EntryContent content) =>
        entries.AddRange(Sheets.LinkAfter(ChainHead.Of(entries[^1]), content));

    static ChainVerdict Check(IReadOnlyList<Entry> entries, params KnownHead[] known) => ChainCheck.Of("X", entries, known);

    static (long, BreakKind) First(ChainVerdict verdict) => (verdict.Breaks[0].Sequence, verdict.Breaks[0].Kind);

    static KnownHead Table(IReadOnlyList<Entry> entries) =>
        new("X", ChainHead.Of(entries[^1]), "the table of heads", IsLast: true);

    static Entry Rehashed(Entry entry) => entry with { Hash = CanonicalForm.HashOf(entry) };

    /// <summary>Linked anew from an entry on, as somebody who knows the form would do it.</summary>
    static List<Entry> Relinked(IEnumerable<Entry> entries)
    {
        var (head, linked) = (ChainHead.Empty, new List<Entry>());
        foreach (var entry in entries)
        {
            linked.Add(Rehashed(entry with { Sequence = head.Sequence + 1, PreviousHash = head.Hash }));
            head = ChainHead.Of(linked[^1]);
        }
        return linked;
    }

    static IEnumerable<Entry> Renumbered(IEnumerable<Entry> entries) => entries.Select((e, i) => e with { Sequence = i + 1 });

    [Fact]
    public void A_ledger_as_it_was_written_holds()
    {
        var entries = Twelve();
        var verdict = Check(entries, Table(entries));
        Assert.True(verdict.Holds, string.Join("\n", verdict.Breaks));
        Assert.Equal((ChainHead.Of(entries[^1]), 12), (verdict.Head, verdict.Entries));
        Assert.True(Check([]).Holds);
    }

    public static TheoryData<string, long, Func<Entry, Entry>> Columns =>
        new()
        {
            { "study", 4, e => e with { Study = "Y" } },
            { "kind", 4, e => e with { Kind = "record-removed" } },
            { "subject", 4, e => e with { Subject = null } },
            { "domain", 4, e => e with { Domain = "LB" } },
            { "number", 4, e => e with { Number = 99 } },
            { "corrects", 6, e => e with { Corrects = 1 } },
            { "content", 4, e => e with { Content = e.Content + " " } },
            { "who", 4, e => e with { Who = "bob" } },
            { "role", 4, e => e with { Role = "" } },
            { "site", 4, e => e with { Site = "" } },
            { "at", 4, e => e with { At = "2025-06-02T08:00:00.124Z" } },
            { "event date", 4, e => e with { EventDate = "2025-06-01" } },
            { "device time", 4, e => e with { DeviceTime = "2025-06-01T08:00:00.000+00:00" } },
            { "source", 4, e => e with { Source = "interface:x" } },
            { "reason", 4, e => e with { Reason = null } },
            { "previous hash", 4, e => e with { PreviousHash = new('a', 64) } },
            { "hash", 4, e => e with { Hash = new('a', 64) } },
            { "hash", 12, e => e with { Hash = new('a', 64) } },
            { "last", 12, e => e with { Who = "bob" } },
            { "first", 1, e => e with { Who = "bob" } },
        };

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_changed_value_is_named_with_its_entry(string column, long at, Func<Entry, Entry> change)
    {
        var entries = Twelve();
        var table = Table(entries);
        entries[(int)at - 1] = change(entries[(int)at - 1]);
        var verdict = Check(entries, table);
        Assert.Equal((at, BreakKind.Changed), First(verdict));
        Assert.True(verdict.Breaks[0].Column is null || verdict.Breaks[0].Column == column, verdict.Breaks[0].Column);
        Assert.Equal(at - 1, verdict.Head.Sequence);
    }

    [Fact]
    public void A_changed_number_is_named_where_the_entry_is_missing_from_its_place()
    {
        var entries = Twelve();
        entries[3] = entries[3] with { Sequence = 500 };
        Assert.Equal((4, BreakKind.Reordered), First(Check([.. entries.OrderBy(e => e.Sequence)])));
        entries = Twelve();
        entries[11] = entries[11] with { Sequence = 13 };
        Assert.Equal((12, BreakKind.Changed), First(Check(entries)));
    }

    [Fact]
    public void A_private_value_that_is_changed_lost_or_back_again_is_named()
    {
        var entries = Twelve();
        Add(entries, new RecordAdded(Sheets.Event(2, "Rash of Mr Ito")));
        var whole = entries[12].Private!;
        foreach (
            var (text, kind) in new (string?, BreakKind)[]
            {
                (whole.Replace("Ito", "Abe", StringComparison.Ordinal), BreakKind.PrivateChanged),
                (whole.Replace("0000", "1111", StringComparison.Ordinal), BreakKind.PrivateChanged),
                (whole.Replace("AETERM", "AELLT", StringComparison.Ordinal), BreakKind.PrivateChanged),
                ("no json", BreakKind.PrivateChanged),
                (null, BreakKind.PrivateLost),
            }
        )
        {
            entries[12] = entries[12] with { Private = text };
            Assert.Equal((13, kind), First(Check(entries)));
        }
        entries[12] = entries[12] with { Private = whole };
        Assert.True(Check(entries).Holds);
        entries[6] = Sheets.LinkAfter(ChainHead.Of(entries[5]), new RecordAdded(Sheets.Event(1, "Fever of Ms Li")))[0];
        var back = Assert.Single(Check(entries).Breaks);
        Assert.Equal((7, BreakKind.RemovalUndone, "AETERM", 9), (back.Sequence, back.Kind, back.Column, back.Other));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(4, 3)]
    [InlineData(11, 1)]
    public void Entries_taken_out_are_named_whether_the_rest_is_renumbered_or_not(int from, int count)
    {
        var entries = Twelve();
        entries.RemoveRange(from - 1, count);
        foreach (var broken in new[] { entries, [.. Renumbered(entries)] })
        {
            var first = Check(broken).Breaks[0];
            Assert.Equal((from, BreakKind.Missing, from + count - 1L), (first.Sequence, first.Kind, first.Other));
        }
    }

    [Fact]
    public void An_entry_put_in_is_named_however_well_it_was_made()
    {
        var whole = Twelve();
        var forged = Sheets.LinkAfter(ChainHead.Of(whole[4]), new RecordAdded(Sheets.Vital(77)))[0];
        foreach (var made in new[] { forged, forged with { Hash = new('b', 64) }, forged with { PreviousHash = new('b', 64) } })
        {
            List<Entry> beside = [.. whole[..5], made, .. whole[5..]];
            Assert.Equal((6, BreakKind.Inserted), First(Check(beside)));
            Assert.Equal((6, BreakKind.Inserted), First(Check([.. Renumbered(beside)])));
        }
        List<Entry> longer = [.. whole, Sheets.LinkAfter(ChainHead.Of(whole[11]), new RecordAdded(Sheets.Vital(77)))[0]];
        Assert.Equal((13, BreakKind.Inserted), First(Check(longer, Table(whole))));
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(3, 9)]
    [InlineData(1, 12)]
    public void Entries_that_changed_places_are_named_at_the_first_place(int one, int other)
    {
        var entries = Twelve();
        (entries[one - 1], entries[other - 1]) = (entries[other - 1], entries[one - 1]);
        foreach (var broken in new[] { entries, [.. Renumbered(entries)] })
        {
            var first = Check(broken).Breaks[0];
            Assert.Equal((one, BreakKind.Reordered, (long?)other), (first.Sequence, first.Kind, first.Other));
        }
    }

    [Fact]
    public void A_duplicate_is_named_wherever_it_stands()
    {
        var whole = Twelve();
        foreach (var at in new[] { 5, 9, 12 })
        {
            List<Entry> twice = [.. whole[..at], whole[4], .. whole[at..]];
            foreach (var broken in new[] { twice, [.. Renumbered(twice)] })
            {
                var first = Check(broken).Breaks[0];
                Assert.Equal((at + 1, BreakKind.Duplicated, (long?)5), (first.Sequence, first.Kind, first.Other));
            }
        }
    }

    [Fact]
    public void A_ledger_cut_off_is_named_when_its_head_is_known()
    {
        var whole = Twelve();
        var first = Check(whole[..9], Table(whole)).Breaks[0];
        Assert.Equal((10, BreakKind.Truncated, (long?)12), (first.Sequence, first.Kind, first.Other));
        Assert.Equal((1, BreakKind.Truncated), First(Check([], Table(whole))));
    }

    [Fact]
    public void An_entry_written_again_with_its_own_hash_is_named_itself()
    {
        var entries = Twelve();
        entries[4] = Rehashed(entries[4] with { Who = "bob" });
        Assert.Equal((5, BreakKind.Replaced), First(Check(entries)));
    }

    [Fact]
    public void A_chain_rewritten_to_its_end_is_named_by_what_was_anchored()
    {
        var whole = Twelve();
        KnownHead[] anchors = [.. new[] { 3, 7, 12 }.Select(n => new KnownHead("X", ChainHead.Of(whole[n - 1]), $"anchor {n}"))];
        var forged = Relinked(whole.Select(e => e.Sequence == 5 ? e with { Who = "bob" } : e));
        Assert.True(Check(forged, Table(forged)).Holds); // nobody can see it from the ledger alone
        var first = Check(forged, [Table(forged), .. anchors]).Breaks[0];
        Assert.Equal((4, BreakKind.Rewritten, (long?)7), (first.Sequence, first.Kind, first.Other));
        Assert.Contains("anchor 7", first.Finding.What, StringComparison.Ordinal);
        Assert.Equal((11, BreakKind.Truncated), First(Check(whole[..10], [Table(whole[..10]), .. anchors])));
    }

    [Fact]
    public void A_signature_moved_to_another_record_is_named()
    {
        var whole = Twelve();
        var moved = whole[7] with { Content = whole[7].Content.Replace("\"1:", "\"2:", StringComparison.Ordinal) };
        foreach (var made in new[] { moved, moved with { Subject = "S9" } })
        {
            Assert.Equal((8, BreakKind.SignatureMoved), First(Check([.. whole[..7], made, .. whole[8..]])));
            Assert.Equal((8, BreakKind.SignatureMoved), First(Check(Relinked([.. whole[..7], made, .. whole[8..]]))));
        }
        // The whole chain made anew for another subject: the hashes fit, whom it is about does not.
        Assert.Equal(
            (8, BreakKind.SignatureMoved),
            First(Check(Relinked([.. whole[..7], whole[7] with { Subject = "S9" }, .. whole[8..]])))
        );
    }

    // The law: any entry of a random history changed in any column is found, with that entry or the first place it is missed.
    [Trait("Speed", "Slow")]
    [Fact]
    public void Any_change_of_any_entry_of_a_random_history_is_found_at_its_place()
    {
        var chance = new Random(7);
        var changes = Columns.Select(c => c.Data.Item3).ToList();
        for (var seed = 0; seed < 20; seed++)
        {
            var entries = History.Random(new Random(seed), 40).ToArray();
            var table = Table(entries);
            Assert.True(Check(entries, table).Holds);
            for (var i = 0; i < 10; i++)
            {
                var (at, change) = (chance.Next(entries.Length), changes[chance.Next(changes.Count)]);
                var broken = entries.ToArray();
                broken[at] = change(broken[at]);
                if (broken[at] == entries[at])
                    continue;
                var verdict = Check(broken, table);
                Assert.False(verdict.Holds);
                Assert.Equal(at + 1, verdict.Breaks[0].Sequence);
            }
        }
    }

    [Fact]
    public void It_may_be_given_in_parts_of_any_size()
    {
        var entries = History.Random(new Random(3), 200);
        foreach (var size in new[] { 1, 7, 200 })
        {
            var check = new ChainCheck("X");
            foreach (var part in entries.Chunk(size))
                check.Take(part);
            Assert.True(check.End(Table(entries)).Holds);
        }
    }
}
