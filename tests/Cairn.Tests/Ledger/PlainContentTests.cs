using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Tests.Records;

namespace Cairn.Tests.Ledger;

/// <summary>Two ways read a record from an entry: in one go where its text is plain, and by JSON. They say the same.</summary>
public sealed class PlainContentTests
{
    static Record? InOneGo(Entry entry) => RecordValues.Plain(entry, entry.Key!.Value);

    static Record? ByJson(Entry entry) => RecordValues.Read(entry.Key!.Value, entry.Values, "", entry.Sequence).Value;

    // Every domain, every variable, values drawn at random: private ones, other columns, words that no list has.
    [Fact]
    public void Read_in_one_go_a_record_is_the_one_that_json_gives()
    {
        var chance = new Random(1);
        var entries = Sheets.Link([
            .. from domain in RecordShape.Domains
            from number in RecordShape.Of(domain)!.IsNumbered ? Enumerable.Range(1, 40) : [1]
            select new RecordAdded(RecordText.Record(RecordShape.Of(domain)!, chance, "S-1", number)),
        ]);
        var inOneGo = 0;
        foreach (var entry in entries)
        {
            var expected = ByJson(entry)!;
            if (InOneGo(entry) is not { } record)
                continue;
            inOneGo++;
            Assert.Equal(RecordText.Text(expected), RecordText.Text(record));
            Assert.Equal((expected.Key, expected.Entry), (record.Key, record.Entry));
        }
        Assert.True(inOneGo >= 50, $"{inOneGo} of {entries.Count}"); // most of the words drawn need escapes
    }

    // By hand: what JSON writes another way, or what it refuses, is left to JSON.
    [Theory]
    [InlineData("""{"USUBJID":"S1","VSORRES":"3\"7","VSSEQ":"1","VSTESTCD":"TEMP"}""")]
    [InlineData("""{"USUBJID":"S1","VSORRES":"\u0041","VSSEQ":"1","VSTESTCD":"TEMP"}""")]
    [InlineData("""{ "USUBJID":"S1","VSSEQ":"1","VSTESTCD":"TEMP"}""")]
    [InlineData("""{"USUBJID":"S1","VSSEQ":1,"VSTESTCD":"TEMP"}""")]
    [InlineData("""{"USUBJID":"S1","VSSEQ":"1","VSTESTCD":"TEMP"} """)]
    [InlineData("""{"USUBJID":"S1","VSSEQ":"1","VSTESTCD":["TEMP"]}""")]
    [InlineData("""{"USUBJID":"S1","VSSEQ":"one","VSTESTCD":"TEMP"}""")]
    [InlineData("""{"USUBJID":"S2","VSSEQ":"1","VSTESTCD":"TEMP"}""")]
    [InlineData("""{"USUBJID":"S1","VSSEQ":"1"}""")]
    [InlineData("""{"USUBJID":"S1","VSSEQ":"1","VSTESTCD":"TEMP" """)]
    [InlineData("""{"USUBJID":"S1""")]
    [InlineData("""}""")]
    [InlineData("")]
    public void What_is_not_plain_is_not_read_in_one_go(string content) =>
        Assert.Null(InOneGo(Sheets.Link(new RecordAdded(Sheets.Vital(1)))[0] with { Content = content }));

    [Fact]
    public void A_private_value_that_was_removed_or_that_is_another_one_is_left_to_json()
    {
        var entry = Sheets.Link(new RecordAdded(Sheets.Event(1)))[0];
        Assert.Equal("Fever", Assert.IsType<AdverseEvent>(InOneGo(entry)).Term);
        Assert.Null(InOneGo(Redaction.Of(entry, ["AETERM"])));
        Assert.Null(InOneGo(entry with { Private = entry.Private!.Replace("AETERM", "AETERN", StringComparison.Ordinal) }));
        Assert.Null(InOneGo(entry with { Private = """{"AETERM":["salt","Fever"],"MORE":["salt","x"]}""" }));
    }
}
