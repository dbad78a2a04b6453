using Cairn.Ledger.Import;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Tests.Ledger.Import;

/// <summary>What cannot be is kept as recorded, and stands until it is corrected.</summary>
public sealed class StandingFindingsTests
{
    static SubjectRecords With(AdverseEvent record) => new("S1", [record]);

    [Fact]
    public void A_grade_of_seven_and_an_end_before_the_start_stand_as_findings()
    {
        var odd = Sheets.Event(3) with
        {
            Grade = 7,
            Start = PartialDate.Parse("2025-03-14"),
            End = PartialDate.Parse("2025-03-10"),
        };
        Assert.Equal(["AETOXGR", "AEENDTC"], StandingFindings.Of(With(odd)).Select(f => f.Column));
        Assert.All(StandingFindings.Of(With(odd)), f => Assert.Equal(("S1", Severity.Warning), (f.Place, f.Severity)));
    }

    [Fact]
    public void A_correction_resolves_them()
    {
        var right = Sheets.Event(3) with
        {
            Grade = 2,
            Start = PartialDate.Parse("2025-03-10"),
            End = PartialDate.Parse("2025-03"),
        };
        Assert.Empty(StandingFindings.Of(With(right)));
    }
}
