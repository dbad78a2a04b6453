using System.Security.Cryptography;
using System.Text;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;
using Cairn.Ledger.Kinds;

namespace Cairn.Tests.Ledger;

public sealed class ChainTests
{
    static IReadOnlyList<Entry> Ten() => Sheets.Link([.. Enumerable.Range(1, 10).Select(n => new RecordAdded(Sheets.Vital(n)))]);

    // By hand from the canonical form in the doc comment of CanonicalForm: lengths are in bytes ("é" has two), 10:00 +02:00 is
    // 08:00 UTC.
    [Fact]
    public void The_hash_is_the_sha256_of_the_canonical_form()
    {
        var by = new Attribution(
            "ann",
            "coordinator",
            EntrySource.File("vs.csv", new string('b', 64)),
            "01",
            null,
            new(2025, 6, 2, 9, 58, 0, TimeSpan.FromHours(8))
        );
        var record = Sheets.Vital(1, "é") with { Date = PartialDateOf("2025-06") };
        var entry = Chain.Link(ChainHead.Empty, "X", [Draft.Added(record, by)], Sheets.At, Sheets.Salts())[0];
        var content = """{"USUBJID":"S1","VSDTC":"2025-06","VSORRES":"é","VSSEQ":"1","VSTESTCD":"TEMP"}""";
        var canonical =
            $"13:cairn entry 2,1:X,1:1,12:record-added,2:S1,2:VS,1:1,-,{Encoding.UTF8.GetByteCount(content)}:{content},"
            + "3:ann,11:coordinator,2:01,24:2025-06-02T08:00:00.123Z,7:2025-06,29:2025-06-02T09:58:00.000+08:00,"
            + $"76:file:vs.csv#{new string('b', 64)},-,64:{new string('0', 64)},";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))), entry.Hash);
    }

    static Cairn.Quantities.PartialDate PartialDateOf(string text) => Cairn.Quantities.PartialDate.Parse(text);

    [Fact]
    public void An_untouched_chain_holds_and_may_be_linked_in_parts()
    {
        var whole = Ten();
        Assert.Empty(ChainCheck.Breaks(whole));
        var first = Sheets.Link([.. Enumerable.Range(1, 4).Select(n => new RecordAdded(Sheets.Vital(n)))]);
        var rest = Sheets.LinkAfter(
            ChainHead.Of(first[^1]),
            [.. Enumerable.Range(5, 6).Select(n => new RecordAdded(Sheets.Vital(n)))]
        );
        Assert.Equal(whole.Select(e => e.Hash), first.Concat(rest).Select(e => e.Hash));
    }

    public static TheoryData<string, Func<Entry, Entry>> Changes =>
        new()
        {
            { "content", e => e with { Content = e.Content.Replace("37.1", "37.2", StringComparison.Ordinal) } },
            { "who", e => e with { Who = "bob" } },
            { "role", e => e with { Role = "monitor" } },
            { "site", e => e with { Site = "02" } },
            { "time", e => e with { At = "2025-06-02T08:00:00.124Z" } },
            { "event date", e => e with { EventDate = "2025-06-01" } },
            { "device time", e => e with { DeviceTime = "2025-06-01T08:00:00.000+00:00" } },
            { "reason", e => e with { Reason = "" } },
            { "source", e => e with { Source = "interface:x" } },
            { "subject", e => e with { Subject = "S2" } },
            { "domain", e => e with { Domain = "LB" } },
            { "number", e => e with { Number = 99 } },
            { "corrects", e => e with { Corrects = 1 } },
            { "kind", e => e with { Kind = "record-corrected" } },
            { "study", e => e with { Study = "Y" } },
            { "hash", e => e with { Hash = new string('a', 64) } },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_any_part_is_found(string part, Func<Entry, Entry> change)
    {
        var entries = Ten().ToArray();
        entries[4] = change(entries[4]);
        Assert.True(ChainCheck.Breaks(entries).Count > 0, part);
    }

    [Fact]
    public void An_entry_rewritten_with_its_own_hash_is_found_at_the_next()
    {
        var entries = Ten().ToArray();
        var changed = entries[4] with { Who = "bob" };
        entries[4] = changed with { Hash = CanonicalForm.HashOf(changed) };
        Assert.Equal(5, Assert.Single(ChainCheck.Breaks(entries)).Sequence);
    }

    [Fact]
    public void An_entry_taken_out_or_moved_is_found()
    {
        var entries = Ten();
        Assert.NotEmpty(ChainCheck.Breaks(entries.Where(e => e.Sequence != 5)));
        Assert.NotEmpty(ChainCheck.Breaks(entries.OrderBy(e => e.Sequence == 5 ? 7 : e.Sequence)));
        Assert.NotEmpty(ChainCheck.Breaks(entries.Skip(1)));
    }

    [Fact]
    public void A_correction_must_name_an_earlier_entry_of_its_record()
    {
        EntryContent[] two = [new RecordAdded(Sheets.Vital(1)), new RecordAdded(Sheets.Vital(2))];
        var fever = Sheets.Vital(1, "39.0");
        Assert.Empty(ChainCheck.Breaks(Sheets.Link([.. two, new RecordCorrected(fever, 1)])));
        var wrong = ChainCheck.Breaks(Sheets.Link([.. two, new RecordCorrected(fever, 2)]));
        Assert.Contains("corrects entry 2", Assert.Single(wrong).Finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_run_into_each_other_have_different_hashes()
    {
        var one = Sheets.Link(new Locked(new RecordKey("S1", "AE", 11)))[0];
        var two = Sheets.Link(new Locked(new RecordKey("S1,2:AE", "1", 1)))[0];
        Assert.NotEqual(one.Hash, two.Hash);
    }
}
