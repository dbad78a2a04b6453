using System.Security.Cryptography;
using System.Text;
using Cairn.Ledger;
using Cairn.Records;

namespace Cairn.Tests.Ledger;

public sealed class ChainTests
{
    static readonly Attribution By = new(
        "ann",
        "coordinator",
        new(2025, 6, 2, 10, 0, 0, 123, TimeSpan.FromHours(2)),
        null,
        "vs.csv"
    );

    static Draft Vital(int number, string result) =>
        Draft.Added(
            new VitalSign
            {
                Subject = "S1",
                Sequence = number,
                TestCode = "TEMP",
                Result = result,
            }
        );

    static IReadOnlyList<Entry> Ten() =>
        Chain.Link(ChainHead.Empty, "X", [.. Enumerable.Range(1, 10).Select(n => Vital(n, "37.1"))], By);

    // By hand from the canonical form in the doc comment of Chain: lengths are in bytes ("é" has two), 10:00 +02:00 is 08:00 UTC.
    [Fact]
    public void The_hash_is_the_sha256_of_the_canonical_form()
    {
        var entry = Chain.Link(ChainHead.Empty, "X", [Vital(1, "é")], By)[0];
        var canonical =
            "13:cairn entry 1,1:1,1:X,12:record-added,2:S1,2:VS,1:1,-,1:4,7:USUBJID,2:S1,7:VSORRES,2:é,5:VSSEQ,1:1,8:VSTESTCD,4:TEMP,"
            + "3:ann,11:coordinator,24:2025-06-02T08:00:00.123Z,-,6:vs.csv,64:"
            + new string('0', 64)
            + ",";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))), entry.Hash);
    }

    [Fact]
    public void An_untouched_chain_holds_and_may_be_linked_in_parts()
    {
        var whole = Ten();
        Assert.Empty(Chain.Verify(whole));
        var first = Chain.Link(ChainHead.Empty, "X", [.. Enumerable.Range(1, 4).Select(n => Vital(n, "37.1"))], By);
        var rest = Chain.Link(ChainHead.Of(first[^1]), "X", [.. Enumerable.Range(5, 6).Select(n => Vital(n, "37.1"))], By);
        Assert.Equal(whole.Select(e => e.Hash), first.Concat(rest).Select(e => e.Hash));
    }

    public static TheoryData<string, Func<Entry, Entry>> Changes =>
        new()
        {
            { "value", e => e with { Values = [.. e.Values.Select(v => v.Key == "VSORRES" ? new("VSORRES", "37.2") : v)] } },
            { "value gone", e => e with { Values = [.. e.Values.Skip(1)] } },
            { "who", e => e with { By = e.By with { Who = "bob" } } },
            { "role", e => e with { By = e.By with { Role = "monitor" } } },
            { "time", e => e with { By = e.By with { At = e.By.At.AddMilliseconds(1) } } },
            { "reason", e => e with { By = e.By with { Reason = "" } } },
            { "source", e => e with { By = e.By with { Source = null } } },
            { "subject", e => e with { Key = e.Key!.Value with { Subject = "S2" } } },
            { "number", e => e with { Key = e.Key!.Value with { Number = 99 } } },
            { "kind", e => e with { Kind = EntryKind.RecordCorrected } },
            { "study", e => e with { Study = "Y" } },
            { "hash", e => e with { Hash = new string('a', 64) } },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_of_any_part_is_found(string part, Func<Entry, Entry> change)
    {
        var entries = Ten().ToArray();
        entries[4] = change(entries[4]);
        Assert.True(Chain.Verify(entries).Count > 0, part);
    }

    [Fact]
    public void An_entry_rewritten_with_its_own_hash_is_found_at_the_next()
    {
        var entries = Ten().ToArray();
        var changed = entries[4] with { By = By with { Who = "bob" } };
        entries[4] = changed with { Hash = Chain.HashOf(changed) };
        var finding = Assert.Single(Chain.Verify(entries));
        Assert.Contains("entry 6", finding.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_taken_out_or_moved_is_found()
    {
        var entries = Ten();
        Assert.NotEmpty(Chain.Verify(entries.Where(e => e.Sequence != 5)));
        Assert.NotEmpty(Chain.Verify(entries.OrderBy(e => e.Sequence == 5 ? 7 : e.Sequence)));
        Assert.NotEmpty(Chain.Verify(entries.Skip(1)));
    }

    [Fact]
    public void A_correction_must_name_an_earlier_entry_of_its_record()
    {
        var fever = new VitalSign
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = "TEMP",
            Result = "39.0",
        };
        var right = Chain.Link(ChainHead.Empty, "X", [Vital(1, "37"), Vital(2, "37"), Draft.Corrected(fever, 1)], By);
        var wrong = Chain.Link(ChainHead.Empty, "X", [Vital(1, "37"), Vital(2, "37"), Draft.Corrected(fever, 2)], By);
        Assert.Empty(Chain.Verify(right));
        Assert.Contains("corrects entry 2", Assert.Single(Chain.Verify(wrong)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_run_into_each_other_have_different_hashes()
    {
        var one = Draft.StudyLoaded(new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "1,1:B", ["C"] = "" });
        var two = Draft.StudyLoaded(new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "1", ["B"] = "C" });
        Assert.NotEqual(Chain.Link(ChainHead.Empty, "X", [one], By)[0].Hash, Chain.Link(ChainHead.Empty, "X", [two], By)[0].Hash);
    }
}
