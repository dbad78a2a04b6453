using Cairn.Records;

namespace Cairn.Tests.Records;

public sealed class RecordShapeTests
{
    [Theory]
    [MemberData(nameof(RecordText.Domains), MemberType = typeof(RecordText))]
    public void A_record_of_any_domain_survives_text_and_back(string domain)
    {
        var shape = RecordShape.Of(domain)!;
        var chance = new Random(20250602);
        for (var i = 0; i < 500; i++)
        {
            var given = RecordText.Of(shape, chance);
            var read = shape.Read(given, "made", null);
            Assert.Empty(read.Findings);
            var written = RecordShape.Write(read.Value!);
            Assert.Equal(given.OrderBy(v => v.Key, StringComparer.Ordinal), written.OrderBy(v => v.Key, StringComparer.Ordinal));
            Assert.Equal(RecordText.Text(read.Value!), RecordText.Text(shape.Read([.. written], "made", null).Value!));
        }
    }

    [Theory]
    [MemberData(nameof(RecordText.Domains), MemberType = typeof(RecordText))]
    public void Each_required_variable_that_is_empty_is_named(string domain)
    {
        var shape = RecordShape.Of(domain)!;
        var read = shape.Read([], "file", 7);
        Assert.Null(read.Value);
        Assert.Equal(shape.Variables.Where(v => v.Required).Select(v => v.Name), read.Findings.Select(f => f.Column));
        Assert.All(read.Findings, f => Assert.Equal(("file", 7, Severity.Error), (f.Place, f.Line, f.Severity)));
    }

    [Fact]
    public void Every_value_that_cannot_be_read_is_named_at_once()
    {
        var read = RecordShape
            .Of("AE")!
            .Read(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["USUBJID"] = "S",
                    ["AESEQ"] = "one",
                    ["AETERM"] = "x",
                    ["AETOXGR"] = "2.5",
                    ["AESTDTC"] = "2025-02-30",
                    ["AEENDTC"] = "yesterday",
                },
                "ae.csv",
                3
            );
        Assert.Equal(
            ["AEENDTC", "AESEQ", "AESTDTC", "AETOXGR"],
            read.Findings.Select(f => f.Column).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Study_and_domain_are_no_values_of_the_record_and_other_columns_are_kept()
    {
        var record = RecordShape
            .Of("VS")!
            .Read(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["STUDYID"] = "X",
                    ["DOMAIN"] = "VS",
                    ["USUBJID"] = "S",
                    ["VSSEQ"] = "1",
                    ["VSTESTCD"] = "TEMP",
                    ["VSPOS"] = " SITTING ",
                },
                "vs.csv",
                2
            )
            .Value!;
        Assert.Equal([new("VSPOS", "SITTING")], record.Other);
    }
}
