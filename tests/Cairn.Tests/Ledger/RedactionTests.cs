using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

public sealed class RedactionTests
{
    [Fact]
    public void A_private_value_can_be_removed_and_the_chain_still_verifies()
    {
        var entries = Sheets.Link(
            new RecordAdded(
                new Demographics
                {
                    Subject = "S1",
                    Birth = Cairn.Quantities.PartialDate.Of(1960, 5, 1),
                    Sex = "F",
                }
            ),
            new Redacted(new("S1", "DM", null), "S1", 1, ["BRTHDTC"])
        );
        var removed = Redaction.Of(entries[0], ["BRTHDTC"]);
        Assert.Null(removed.Private);
        Assert.DoesNotContain("1960", removed.ToString(), StringComparison.Ordinal);
        Assert.Equal(entries[0].Hash, CanonicalForm.HashOf(removed));
        Assert.Empty(ChainCheck.Breaks([removed, entries[1]]));
        Assert.True(removed.Values.Single(v => v.Name == "BRTHDTC").IsRemoved);
    }

    [Fact]
    public void A_state_forgets_what_was_removed_whether_it_is_read_again_or_grows()
    {
        var entries = Sheets.Link(
            new RecordAdded(Sheets.Event(1, "Fever of Ms Li")),
            new QueryOpened(new("S1", "AE", 1), null, "Is that Ms Li?"),
            new Redacted(new("S1", "AE", 1), "S1", 1, ["AETERM"]),
            new Redacted(new("S1", "AE", 1), "S1", 2, ["QUESTION"])
        );
        var grown = LedgerState.Fold("X", entries.Take(2)).After(entries.Skip(2));
        var read = LedgerState.Fold(
            "X",
            [Redaction.Of(entries[0], ["AETERM"]), Redaction.Of(entries[1], ["QUESTION"]), .. entries.Skip(2)]
        );
        Assert.Equal(History.Text(read), History.Text(grown));
        Assert.DoesNotContain("Ms Li", History.Text(grown), StringComparison.Ordinal);
        Assert.Equal(EntryValue.RemovedMark, grown.Casebook().Subject("S1")!.Of<AdverseEvent>().Single().Term);
        Assert.Equal(EntryValue.RemovedMark, grown.Of<QueryOpened>().Single().Content.Question);
    }

    [Fact]
    public void Only_the_values_named_are_removed_and_those_in_clear_stay()
    {
        var entry = Sheets.Link(
            new RecordAdded(Sheets.Event(1) with { Other = new Dictionary<string, string> { ["NOTE"] = "n" } })
        )[0];
        var removed = Redaction.Of(entry, ["NOTE", "AESEQ"]);
        Assert.Equal("Fever", removed.Values.Single(v => v.Name == "AETERM").Text);
        Assert.Equal("1", removed.Values.Single(v => v.Name == "AESEQ").Text);
        Assert.True(removed.Values.Single(v => v.Name == "NOTE").IsRemoved);
    }

    [Fact]
    public void Equal_values_have_different_digests()
    {
        var entries = Sheets.Link(new RecordAdded(Sheets.Event(1)), new RecordAdded(Sheets.Event(2)));
        Assert.Equal(2, entries.Select(e => e.Values.Single(v => v.Name == "AETERM").Digest).Distinct().Count());
    }
}
