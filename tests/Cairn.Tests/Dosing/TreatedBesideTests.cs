using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Dosing;

/// <summary>
/// What may be another treatment of the leukaemia in the DLT window is said on the dose board, as one that surely is (decisions
/// 0024, line 23, and 0100). By hand; a window of 28 days.
/// </summary>
public sealed class TreatedBesideTests
{
    static readonly Study Trial = SmallTrial.Trial("three-plus-three");

    static string[] Said(params IEnumerable<Record> records)
    {
        SubjectRecords subject = new("S01", [.. SmallTrial.Treated("S01", 1, 0, 'N').All, .. records]);
        var board = DoseBoard.Of(Trial, new Casebook("sample", false, null, [subject]), Day0.AddDays(40))!;
        return
        [
            .. board.Deviations.Where(f => f.What.Contains("in the DLT window", StringComparison.Ordinal)).Select(f => f.What),
        ];
    }

    static Procedure Done(string name, string? code, int day) =>
        new()
        {
            Subject = "S01",
            Sequence = 1,
            Name = name,
            Code = code,
            Start = On(day),
        };

    static Medication Taken(string name, string? category, int? from, int? to, string? still = null) =>
        new()
        {
            Subject = "S01",
            Sequence = 1,
            Treatment = name,
            Category = category,
            Start = from is { } first ? On(first) : null,
            End = to is { } last ? On(last) : null,
            StillTaken = still,
        };

    [Theory]
    [InlineData("DLI", "DONOR LYMPHOCYTE INFUSION", 10, 1)]
    [InlineData("CD123 CAR-T", "CAR-T CELL INFUSION", 10, 1)]
    [InlineData("DLI", "DONOR LYMPHOCYTE INFUSION", -30, 0)]
    [InlineData("DLI", "DONOR LYMPHOCYTE INFUSION", 35, 0)]
    [InlineData("Bronchoscopy", null, 10, 0)]
    public void Cells_of_a_donor_or_other_cells_in_the_window_are_asked_about(string name, string? code, int day, int said) =>
        Assert.Equal(said, Said(Done(name, code, day)).Length);

    [Theory]
    [InlineData("Venetoclax", "ANTI-LEUKAEMIA THERAPY", null, null, "ONGOING", 1)] // no day
    [InlineData("Venetoclax", "ANTI-LEUKAEMIA THERAPY", null, -10, null, 0)] // over before the cells
    [InlineData("Venetoclax", "ANTI-LEUKAEMIA THERAPY", 5, 20, null, 1)] // as before
    [InlineData("Venetoclax", "ANTI-LEUKAEMIA THERAPY", -20, 10, null, 1)] // goes on
    [InlineData("Venetoclax", "ANTI-LEUKAEMIA THERAPY", -20, -5, null, 0)]
    [InlineData("Hydroxyurea", "BRIDGING", -20, 10, null, 1)]
    [InlineData("Hydroxyurea", "BRIDGING", -20, null, "ONGOING", 1)]
    [InlineData("Hydroxyurea", "BRIDGING", -20, -5, null, 0)]
    [InlineData("阿糖胞苷", null, 11, 15, null, 1)]
    [InlineData("AZA+VEN", null, 11, 15, null, 1)] // a name that nobody reads
    [InlineData("AZA+VEN", "GENERAL", 11, 15, null, 0)]
    [InlineData("AZA+VEN", null, 35, 40, null, 0)] // after the window
    [InlineData("Levetiracetam", null, 11, 15, null, 0)]
    public void A_drug_against_the_leukaemia_that_goes_on_or_has_no_day_is_said(
        string name,
        string? category,
        int? from,
        int? to,
        string? still,
        int said
    ) => Assert.Equal(said, Said(Taken(name, category, from, to, still)).Length);
}
