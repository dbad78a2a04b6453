using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Records;

/// <summary>What ends after a day has not ended on that day, whatever the domain.</summary>
public sealed class PeriodTests
{
    public static TheoryData<string> Lasting =>
        [.. RecordShape.Domains.Where(d => RecordShape.Of(d)!.Variables.Any(v => v.Name == d + "ENDTC"))];

    [Fact]
    public void Every_domain_with_an_end_is_a_period() =>
        Assert.All(Lasting, d => Assert.True(RecordShape.Of((string)d)!.Type.IsAssignableTo(typeof(PeriodRecord)), d));

    [Theory, MemberData(nameof(Lasting))]
    public void An_end_after_the_day_is_not_known_on_it(string domain)
    {
        var shape = RecordShape.Of(domain)!;
        Dictionary<string, string> values = new()
        {
            ["USUBJID"] = "S1",
            [domain + "SEQ"] = "1",
            [domain + "STDTC"] = "2026-01-05",
            [domain + "ENDTC"] = "2026-03-01",
        };
        foreach (var variable in shape.Variables.Where(v => v.Required && !values.ContainsKey(v.Name)))
            values[variable.Name] = "X";
        var record = shape.Read(values, domain, null).Value!;
        var casebook = new Casebook("X", false, null, [new("S1", [record])]);
        PartialDate? EndOn(DateOnly day) => ((PeriodRecord)casebook.AsOf(day).Subjects[0].All.Single()).End;
        Assert.Null(EndOn(new(2026, 2, 28)));
        Assert.Equal(PartialDate.Of(2026, 3, 1), EndOn(new(2026, 3, 1)));
    }
}
